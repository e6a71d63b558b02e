"""What lies in the folder of the site after a build, so that the next writes only what has changed.

MkDocs empties the folder first. Here it is set aside meanwhile, and brought back. A build finds what the last one left by
a list in the memory, and trusts a file only if nobody has touched it since; a preview keeps the list itself.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casebank.engine.folder import Folder
from casebank.engine.store import Store

FOLDER = "sites"
"""Where the lists lie, beside the pages in the memory, each under the number that the system gives the folder it tells of."""
KEPT = 4
"""How many lists are kept."""

Mark = tuple[int, int, int]


@dataclass(frozen=True)
class Printed:
    """A page as it was printed, and under which key it is remembered.

    A link is the path it leads to, the place there, and how it is written; `files` are those that belong to the page.
    """

    path: str
    key: str
    anchors: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]
    files: tuple[str, ...] = ()


@dataclass
class Lying:
    """The pages by their paths, and all files by their names with what was told of their content."""

    pages: dict[str, Printed] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def set_aside(self, site_dir: Path) -> None:
        """Hide the site from what empties its folder, when it is known what lies there."""
        aside = _aside(site_dir)
        if aside.exists() or not self.files:
            # The last round went wrong.
            shutil.rmtree(aside, ignore_errors=True)
            self.pages, self.files = {}, {}
        else:
            site_dir.rename(aside)

    def bring_back(self, site_dir: Path, beside: tuple[str, ...] = ()) -> Folder:
        """The site as it was, but for what is made anew each time. Names that begin with one of `beside` are left too."""
        aside = _aside(site_dir)
        if aside.exists():
            shutil.rmtree(site_dir, ignore_errors=True)
            aside.rename(site_dir)
            for name in _names(site_dir):
                if name not in self.files and not name.startswith(beside):
                    (site_dir / name).unlink()
        return Folder(site_dir, self.files)

    def ended(self, folder: Folder, pages: dict[str, Printed], files: dict[str, str]) -> None:
        """Note what a round that went well has printed and written."""
        folder.sweep(files.keys())
        self.pages, self.files = pages, files

    def save(self, store: Store, site_dir: Path) -> None:
        """Remember the list for the next build. Where that cannot be done, it is done without."""
        lists = _lists(store)
        if lists is None:
            return
        marks = {name: (told, *_mark(site_dir / name)) for name, told in self.files.items()}
        pages = [(one.path, one.key, one.anchors, one.links, one.files) for one in self.pages.values()]
        try:
            lists.mkdir(parents=True, exist_ok=True)
            fresh = lists / f"{os.getpid()}.new"
            fresh.write_text(json.dumps({"files": marks, "pages": pages}), encoding="utf-8")
            fresh.replace(_list(lists, site_dir))
            for old in sorted(lists.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
                old.unlink()
        except OSError:
            return


def lying_in(site_dir: Path, store: Store) -> Lying:
    """What the last build left in a folder, as far as it still lies there untouched. The list is used up by this."""
    lists = _lists(store)
    if lists is None:
        return Lying()
    try:
        path = _list(lists, site_dir)
        found = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        files = {name: told for name, (told, *mark) in found["files"].items() if mark == list(_mark(site_dir / name))}
        pages = [
            Printed(path, key, tuple(anchors), tuple((to, place, as_) for to, place, as_ in links), tuple(names))
            for path, key, anchors, links, names in found["pages"]
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Lying()
    return Lying({page.path: page for page in pages}, files)


def _lists(store: Store) -> Path | None:
    return store.folder.with_name(FOLDER) if store.folder else None


def _list(lists: Path, site_dir: Path) -> Path:
    return lists / f"{site_dir.stat().st_ino}.json"


def _mark(path: Path) -> Mark:
    """What changes when somebody touches a file: its size, and when its content and its entry were changed."""
    try:
        about = os.stat(path)  # noqa: PTH116 - thousands of files
    except OSError:
        return 0, 0, 0
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _aside(site_dir: Path) -> Path:
    return site_dir.with_name(f"{site_dir.name}.aside")


def _names(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)
