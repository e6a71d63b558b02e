"""Prints pages: each is compiled, rendered, framed and written, unless it is remembered as it would become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from casebank.catalogue import Catalogue
from casebank.compile import case_drafts, families
from casebank.compile.page import Asset, Draft, Family, Page
from casebank.engine.content import Content, Renderer, place
from casebank.engine.folder import Folder
from casebank.engine.lying import Printed
from casebank.engine.store import Store
from casebank.fingerprint import fingerprint
from casebank.memory import all_so_far_is_kept
from casebank.rendering import Rendering
from casebank.site import Site
from casebank.workers import shared_out

Frame = Callable[[Page, Content], str]
"""Puts what stands on a page into the theme: gives the whole HTML file."""
Files = Callable[[], Iterable[tuple[str, bytes]]]
"""Makes files, each told by its name from the site's root and its content."""

AT_A_TIME = 40
"""How many cases are one task: enough that handing out tasks costs nothing, few enough that processes end together."""


@dataclass
class Round:
    """What came of printing: new pages, pages that lie as they did, files, and how many pages had been made before."""

    pages: dict[str, Printed] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    remembered: int = 0


@dataclass(frozen=True)
class Press:
    """What pages are printed with. `edition` is a fingerprint of all that every page depends on, whatever stands on it.

    `lying` are the pages that lie in the folder already, by their paths.
    """

    folder: Folder
    rendering: Rendering
    frame: Frame
    edition: str
    store: Store
    lying: Mapping[str, Printed] = field(default_factory=dict)

    def print_drafts(self, drafts: Iterable[Draft]) -> Round:
        """Print pages of cases, with what belongs to them."""
        done = Round()
        for draft in drafts:
            key = fingerprint(self.edition, draft.path, draft.basis())
            if not self._printed_before(draft.path, key, done):
                self._print(key, draft.page(), tuple(draft.files()), done)
        return self._ended(done)

    def print_family(self, family: Family) -> Round:
        """Print pages and files that are compiled together."""
        done = Round()
        key = fingerprint(self.edition, family.name, family.basis())
        found = self.store.get(key)
        if found is None or not all(self._printed_before(path, its, done) for path, its in found["pages"]):
            done = Round()
            found = {"pages": [], "files": [(asset.path, asset.content) for asset in family.files()]}
            for page in family.pages():
                its = fingerprint(self.edition, page.path, page.markdown())
                found["pages"].append((page.path, its))
                if not self._printed_before(page.path, its, done):
                    self._print(its, page, (), done)
            self.store.put(key, found)
        for name, content in found["files"]:
            self.folder.write(name, content)
        return self._ended(done)

    def print_files(self, files: Files) -> Round:
        """Put in other files, told by name and content."""
        for name, content in files():
            self.folder.write(name, content)
        return self._ended(Round())

    def _printed_before(self, path: str, key: str, done: Round) -> bool:
        """Put a page where it belongs if it is remembered, and tell whether it is."""
        lying = self.lying.get(path)
        if lying and lying.key == key and self.folder.keep(_file(path), *lying.files):
            done.kept.append(path)
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
            "links": content.links,
        }
        self.store.put(key, found)
        self._put(page.path, key, found, done)

    def _put(self, path: str, key: str, found: dict[str, Any], done: Round) -> None:
        self.folder.write(_file(path), found["html"], key)
        for name, content in found["files"]:
            self.folder.write(name, content, key)
        links = tuple((to, there, written) for to, there, written in found["links"])
        names = tuple(name for name, _ in found["files"])
        done.pages[path] = Printed(path, key, tuple(found["anchors"]), links, names)

    def _ended(self, done: Round) -> Round:
        done.files = self.folder.taken()
        return done

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.rendering)


@all_so_far_is_kept()
def print_site(press: Press, catalogue: Catalogue, site: Site, besides: Sequence[Files] = ()) -> Round:
    """Print every page and the files their scripts ask for. `besides` are other files.

    Raises:
        EngineError: if a file could not be written.
        WorkerError: if a process was killed.
    """
    catalogue.prepare()
    tasks: list[Callable[[], Round]] = [
        *(partial(press.print_files, files) for files in besides),
        *(partial(press.print_family, family) for family in families(catalogue, site)),
        *(partial(press.print_drafts, some) for some in _in_parts(list(case_drafts(catalogue, site)))),
    ]
    whole = Round()
    for done in shared_out(tasks):
        whole.pages |= done.pages | {path: press.lying[path] for path in done.kept}
        whole.files |= done.files
        whole.remembered += done.remembered
    return whole


def _file(path: str) -> str:
    """The file of a page in the site."""
    return f"{place(path)}index.html"


def _in_parts(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), AT_A_TIME):
        yield drafts[start : start + AT_A_TIME]
