"""What stands in a body: headings, links and citations, with their places.

The patterns follow Python-Markdown, which both engines render with, not CommonMark: `#x` without a
space is a heading there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from casebank.diagnostics import Span
from casebank.source.code import without_code
from casebank.source.links import Form, find

# Patterns that begin with a line end are far faster to search for than those that begin with `^`.
_ATX = re.compile(r"\n(#{1,6})(.*)")
_UNDERLINE = re.compile(r"\n([=-]+)[ ]*(?=\n|$)")
_CITATION = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\]")


class Lines:
    """Where the lines of a text begin that itself begins on `first_line` of its file."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Take a text. Nothing is looked for yet."""
        self._text = text
        self._first = first_line

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a stretch of the text."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return self._first + line, offset - self._starts[line] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that stands in a body, from `start` to `end`."""

    lines: Lines = field(repr=False, compare=False)
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return self.lines.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Heading(Placed):
    """A heading."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Link(Placed):
    """A link or image. `target` is as written, and the place is the target's.

    `whole` is the place of the link with its text. For a reference, `[a][b]`, it is all there is: the
    target stands in the definition.
    """

    form: Form
    text: str
    target: str
    image: bool
    whole: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation(Placed):
    """A reference to one of the file's sources: `[^id]`."""

    id: str


class Body:
    """A body's text, and what can be found in it, each looked for once. Code is passed over."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Take a text that begins on `first_line` of its file."""
        self.text = text
        self.lines = Lines(text, first_line)

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

    @cached_property
    def cited(self) -> frozenset[str]:
        """The sources that the body refers to, by their short names."""
        return frozenset(_CITATION.findall(self.plain))

    def citations(self) -> tuple[Citation, ...]:
        """All citations, in order."""
        return self._citations

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a stretch of the body."""
        return self.lines.span(start, end)

    @cached_property
    def _headings(self) -> tuple[Heading, ...]:
        text = f"\n{self.plain}"
        found = [
            self._heading(len(match[1]), match.start(1) - 1, match.start(2) - 1, match.end(2) - 1)
            for match in _ATX.finditer(text)
        ]
        for match in _UNDERLINE.finditer(self.plain):
            start, end = self.plain.rfind("\n", 0, match.start()) + 1, match.start()
            if self.plain[start:end].strip() and self.plain[start] != "#":
                found.append(self._heading(1 if match[1][0] == "=" else 2, start, start, end))
        return tuple(sorted(found, key=lambda heading: heading.start))

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        return tuple(
            Link(self.lines, one.start, one.end, one.form, one.text, one.target, one.image, one.whole)
            for one in find(self.text, self.plain)
        )

    @cached_property
    def _citations(self) -> tuple[Citation, ...]:
        return tuple(Citation(self.lines, *match.span(), match["id"]) for match in _CITATION.finditer(self.plain))

    def _heading(self, level: int, start: int, words: int, end: int) -> Heading:
        """The heading from `start` to `end`, whose words begin at `words`."""
        text = self.text[words:end].strip()
        if words > start:
            text = text.rstrip("#").rstrip()
        return Heading(self.lines, start, end, level, text)


def replace(text: str, found: list[tuple[Placed, str]]) -> str:
    """The text with each found thing replaced by a string; what lies inside another is left."""
    parts, position = [], 0
    for placed, new in sorted(found, key=lambda pair: pair[0].start):
        if placed.start < position:
            continue
        parts += [text[position : placed.start], new]
        position = placed.end
    return "".join([*parts, text[position:]])
