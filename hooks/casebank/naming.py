"""Names for addresses and files, and the nearest name to one that does not exist."""

from __future__ import annotations

import difflib
import heapq
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "þ": "th", "ß": "ss"})
_FEW = 50
"""Among how many options the nearest is looked for one by one. In a large bank that would cost with each finding."""
_ALPHABET = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """A text as an id: `Tøyens folkebudsjett` gives `toyens-folkebudsjett`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option most like the word, when one is like enough to be what was meant."""
    folded = _folded(options if isinstance(options, frozenset) else frozenset(options))
    wanted = slug(word) or word
    found = difflib.get_close_matches(wanted, folded.candidates(wanted), n=1, cutoff=0.6)
    return folded.options[found[0]] if found else None


@dataclass(frozen=True)
class _Folded:
    """Options by their slugs, and the slugs by each three letters in a row that they have."""

    options: Mapping[str, str]
    by_letters: Mapping[str, tuple[str, ...]]

    def candidates(self, word: str) -> Iterable[str]:
        """The options worth a comparison: all when they are few, else those that share most with the word."""
        if len(self.options) <= _FEW:
            return self.options
        shared = Counter(name for letters in _triples(word) for name in self.by_letters.get(letters, ()))
        return [name for name, _ in heapq.nsmallest(_FEW, shared.items(), key=lambda pair: (-pair[1], pair[0]))]


@lru_cache(maxsize=64)
def _folded(options: frozenset[str]) -> _Folded:
    folded = {slug(option) or option: option for option in sorted(options)}
    by_letters: dict[str, list[str]] = defaultdict(list)
    if len(folded) > _FEW:
        for name in folded:
            for letters in _triples(name):
                by_letters[letters].append(name)
    return _Folded(folded, {letters: tuple(names) for letters, names in by_letters.items()})


def _triples(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The question to a contributor, with a leading space, or nothing when no option is near."""
    guess = nearest(word, options)
    return f" Mente du «{guess}»?" if guess else ""


@lru_cache(maxsize=50_000)
def alphabetical(text: str) -> tuple[int, ...]:
    """A sort key that puts æ, ø and å last and ignores case: the Norwegian alphabet."""
    folded = unicodedata.normalize("NFC", text.lower())
    keep = set("æøå")
    letters = (char if char in keep else unicodedata.normalize("NFKD", char)[0] for char in folded)
    return tuple(_ALPHABET.get(char, -1 if char in " -" else 100 + ord(char)) for char in letters)
