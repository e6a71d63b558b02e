"""The pages of the site and the places on them, made only when someone asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from casebank.bank import Bank
from casebank.catalogue import Catalogue
from casebank.compile import other_pages, page_of
from casebank.compile.page import Page
from casebank.model.kinds import CASE, KEY, KINDS
from casebank.rendering import UnrenderableError, anchors_in
from casebank.site import Site

_OVERVIEWS = frozenset(f"{kind.pages}/index.md" for kind in KINDS if kind.pages)
_NOWHERE = Site(name="", url="", description="", repository="")
"""Where the pages will be published has no bearing on where their links lead."""


class CompiledSite:
    """The site that a bank becomes. A page is made when someone asks for it; those of lists come one after the other."""

    def __init__(self, bank: Bank) -> None:
        """Take a bank. Nothing is compiled yet."""
        self._bank = bank
        self._made: dict[str, Page] = {}
        self._anchors: dict[str, frozenset[str]] = {}

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every page, from the engine's source folder."""
        self._made.update((page.path, page) for page in self._waiting)
        return frozenset(self._made) | self._alone

    def has(self, path: str) -> bool:
        """Whether there is such a page. Only as many are made as it takes to know."""
        return path in _OVERVIEWS or path in self._alone or self._other(path) is not None

    def anchors(self, path: str) -> frozenset[str]:
        """The places on a page that a link can lead to; none for a page that could not be made."""
        if path not in self._anchors:
            page = page_of(path, self._catalogue, _NOWHERE) or self._other(path)
            self._anchors[path] = self._anchors_on(page) if page else frozenset()
        return self._anchors[path]

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The pages that are made from one file each."""
        return frozenset(
            f"{kind.pages}/{identifier}.md" for kind in (CASE, KEY) for identifier in self._bank.of_kind(kind)
        )

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self._bank)

    @cached_property
    def _waiting(self) -> Iterator[Page]:
        """The pages that are still to be made."""
        return other_pages(self._catalogue, _NOWHERE)

    def _other(self, path: str) -> Page | None:
        while path not in self._made:
            page = next(self._waiting, None)
            if page is None:
                return None
            self._made[page.path] = page
        return self._made[path]

    def _anchors_on(self, page: Page) -> frozenset[str]:
        try:
            rendered = self._bank.rendering.render(page.body)
        except UnrenderableError:
            return frozenset()
        return frozenset(anchors_in(rendered.html))
