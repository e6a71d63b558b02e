"""Which HTML an author's text may become, and what a rendered text holds beyond that.

What the engine passed through as raw HTML is told apart first. The rest it has written itself, well
formed, so that a plain parser reads it just as a browser does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from html import unescape
from html.parser import HTMLParser

from casebank.rendering import Rendered

SCHEMES = frozenset({"http", "https", "mailto"})
"""The kinds of address that a link may have. Addresses of pages in the bank have none."""
ADMONITIONS = ("forslag", "note", "tip", "info", "warning")
"""The kinds of box that an author may use: `!!! forslag "Overskrift"`."""
MAX_NESTING = 20
"""How deep elements may lie in each other. Real texts go five deep; the engine gives up at some hundred."""

_ANY = re.compile("")
_BOX = rf"admonition ({'|'.join(ADMONITIONS)})"
_ATTRIBUTES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    **{name: {} for name in ("p", "em", "strong", "ul", "li", "blockquote", "hr", "br", "pre", "dl", "dt", "dd")},
    **{name: {} for name in ("table", "thead", "tbody", "tr", "th", "td", "sup")},
    **{f"h{level}": {"id": _ANY} for level in range(1, 7)},
    "p": {"class": re.compile("admonition-title")},
    "sup": {"class": re.compile("kb-cite")},
    "div": {"class": re.compile(rf"{_BOX}|toc|kb-[a-z]+")},
    "code": {"class": re.compile(r"language-[\w#.+-]+")},
    "ol": {"start": re.compile(r"\d+")},
    "a": {"href": _ANY, "title": _ANY, "class": re.compile("headerlink")},
    "img": {"src": _ANY, "alt": _ANY, "title": _ANY},
}
_OWN = re.compile(r"</?sup( class=\"kb-cite\")?>|&#?\w+;|<div class=\"kb-[a-z]+\"></div>\s*")
_FENCED = re.compile(r"<pre[^<>]*><code[^<>]*>[^<>]*</code></pre>")
_VOID = frozenset({"br", "hr", "img"})
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DROPPED_BY_BROWSERS = re.compile(r"[\t\r\n]")


class Fault(Enum):
    """What is wrong with a piece of rendered text."""

    RAW = "raw"
    ADDRESS = "address"
    STYLE = "style"
    NESTING = "nesting"


@dataclass(frozen=True)
class Problem:
    """A piece of a rendered text that an author may not make."""

    fault: Fault
    shown: str


def problems(rendered: Rendered) -> list[Problem]:
    """Everything in a rendered text that an author may not make."""
    raw = [piece for piece in rendered.passed_through if not (_OWN.fullmatch(piece) or _FENCED.fullmatch(piece))]
    html = rendered.html
    for piece in raw:
        html = html.replace(piece, "")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    # Where raw HTML has broken the text up, only addresses can be told with certainty.
    found = [problem for problem in reader.found if not raw or problem.fault is Fault.ADDRESS]
    # What is defined here can be used by another text on the same page.
    shown = {problem.shown for problem in found}
    unused = (address for address in map(unescape, rendered.defined) if not is_safe(address) and address not in shown)
    return [*(Problem(Fault.RAW, piece) for piece in raw), *found, *(Problem(Fault.ADDRESS, one) for one in unused)]


def is_safe(address: str) -> bool:
    """Whether a browser only ever follows an address to a page or a mail program."""
    # https://url.spec.whatwg.org/#url-parsing: tabs and line breaks are taken out, spaces and controls before it too.
    address = _DROPPED_BY_BROWSERS.sub("", address).lstrip("".join(map(chr, range(33))))
    if address.replace("\\", "/").startswith("//"):
        return False
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in SCHEMES


class _Reader(HTMLParser):
    """Walks over HTML and notes what is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Problem] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = _ATTRIBUTES.get(tag)
        if allowed is None:
            self.found.append(Problem(Fault.RAW, f"<{tag}>"))
            return
        self.found += self._faults(allowed, attrs)
        self.depth += tag not in _VOID
        if self.depth == MAX_NESTING + 1:
            self.found.append(Problem(Fault.NESTING, ""))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in _VOID

    def handle_comment(self, data: str) -> None:
        self.found.append(Problem(Fault.RAW, f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Problem(Fault.RAW, f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.found.append(Problem(Fault.RAW, f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Problem(Fault.RAW, f"<![{data}]>"))

    def _faults(
        self, allowed: Mapping[str, re.Pattern[str]], attributes: list[tuple[str, str | None]]
    ) -> Iterator[Problem]:
        for name, value in attributes:
            pattern = allowed.get(name)
            if pattern is None or (pattern is not _ANY and not pattern.fullmatch(value or "")):
                yield Problem(Fault.STYLE, f'{name}="{value or ""}"')
            elif name in ("href", "src") and not is_safe(value or ""):
                yield Problem(Fault.ADDRESS, value or "")
