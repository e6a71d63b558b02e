"""What stands in a body: headings, links and citations, with their places.

The patterns follow Python-Markdown, which both engines render with, not CommonMark: `#x` without a
space is a heading there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from casebank.diagnostics import Span
from casebank.source.code import without_code
from casebank.source.links import Form, find

_ATX = re.compile(r"^(#{1,6})(.*)$", re.MULTILINE)
_SETEXT = re.compile(r"^(.*?)\n([=-]+)[ ]*(?=\n|$)", re.MULTILINE)
_CITATION = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\]")


@dataclass(frozen=True)
class Heading:
    """A heading of a body. `start` and `end` are its place in the body."""

    level: int
    text: str
    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Link:
    """A link or image of a body. `target` is as written, `start` and `end` are its place in the body.

    `whole` is the place of the link with its text. For a reference, `[a][b]`, it is all there is: the
    target stands in the definition.
    """

    form: Form
    text: str
    target: str
    image: bool
    span: Span
    start: int
    end: int
    whole: tuple[int, int]


@dataclass(frozen=True)
class Citation:
    """A reference to one of the file's sources: `[^id]`."""

    id: str
    span: Span
    start: int
    end: int


class Body:
    """A body's text, and what can be found in it, each looked for once. Code is passed over."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Take a text that begins on `first_line` of its file."""
        self.text = text
        self.first_line = first_line

    @cached_property
    def plain(self) -> str:
        """The text with its code blanked out, and every other character in its place."""
        return without_code(self.text)

    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return self._headings

    def links(self) -> tuple[Link, ...]:
        """All links and images that have their address with them; definitions of references are among them."""
        return tuple(link for link in self._links if link.form is not Form.REFERENCE)

    def references(self) -> tuple[Link, ...]:
        """All links and images that have their address in a definition elsewhere in the body."""
        return tuple(link for link in self._links if link.form is Form.REFERENCE)

    def citations(self) -> tuple[Citation, ...]:
        """All citations, in order."""
        return self._citations

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a stretch of the body."""
        return Span(*self._place(start), *self._place(end))

    @cached_property
    def _headings(self) -> tuple[Heading, ...]:
        found = [
            self._heading(len(match[1]), self._words(match, 2).rstrip("#").rstrip(), *match.span())
            for match in _ATX.finditer(self.plain)
        ]
        found += [
            self._heading(1 if match[2][0] == "=" else 2, self._words(match, 1), match.start(), match.end(1))
            for match in _SETEXT.finditer(self.plain)
            if match[1].strip() and not match[1].startswith("#")
        ]
        return tuple(sorted(found, key=lambda heading: heading.start))

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        return tuple(
            Link(
                one.form, one.text, one.target, one.image, self.span(one.start, one.end), one.start, one.end, one.whole
            )
            for one in find(self.text, self.plain)
        )

    @cached_property
    def _citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(match["id"], self.span(*match.span()), *match.span()) for match in _CITATION.finditer(self.plain)
        )

    def _words(self, match: re.Match[str], group: int) -> str:
        return self.text[match.start(group) : match.end(group)].strip()

    def _heading(self, level: int, text: str, start: int, end: int) -> Heading:
        return Heading(level, text, self.span(start, end), start, end)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset) - 1
        return self.first_line + line, offset - self._line_starts[line] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


Placed = Link | Citation


def replace(text: str, found: list[tuple[Placed, str]]) -> str:
    """The text with each found thing replaced by a string; what lies inside another is left."""
    parts, position = [], 0
    for placed, new in sorted(found, key=lambda pair: pair[0].start):
        if placed.start < position:
            continue
        parts += [text[position : placed.start], new]
        position = placed.end
    return "".join([*parts, text[position:]])
