"""What was put in the site, and where its links lead, so that none leads nowhere.

The engine's own check sees only the pages that it renders in its own loop. This one sees all, whether a page was made
now, by another process, or long ago.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from casebank.engine.content import Link


@dataclass
class Account:
    """The places on each page by its source path, and each target of links with one page that leads there."""

    places: dict[str, frozenset[str]] = field(default_factory=dict)
    links: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def enter(self, page: str, anchors: Collection[str], links: Collection[Link]) -> None:
        """Enter a page."""
        self.places[page] = frozenset(anchors)
        for link in links:
            self.links.setdefault((link.path, link.anchor), (page, link.written))

    def add(self, other: Account) -> None:
        """Enter what another account holds."""
        self.places |= other.places
        for target, source in other.links.items():
            self.links.setdefault(target, source)

    def faults(self, files: Collection[str]) -> Iterator[str]:
        """What is wrong with the links, in words, when these files are there beside the pages."""
        for (path, anchor), (page, written) in sorted(self.links.items()):
            if path not in self.places:
                if path not in files:
                    yield f"{page}: Lenken «{written}» fører til {path}, som ikke finnes."
            elif anchor and anchor not in self.places[path]:
                yield f"{page}: Lenken «{written}» fører til et sted på {path} som ikke finnes."
