"""The search index: Pagefind's, made over the finished pages.

One index for bokmål and nynorsk together, since Pagefind would else hide one from the other.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from casebank.publish.error import PublishError
from casebank.publish.search_order import put_in_order

FOLDER = "pagefind"


def index(site_dir: Path) -> None:
    """Write the index of the site in `site_dir` to its folder `pagefind/`.

    Raises:
        PublishError: if Pagefind could not run, or found no page to index.
    """
    command = [
        *(sys.executable, "-m", "pagefind"),
        *("--site", str(site_dir), "--output-subdir", FOLDER),
        *("--force-language", "nb", "--exclude-selectors", ".headerlink", "--quiet"),
    ]
    # The command is a fixed list and no shell reads it.
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0 or not (site_dir / FOLDER / "pagefind.js").is_file():
        raise PublishError(f"Søkeregisteret kunne ikke lages. Pagefind sier:\n{done.stdout}{done.stderr}")
    put_in_order(site_dir / FOLDER)
