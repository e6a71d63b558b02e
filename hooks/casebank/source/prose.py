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
_WORD = re.compile(r"\S*?[^\W_]\S*")
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
        return len(_WORD.findall(_UNREAD.sub("", self.text)))

    def is_longer_than(self, words: int) -> bool:
        """Whether there are more than so many words. Each but the last has a space after it, so most need no count."""
        return self.text.count(" ") + self.text.count("\n") >= words and self.words > words

    def sentences(self) -> Iterator[Passage]:
        """The sentences, roughly: a stop before a small letter is that of an abbreviation."""
        start = 0
        for match in _END.finditer(self.text):
            yield Passage(self.text[start : match.end()].rstrip(), self.start + start)
            start = match.end()
        yield Passage(self.text[start:].rstrip(), self.start + start)


def reads_easily(body: Body, *, sentence: int, paragraph: int) -> bool:
    """Whether no sentence and no paragraph can have more than so many words. Found with little work, for most bodies."""
    for block in body.plain.split("\n\n"):
        gaps = block.count(" ") + block.count("\n")
        if gaps >= paragraph:
            return False
        if gaps >= sentence:
            spaces, start = block.replace("\n", " "), 0
            for match in _END.finditer(block):
                if spaces.count(" ", start, match.end()) >= sentence:
                    return False
                start = match.end()
            if spaces.count(" ", start) >= sentence:
                return False
    return True


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
            if passage.is_longer_than(longer_than):
                yield passage
