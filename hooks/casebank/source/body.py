"""What stands in a body: headings, links and citations, with their places.

The patterns follow Python-Markdown, which both engines render with, not CommonMark: `#x` without a
space is a heading there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebank.diagnostics import Span

_CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_ATX = re.compile(r"^(#{1,6})(.*?)#*\s*$", re.MULTILINE)
_SETEXT = re.compile(r"^(.*?)\n([=-]+)[ ]*(?=\n|$)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?P<target><[^<>\n]*>|(?:[^\s()<>]|\([^\s()]*\))*)(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<text>[^\]\n]+)\]:[ \t]*\n?[ \t]*(?P<target><[^>\n]*>|\S+)", re.MULTILINE)
_CITATION = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\]")


@dataclass(frozen=True)
class Heading:
    """A heading of a body."""

    level: int
    text: str
    span: Span


@dataclass(frozen=True)
class Link:
    """A link or image of a body. `target` is as written, `start` and `end` are its place in the body."""

    text: str
    target: str
    image: bool
    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Citation:
    """A reference to one of the file's sources: `[^id]`."""

    id: str
    span: Span
    start: int
    end: int


class Body:
    """A body's text, and what can be found in it. Code is passed over."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Take a text that begins on `first_line` of its file."""
        self.text = text
        self.first_line = first_line
        self._plain = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text) if "`" in text else text

    def headings(self) -> list[Heading]:
        """All headings, in order."""
        found = [
            Heading(len(match[1]), match[2].strip(), self.span(match.start(), match.end()))
            for match in _ATX.finditer(self._plain)
        ]
        found += [
            Heading(1 if match[2][0] == "=" else 2, match[1].strip(), self.span(match.start(), match.end(1)))
            for match in _SETEXT.finditer(self._plain)
            if match[1].strip() and not match[1].startswith("#")
        ]
        return sorted(found, key=lambda heading: heading.span)

    def links(self) -> Iterator[Link]:
        """All links and images with an address, reference definitions included."""
        if "](" not in self._plain and "]:" not in self._plain:
            return
        for pattern in (_LINK, _DEFINITION):
            for match in pattern.finditer(self._plain):
                start, end = match.span("target")
                image = self._plain[match.start() - 1 : match.start()] == "!"
                target = match["target"].removeprefix("<").removesuffix(">")
                yield Link(match["text"], target, image, self.span(start, end), start, end)

    def citations(self) -> Iterator[Citation]:
        """All citations, in order."""
        for match in _CITATION.finditer(self._plain):
            yield Citation(match["id"], self.span(*match.span()), *match.span())

    def span(self, start: int, end: int) -> Span:
        """The span in the file of a stretch of the body."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, offset)
        return self.first_line + line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


Placed = Link | Citation


def replace(text: str, found: list[tuple[Placed, str]]) -> str:
    """The text with each found thing replaced by a string."""
    parts, position = [], 0
    for placed, new in sorted(found, key=lambda pair: pair[0].start):
        parts += [text[position : placed.start], new]
        position = placed.end
    return "".join([*parts, text[position:]])
