"""Bokmål and nynorsk: what a word of the one is called in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebank.words.lexicon import Lexicon

_Rule = tuple[re.Pattern[str], str]
_ENDINGS: tuple[_Rule, ...] = (
    (re.compile(r"er$"), "ar"),
    (re.compile(r"er$"), "jar"),
    (re.compile(r"het$"), "heit"),
    (re.compile(r"het$"), "leik"),
    (re.compile(r"else$"), "ing"),
    (re.compile(r"ning$"), "ing"),
    (re.compile(r"virkning$"), "verknad"),
    (re.compile(r"elig$"), "eleg"),
    (re.compile(r"lig$"), "leg"),
    (re.compile(r"ig$"), "eg"),
)
"""How a word ends in bokmål, and in nynorsk. Some of the latter are allowed in bokmål too."""
_SOUNDS: tuple[_Rule, ...] = (
    (re.compile(r"^hv"), "kv"),
    (re.compile(r"^tj"), "t"),
    (re.compile(r"virk"), "verk"),
    (re.compile(r"ø(?=[rsvmkg])"), "øy"),
    (re.compile(r"a(?=[vtpr][^aeiouyæøå]?[eøa])"), "å"),
    (re.compile(r"e(?=[nmlgdr])"), "ei"),
    (re.compile(r"o(?=l)"), "u"),
    (re.compile(r"alg$"), "al"),
    (re.compile(r"i(?=l)"), "e"),
    (re.compile(r"ill$"), "el"),
    (re.compile(r"kk"), "k"),
    (re.compile(r"ke"), "kje"),
    (re.compile(r"ge"), "gje"),
    (re.compile(r"y"), "ø"),
)
"""How sounds within a word differ. A word that is known in bokmål too is another word."""
_DIFFERENCES = 2
"""How many differences within it one word may have."""


class WrittenNorms:
    """Makes words of one norm into those of the other, and keeps what the word list knows."""

    def __init__(self, nb: Lexicon, nn: Lexicon) -> None:
        """Take the word lists of both norms."""
        self._nb = nb
        self._nn = nn
        self._found: dict[str, tuple[str, ...]] = {}

    def nynorsk(self, word: str) -> tuple[str, ...]:
        """The nynorsk words for a word in bokmål that are written in another way."""
        if word not in self._found:
            self._found[word] = tuple(sorted(self._search(word)))
        return self._found[word]

    def _search(self, word: str) -> set[str]:
        ended = set(_changed(word, _ENDINGS))
        found = {new for new in ended if new in self._nn}
        changed = {word, *ended}
        for _ in range(_DIFFERENCES):
            changed = {new for one in changed for new in _changed(one, _SOUNDS)}
            found |= {new for new in changed if new in self._nn and new not in self._nb}
        return found


def _changed(word: str, rules: tuple[_Rule, ...]) -> Iterator[str]:
    for pattern, new in rules:
        changed = pattern.sub(new, word, count=1)
        if changed != word:
            yield changed
