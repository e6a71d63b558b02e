"""Takes out of the pages what only the theme's own script would have used, and which no template can reach.

Two hidden check boxes for its drawer and search, and a layer over the page. They do nothing here, and the boxes
carry an attribute that HTML does not allow them.
"""

from __future__ import annotations

import re
from pathlib import Path

_LEFTOVERS = re.compile(
    r'<input class="md-toggle" data-md-toggle="\w+" type="checkbox" id="__\w+" autocomplete="off">'
    r'|<label class="md-overlay" for="__drawer"></label>'
)


def without_leftovers(page: str) -> str:
    """A page as HTML, mended."""
    return _LEFTOVERS.sub("", page)


def remove_leftovers(site_dir: Path) -> None:
    """Mend every page of the site in `site_dir`."""
    for path in site_dir.rglob("*.html"):
        content = path.read_text(encoding="utf-8")
        mended = without_leftovers(content)
        if mended != content:
            path.write_text(mended, encoding="utf-8")
