"""Where the links of all pages lead, so that none leads nowhere.

The engine's own check sees only the pages that it renders in its own loop. This one sees all, whether a page was made
now, by another process, or long ago.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from casebank.engine.lying import Printed


def faults(pages: Mapping[str, Printed], files: Collection[str]) -> Iterator[str]:
    """What is wrong with the links of pages, in words: one line for each target. `files` are there beside the pages."""
    targets = {(to, there): (page.path, written) for page in pages.values() for to, there, written in page.links}
    places = {path: frozenset(pages[path].anchors) for path, there in targets if there and path in pages}
    for (path, there), (page, written) in sorted(targets.items()):
        if path not in pages and path not in files:
            yield f"{page}: Lenken «{written}» fører til {path}, som ikke finnes."
        elif there and path in pages and there not in places[path]:
            yield f"{page}: Lenken «{written}» fører til et sted på {path} som ikke finnes."
