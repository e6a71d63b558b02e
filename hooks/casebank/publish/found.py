"""Which case each result of the text index is, so that «Finn caser» can narrow and sort results before it shows them.

Pagefind names a result after a file that holds what is known of the page. The list has one for each case, in the order of
the page's cards; a case that the index does not have gets an empty one.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

from casebank.compile import find
from casebank.compile.page import address
from casebank.model.kinds import CASE
from casebank.publish import search

NAME = "results.json"
_SUFFIX = ".pf_fragment"
_BEFORE = b"pagefind_dcd"
"""What stands before the JSON in Pagefind's files, to tell that they are unpacked."""


def write_results(site_dir: Path) -> None:
    """Write the list for the index and the cards that lie in `site_dir`."""
    folder = site_dir / find.FOLDER
    results = dict(_results(site_dir / search.FOLDER / "fragment"))
    found = [results.get(f"/{address(f'{CASE.pages}/{case}.md')}", "") for case in _cases(folder)]
    data = {"cardsAFile": find.CARDS_A_FILE, "results": found}
    (folder / NAME).write_text(json.dumps(data, separators=(",", ":")), encoding="ascii")


def _cases(folder: Path) -> Iterator[str]:
    """The ids of the cases in the order of their cards. The catalogue's own may be another on another day."""
    for number in itertools.count():
        path = folder / find.cards_file(number)
        if not path.is_file():
            return
        yield from (card["id"] for card in json.loads(path.read_text(encoding="utf-8")))


def _results(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of each page in the index, and the name of its result."""
    for path in folder.glob(f"*{_SUFFIX}"):
        content = gzip.decompress(path.read_bytes()).removeprefix(_BEFORE)
        yield json.loads(content)["url"], path.name.removesuffix(_SUFFIX)
