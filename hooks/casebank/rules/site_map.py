"""What the rules must know of the site that the bank becomes."""

from __future__ import annotations

from typing import Protocol


class SiteMap(Protocol):
    """The pages of the site, also those that no file is the source of. The compile step knows them."""

    @property
    def paths(self) -> frozenset[str]:
        """Every page, from the engine's source folder: `cases/x.md`, `themes/index.md`."""

    def has(self, path: str) -> bool:
        """Whether there is such a page. Costs less than to ask for all."""

    def anchors(self, path: str) -> frozenset[str]:
        """The places on a page that a link can lead to; none for a page that could not be made."""
