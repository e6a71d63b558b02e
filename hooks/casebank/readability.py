"""How heavy a text is to read, by LIX.

LIX is the average number of words in a sentence plus the share of words with more than six letters, in per cent.
Under 30 is very easy, 30 to 40 easy, 40 to 50 medium, over 55 heavy.
Source: C. H. Björnsson, «Läsbarhet», Liber, Stockholm 1968.
"""

from __future__ import annotations

import re

from casebank.source.body import Body
from casebank.source.prose import passages

LONG_WORD = 6
LIMIT = 45
"""What cases and keys should stay at or under."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNREAD = re.compile(r"\[\^[^\]\s]+\]|\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|[*_`\[\]]")


def lix(body: Body) -> float | None:
    """The LIX of a body's running text; None when it has no sentence."""
    sentences = words = long_words = 0
    for passage in passages(body):
        for sentence in passage.sentences():
            found = _WORD.findall(_UNREAD.sub("", sentence.text))
            sentences += bool(found)
            words += len(found)
            long_words += sum(len(word) > LONG_WORD for word in found)
    return words / sentences + 100 * long_words / words if words else None
