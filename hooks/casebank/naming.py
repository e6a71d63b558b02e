"""Names for addresses and files, and the nearest name to one that does not exist."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "þ": "th", "ß": "ss"})
_ALPHABET = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}


def slug(text: str) -> str:
    """A text as an id: `Tøyens folkebudsjett` gives `toyens-folkebudsjett`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option most like the word, when one is like enough to be what was meant."""
    folded = {slug(option) or option: option for option in options}
    found = difflib.get_close_matches(slug(word) or word, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The question to a contributor, with a leading space, or nothing when no option is near."""
    guess = nearest(word, options)
    return f" Mente du «{guess}»?" if guess else ""


def alphabetical(text: str) -> tuple[int, ...]:
    """A sort key that puts æ, ø and å last and ignores case: the Norwegian alphabet."""
    folded = unicodedata.normalize("NFC", text.lower())
    keep = set("æøå")
    letters = (char if char in keep else unicodedata.normalize("NFKD", char)[0] for char in folded)
    return tuple(_ALPHABET.get(char, -1 if char in " -" else 100 + ord(char)) for char in letters)
