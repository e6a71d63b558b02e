"""Which case each result of the text index is, so that «Finn caser» can narrow and sort results before it shows them.

Pagefind names a result after a file that holds what is known of the page. The list has one for each case, in the order of
the page's cards; a case that the index does not have gets an empty one.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from casebank.compile import find
from casebank.compile.page import address
from casebank.model.kinds import CASE

NAME = "results.json"


def write_results(site_dir: Path, results: Mapping[str, str]) -> None:
    """Write the list for the cards that lie in `site_dir`. `results` are the names by the addresses of their pages."""
    folder = site_dir / find.FOLDER
    found = [results.get(address(f"{CASE.pages}/{case}.md"), "") for case in _cases(folder)]
    data = {"cardsAFile": find.CARDS_A_FILE, "results": found}
    (folder / NAME).write_text(json.dumps(data, separators=(",", ":")), encoding="ascii")


def _cases(folder: Path) -> Iterator[str]:
    """The ids of the cases in the order of their cards. The catalogue's own may be another on another day."""
    for number in itertools.count():
        path = folder / find.cards_file(number)
        if not path.is_file():
            return
        yield from (card["id"] for card in json.loads(path.read_text(encoding="utf-8")))
