"""Words and phrases that readers use for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

Phrase = tuple[str, ...]
"""The lemmas of a word, or of several that stand together."""


class Synonyms:
    """Groups of words and phrases, each of which finds what the others name."""

    def __init__(self, groups: Iterable[Sequence[str]], read: Callable[[str], Phrase]) -> None:
        """Take the groups as they are written, and how a text becomes lemmas."""
        others: defaultdict[Phrase, dict[Phrase, None]] = defaultdict(dict)
        for group in groups:
            phrases = dict.fromkeys(filter(None, map(read, group)))
            for phrase in phrases:
                others[phrase] |= {other: None for other in phrases if other != phrase}
        self._others = {phrase: tuple(found) for phrase, found in others.items()}
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in self._others:
            if len(phrase) > 1:
                self._by_first[phrase[0]].append(phrase)

    def of(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The other words and phrases for one."""
        return self._others.get(phrase, ())

    def within(self, lemmas: Sequence[str]) -> Iterator[Phrase]:
        """The phrases of several words that stand in a text."""
        for place, lemma in enumerate(lemmas):
            for phrase in self._by_first.get(lemma, ()):
                if tuple(lemmas[place : place + len(phrase)]) == phrase:
                    yield phrase

    def words(self) -> Iterator[str]:
        """Every lemma of a group that stands by itself."""
        return (phrase[0] for phrase in self._others if len(phrase) == 1)
