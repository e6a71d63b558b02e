"""A built site as data: its pages, and what stands in the content of each."""

from __future__ import annotations

import functools
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SEARCH = frozenset(["data-pagefind-body", "data-pagefind-meta", "data-pagefind-filter", "data-pagefind-sort"])
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass
class HtmlPage:
    """What tests ask of one page. Addresses are as written; `article` holds those of the content alone.

    `search` is what the search index is told: the attribute, its value, and the text of the element.
    """

    address: str
    ids: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    article: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    search: list[tuple[str, ...]] = field(default_factory=list)
    title: str = ""

    def resolve(self, address: str) -> str:
        """An address of this page from the site's root, without what leads out of the site."""
        return urllib.parse.urljoin(f"https://site.invalid/{self.address}", address)


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.page.ids.add(found["id"])
        for name in ("href", "src", "action"):
            if name in found:
                self.page.addresses.append(found[name])
                if "article" in self.open and found.get("class") != "headerlink":
                    self.page.article.append(found[name])
        self.page.search += [(name, value, "") for name, value in found.items() if name in _SEARCH]
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _HEADINGS and "article" in self.open:
            self.page.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "span" in self.open and self.page.search and data.strip() and not self.page.search[-1][2]:
            self.page.search[-1] = (*self.page.search[-1][:2], data.strip())
        if "title" in self.open and "svg" not in self.open:
            self.page.title += data
        elif "article" in self.open and self.page.headings and _HEADINGS & set(self.open) and data != "¶":
            tag, text = self.page.headings[-1]
            self.page.headings[-1] = (tag, text + data)


@functools.cache
def read_site(folder: Path) -> dict[str, HtmlPage]:
    """Every HTML page below a folder, by its address from the root: `cases/x/`."""
    return {page.address: page for page in _pages(folder)}


def _pages(folder: Path) -> Iterator[HtmlPage]:
    for path in sorted(folder.rglob("*.html")):
        page = HtmlPage(path.relative_to(folder).as_posix().removesuffix("index.html"))
        _Reader(page).feed(path.read_text(encoding="utf-8"))
        yield page


def links_in_content(page: HtmlPage) -> list[str]:
    """The links of the content, resolved, in order."""
    return [page.resolve(address) for address in page.article]
