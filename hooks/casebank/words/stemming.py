"""What Pagefind makes of a word before it compares it: small letters, no marks above them, and no ending."""

from __future__ import annotations

import functools
import re
import unicodedata

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_JOINTS = re.compile(r"[-’']")
_SNOWBALL = Stemmer.Stemmer("norwegian")


def words(text: str) -> list[str]:
    """The words of a text in order, in small letters. A word with hyphens is one."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def pieces(word: str) -> tuple[str, ...]:
    """The word as Pagefind lists it: without what joins it, and each part by itself when there are several."""
    parts = _JOINTS.split(word)
    return ("".join(parts), *parts) if len(parts) > 1 else (word,)


@functools.lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The word as it stands in the index: `Bøkene` gives `bøk`, `håndbok` gives `handbok`.

    The same algorithm as Pagefind's: https://snowballstem.org/algorithms/norwegian/stemmer.html.
    """
    return str(_SNOWBALL.stemWord(without_marks(word)))


def without_marks(word: str) -> str:
    """Take off marks such as the ring of å. The letters æ and ø have none and stay."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
