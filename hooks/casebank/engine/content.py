"""A page's Markdown as HTML, with links to where the other pages will lie."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from casebank.compile.page import Page, address
from casebank.engine.shortcuts import take_shortcuts
from casebank.paths import relative
from casebank.rendering import Rendering, anchors_in

_LINKS = {"a": "href", "img": "src"}


Link = tuple[str, str, str]
"""A link to a page or file of the site: its path in the source folder, the place on it, and how it is written."""


@dataclass(frozen=True)
class Content:
    """What stands on a page: its HTML, its headings as `toc` knows them, the places on it, and where its links lead."""

    html: str
    headings: list[dict[str, Any]] = field(default_factory=list)
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Renderer:
    """Makes HTML of pages, one after the other, just as the engine's own loop would."""

    def __init__(self, rendering: Rendering) -> None:
        """Set up Markdown as the site does."""
        self._markdown: Markdown = rendering.new_engine()
        self._links = _Links(self._markdown)
        # After everything else has seen the links as they are written; so does MkDocs.
        self._markdown.treeprocessors.register(self._links, "site_links", 0)
        take_shortcuts(self._markdown)

    def render(self, page: Page) -> Content:
        """Render a page. Links to what is not there get an address all the same; the caller knows what there is."""
        self._markdown.reset()
        self._links.begin(page.path)
        made = self._markdown.convert(page.body)
        headings = getattr(self._markdown, "toc_tokens", [])
        return Content(made, headings, anchors_in(made), tuple(self._links.found))


class _Links(Treeprocessor):
    """Turns links by source path into links by address, and notes them."""

    page = ""

    def begin(self, page: str) -> None:
        """Begin on a page, known by its source path."""
        self.page = page
        self.found: dict[Link, None] = {}

    def run(self, root: Element) -> None:
        """Change the links of a page in place."""
        for element in root.iter():
            name = _LINKS.get(element.tag)
            if name:
                element.set(name, self._resolved(element.get(name, "")))

    def _resolved(self, url: str) -> str:
        scheme, host, path, query, anchor = urlsplit(url)
        if scheme or host or AMP_SUBSTITUTE in url:
            return url
        if not path:
            if anchor:
                self.found[(self.page, anchor, url)] = None
            return url
        start = "" if path.startswith("/") else posixpath.dirname(self.page)
        target = posixpath.normpath(posixpath.join(start, unquote(path).lstrip("/")))
        self.found[(target, anchor, url)] = None
        return urlunsplit(("", "", way(self.page, target), query, anchor))


def way(page: str, target: str) -> str:
    """The address of a page or file as it is written on a page, both known by their source paths."""
    to = place(target)
    found = relative(to, place(page))
    return found if to and not to.endswith("/") else f"{found}/"


def place(path: str) -> str:
    """The address of a page or file from the site's root."""
    return address(path) if path.endswith(".md") else path
