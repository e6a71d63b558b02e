"""The running text of a body: paragraphs, points of lists, and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from casebank.source.body import Body

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_POINT = re.compile(r"^[ \t>]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
_NOT_PROSE = re.compile(r"[ \t>]*(?:#|\||!!!|<|\[[^\]]*\]:)")
_UNREAD = re.compile(r"\[\^[^\]\s]+\]|\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\]]*\]|[*_`\[\]]")
_END = re.compile(r"[.!?:](?:[»\")*_]|\[\^[^\]\s]+\])*\s+(?=[«\"(\[*_]*[A-ZÆØÅ\d])")


@dataclass(frozen=True)
class Passage:
    """A stretch of running text. `start` and `end` are its place in the body, `words` how many a reader sees."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place in the body after the last character."""
        return self.start + len(self.text)

    @property
    def words(self) -> int:
        """How many words a reader sees: neither citations nor the addresses of links."""
        return sum(any(char.isalnum() for char in word) for word in _UNREAD.sub("", self.text).split())

    def sentences(self) -> Iterator[Passage]:
        """The sentences, roughly: a stop before a small letter is that of an abbreviation."""
        start = 0
        for match in _END.finditer(self.text):
            yield Passage(self.text[start : match.end()].rstrip(), self.start + start)
            start = match.end()
        yield Passage(self.text[start:].rstrip(), self.start + start)


def passages(body: Body, *, longer_than: int = 0) -> Iterator[Passage]:
    """The paragraphs and points of a body that have more than so many words. Tables and headings are passed over."""
    place = 0
    for end in (*(match.start() for match in _BLANK_LINE.finditer(body.plain)), len(body.plain)):
        block = body.plain[place:end]
        # Each word but the last has a space after it, so that short blocks need not be looked into.
        if block.count(" ") + block.count("\n") >= longer_than:
            yield from _in_block(block, place, longer_than)
        place = end


def _in_block(block: str, place: int, longer_than: int) -> Iterator[Passage]:
    starts = [0, *(match.start() for match in _POINT.finditer(block)), len(block)]
    for start, end in pairwise(starts):
        text = block[start:end].strip()
        if text and not _NOT_PROSE.match(text):
            passage = Passage(text, place + block.index(text, start))
            if passage.words > longer_than:
                yield passage
