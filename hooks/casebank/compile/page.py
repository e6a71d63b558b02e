"""A page for the engine: its path, what it says of itself, and its Markdown."""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casebank.compile.markdown import Markdown, link, text
from casebank.paths import relative

FROM_ROOT = "site:"
"""Before an address in raw HTML, or of a file that is no page, from the site's root. The frame turns it into a way there:
of such links, MkDocs resolves none and Zensical some.
"""


_LISTS = {name: f"docs/vocabulary/{name}.yml" for name in ("themes", "counties", "municipalities", "levels")}
"""Where the words of a page without a file of its own come from, by the folder it lies in."""


@dataclass(frozen=True)
class Crumb:
    """A step of the way from the front page to a page: what it is called, and its path as `cases/index.md`."""

    title: str
    path: str


@dataclass(frozen=True)
class SearchRecord:
    """What a search result shows of a page, and what it can be filtered and sorted by."""

    kind: str
    title: str
    summary: str
    place: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """One page. `path` is from the engine's source folder (`cases/x.md`), `source` from the repository's root.

    `structured` is the page's JSON-LD, fit to stand in HTML, and `feed` the way from the site's root to the feed of what
    it shows.
    """

    path: str
    title: str
    description: str
    body: Markdown
    kind: str
    template: str = ""
    language: str = "nb"
    source: str | None = None
    breadcrumbs: tuple[Crumb, ...] = ()
    search: SearchRecord | None = None
    structured: str = ""
    feed: str = ""

    def meta(self) -> dict[str, Any]:
        """What the page says of itself, as the templates get it.

        Titles and descriptions are escaped here: both engines print them raw, and take entities in a
        heading *out* again on the way into `<title>`.
        """
        meta: dict[str, Any] = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
            "kind": self.kind,
            "lang": self.language,
        }
        if self.structured:
            meta["structured"] = self.structured
        if not self.source and (words := _LISTS.get(self.path.partition("/")[0])):
            meta["edit"] = words
        if self.template:
            meta["template"] = self.template
        if self.breadcrumbs:
            meta["breadcrumbs"] = [
                {"title": html.escape(crumb.title), "path": address(crumb.path)} for crumb in self.breadcrumbs
            ]
        if self.feed:
            meta["feed"] = self.feed
        meta["search"] = _search(self.search) if self.search else False
        return meta

    def markdown(self) -> str:
        """The page as a file with front matter."""
        # JSON is YAML, and its strings need no further thought.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta().items()]
        return "\n".join(["---", *lines, "---", "", self.body, ""])


@dataclass(frozen=True)
class Asset:
    """A file that is not a page: its path in the engine's source folder, and its text."""

    path: str
    content: str


@dataclass(frozen=True)
class Draft:
    """A page that is still to be compiled, with the files that belong to it alone.

    `basis` gives a fingerprint of all that they are made from: as long as it is the same, so are they.
    """

    path: str
    basis: Callable[[], str]
    page: Callable[[], Page]
    files: Callable[[], Iterable[Asset]]


@dataclass(frozen=True)
class Family:
    """Pages and files that are compiled together, and together depend on `basis`, as a draft does on its own."""

    name: str
    basis: Callable[[], str]
    pages: Callable[[], Iterable[Page]] = tuple
    files: Callable[[], Iterable[Asset]] = tuple


@dataclass(frozen=True)
class Links:
    """Links from one page to others, by their source paths, as both engines resolve and check them."""

    page: str

    def to(self, path: str, content: Markdown) -> Markdown:
        """A link to a page."""
        return link(content, self.relative(path))

    def titled(self, path: str, title: str) -> Markdown:
        """A link to a page, with foreign text to click on."""
        return self.to(path, text(title))

    def relative(self, path: str) -> str:
        """The path of a page as it is written on this one."""
        return relative(path, posixpath.dirname(self.page))


def address(path: str) -> str:
    """The address of a page from the site's root: `cases/x.md` gives `cases/x/`."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def _search(record: SearchRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": html.escape(record.kind),
        "title": html.escape(record.title),
        "summary": html.escape(record.summary),
        "filters": {name: [html.escape(one) for one in values] for name, values in record.filters.items() if values},
        "sort": dict(record.sort),
    }
    if record.place:
        found["place"] = html.escape(record.place)
    return found
