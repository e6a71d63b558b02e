"""Bokmål and nynorsk: what a word of the one is called in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebank.words.lexicon import Lexicon

_Rule = tuple[re.Pattern[str], str]


def _rules(*rules: tuple[str, str]) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern), new) for pattern, new in rules)


_ENDINGS = _rules(
    (r"er$", "ar"),
    (r"er$", "jar"),
    (r"het$", "heit"),
    (r"het$", "leik"),
    (r"else$", "ing"),
    (r"ning$", "ing"),
    (r"virkning$", "verknad"),
    (r"elig$", "eleg"),
    (r"lig$", "leg"),
    (r"ig$", "eg"),
)
"""How a word ends in bokmål, and in nynorsk. Some of the latter are allowed in bokmål too."""
_SOUNDS = _rules(
    (r"^hv", "kv"),
    (r"^tj", "t"),
    (r"virk", "verk"),
    (r"ø(?=[rsvmkg])", "øy"),
    (r"a(?=[vtpr][^aeiouyæøå]?[eøa])", "å"),
    (r"e(?=[nmlgdr])", "ei"),
    (r"o(?=l)", "u"),
    (r"alg$", "al"),
    (r"i(?=l)", "e"),
    (r"ill$", "el"),
    (r"kk", "k"),
    (r"ke", "kje"),
    (r"ge", "gje"),
    (r"y", "ø"),
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
