"""Prints pages: each is compiled, rendered, framed and written, unless the memory has it as it would become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from casebank.catalogue import Catalogue
from casebank.compile import asset_families, case_drafts, families
from casebank.compile.page import Asset, Draft, Page
from casebank.digest import digest
from casebank.engine.account import Account
from casebank.engine.content import Content, Link, Renderer, place
from casebank.engine.error import EngineError
from casebank.engine.store import Store
from casebank.engine.workers import shared_out
from casebank.rendering import Rendering
from casebank.site import Site

Frame = Callable[[Page, Content], str]
"""Puts what stands on a page into the theme: gives the whole HTML file."""

AT_A_TIME = 40
"""How many cases are one task: enough that handing out tasks costs nothing, few enough that processes end together."""


@dataclass(frozen=True)
class Press:
    """What pages are printed with. `edition` is a digest of all that every page depends on, whatever stands on it."""

    site_dir: Path
    rendering: Rendering
    frame: Frame
    edition: str
    store: Store

    def print_drafts(self, drafts: Sequence[Draft]) -> Account:
        """Print pages of cases, with what belongs to them."""
        return self._entered((draft.path, self._remembered(draft.basis(), partial(_made, draft))) for draft in drafts)

    def print_pages(self, pages: Callable[[], Iterable[Page]]) -> Account:
        """Print a family of pages."""
        return self._entered((page.path, self._remembered(page.markdown(), partial(_alone, page))) for page in pages())

    def print_assets(self, assets: Callable[[], Iterable[Asset]]) -> Account:
        """Write a family of files."""
        for asset in assets():
            self._write(asset.path, asset.content)
        return Account()

    def _entered(self, printed: Iterable[tuple[str, tuple[dict[str, Any], bool]]]) -> Account:
        account = Account()
        for path, (entry, remembered) in printed:
            account.remembered += remembered
            self._write(f"{place(path)}index.html", entry["html"])
            for name, content in entry["files"]:
                self._write(name, content)
            account.enter(path, entry["anchors"], [Link(**link) for link in entry["links"]])
        return account

    def _remembered(self, basis: str, make: Callable[[], tuple[Page, list[Asset]]]) -> tuple[dict[str, Any], bool]:
        """A page as the memory keeps it, and whether it was there already; if not, it is made now and put there."""
        key = digest(self.edition, basis)
        found: dict[str, Any] | None = self.store.get(key)
        if found is not None:
            return found, True
        page, files = make()
        content = self._renderer.render(page)
        found = {
            "html": self.frame(page, content),
            "files": [(asset.path, asset.content) for asset in files],
            "anchors": content.anchors,
            "links": [asdict(link) for link in content.links],
        }
        self.store.put(key, found)
        return found, False

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.rendering)

    def _write(self, path: str, content: str) -> None:
        target = self.site_dir / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode(errors="xmlcharrefreplace"))
        except OSError as error:
            raise EngineError(f"Kunne ikke skrive {path} til nettstedet: {error.strerror}.") from error


def print_site(press: Press, catalogue: Catalogue, site: Site, besides: Sequence[Callable[[], None]] = ()) -> Account:
    """Print every page and the files their scripts ask for. `besides` is other work that can go on at the same time.

    Raises:
        EngineError: if a file could not be written, or a process was killed.
    """
    drafts = list(case_drafts(catalogue, site))
    catalogue.prepare()
    tasks: list[Callable[[], Account]] = [
        *(partial(_done, work) for work in besides),
        *(partial(press.print_assets, family) for family in asset_families(catalogue, site)),
        *(partial(press.print_pages, family) for family in families(catalogue, site)),
        *(partial(press.print_drafts, some) for some in _in_parts(drafts)),
    ]
    account = Account()
    for found in shared_out(tasks):
        account.add(found)
    return account


def _done(work: Callable[[], None]) -> Account:
    work()
    return Account()


def _made(draft: Draft) -> tuple[Page, list[Asset]]:
    return draft.page(), list(draft.files())


def _alone(page: Page) -> tuple[Page, list[Asset]]:
    return page, []


def _in_parts(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), AT_A_TIME):
        yield drafts[start : start + AT_A_TIME]
