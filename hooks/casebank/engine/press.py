"""Prints pages: each is compiled, rendered, framed and written, unless it is remembered as it would become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property, partial
from typing import Any

from casebank.catalogue import Catalogue
from casebank.compile import case_drafts, families
from casebank.compile.page import Asset, Draft, Family, Page
from casebank.digest import digest
from casebank.engine.account import Account
from casebank.engine.content import Content, Link, Renderer, place
from casebank.engine.folder import Folder
from casebank.engine.store import Store
from casebank.memory import all_so_far_is_kept
from casebank.rendering import Rendering
from casebank.site import Site
from casebank.workers import shared_out

Frame = Callable[[Page, Content], str]
"""Puts what stands on a page into the theme: gives the whole HTML file."""

AT_A_TIME = 40
"""How many cases are one task: enough that handing out tasks costs nothing, few enough that processes end together."""


@dataclass(frozen=True)
class Printed:
    """A page as it was printed, and under which key it is remembered. `links` are as dictionaries of a `Link`."""

    path: str
    key: str
    anchors: Sequence[str]
    links: Sequence[dict[str, str]]
    files: Sequence[str] = ()


@dataclass
class Round:
    """What came of printing: how many pages were remembered, and for a preview also the pages and files, by name."""

    account: Account = field(default_factory=Account)
    remembered: int = 0
    pages: dict[str, Printed] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    def add(self, other: Round) -> None:
        """Add what came of other pages."""
        self.account.add(other.account)
        self.remembered += other.remembered
        self.pages |= other.pages
        self.files |= other.files


@dataclass(frozen=True)
class Press:
    """What pages are printed with. `edition` is a digest of all that every page depends on, whatever stands on it.

    `lying` are the pages that lie in the folder already, by their paths; None for a build, which is not followed by another.
    """

    folder: Folder
    rendering: Rendering
    frame: Frame
    edition: str
    store: Store
    lying: Mapping[str, Printed] | None = None

    def print_drafts(self, drafts: Iterable[Draft]) -> Round:
        """Print pages of cases, with what belongs to them."""
        done = Round()
        for draft in drafts:
            key = digest(self.edition, draft.path, draft.basis())
            if not self._printed_before(draft.path, key, done):
                self._print(key, draft.page(), tuple(draft.files()), done)
        return self._ended(done)

    def print_family(self, family: Family) -> Round:
        """Print pages and files that are compiled together."""
        done = Round()
        key = digest(self.edition, family.name, family.basis())
        found = self.store.get(key)
        if found is None or not all(self._printed_before(path, its, done) for path, its in found["pages"]):
            done = Round()
            found = {"pages": [], "files": [(asset.path, asset.content) for asset in family.files()]}
            for page in family.pages():
                its = digest(self.edition, page.path, page.markdown())
                found["pages"].append((page.path, its))
                if not self._printed_before(page.path, its, done):
                    self._print(its, page, (), done)
            self.store.put(key, found)
        for name, content in found["files"]:
            self.folder.write(name, content)
        return self._ended(done)

    def _printed_before(self, path: str, key: str, done: Round) -> bool:
        """Put a page where it belongs if it is remembered, and tell whether it is."""
        lying = self.lying.get(path) if self.lying else None
        if lying and lying.key == key:
            self.folder.keep(_file(path), *lying.files)
            self._enter(lying, done)
        else:
            found = self.store.get(key)
            if found is None:
                return False
            self._put(path, key, found, done)
        done.remembered += 1
        return True

    def _print(self, key: str, page: Page, files: Sequence[Asset], done: Round) -> None:
        content = self._renderer.render(page)
        found = {
            "html": self.frame(page, content),
            "files": [(asset.path, asset.content) for asset in files],
            "anchors": content.anchors,
            "links": [asdict(link) for link in content.links],
        }
        self.store.put(key, found)
        self._put(page.path, key, found, done)

    def _put(self, path: str, key: str, found: dict[str, Any], done: Round) -> None:
        self.folder.write(_file(path), found["html"])
        for name, content in found["files"]:
            self.folder.write(name, content)
        names = [name for name, _ in found["files"]]
        self._enter(Printed(path, key, found["anchors"], found["links"], names), done)

    def _enter(self, printed: Printed, done: Round) -> None:
        if self.lying is not None:
            done.pages[printed.path] = printed
        done.account.enter(printed.path, printed.anchors, [Link(**link) for link in printed.links])

    def _ended(self, done: Round) -> Round:
        files = self.folder.taken()
        if self.lying is not None:
            done.files = files
        return done

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.rendering)


@all_so_far_is_kept()
def print_site(press: Press, catalogue: Catalogue, site: Site, besides: Sequence[Callable[[], None]] = ()) -> Round:
    """Print every page and the files their scripts ask for. `besides` is other work that can go on at the same time.

    Raises:
        EngineError: if a file could not be written.
        WorkerError: if a process was killed.
    """
    catalogue.prepare()
    tasks: list[Callable[[], Round]] = [
        *(partial(_done, work) for work in besides),
        *(partial(press.print_family, family) for family in families(catalogue, site)),
        *(partial(press.print_drafts, some) for some in _in_parts(list(case_drafts(catalogue, site)))),
    ]
    done = Round()
    for found in shared_out(tasks):
        done.add(found)
    return done


def _file(path: str) -> str:
    """The file of a page in the site."""
    return f"{place(path)}index.html"


def _done(work: Callable[[], None]) -> Round:
    work()
    return Round()


def _in_parts(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), AT_A_TIME):
        yield drafts[start : start + AT_A_TIME]
