"""Compounds: `ungdomsråd` is `ungdom` and `råd`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from casebank.words.lexicon import Lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LINKS = ("s", "e")
"""What may stand between two parts."""
_SHORT = _words(
    "by råd lab mål lag dag tid hus vei veg fag bil fly lys båt hav sak syn rom bok bud kor år øy ild elv sti"
)
"""Words of two and three letters that are parts of compounds. Others are more often mere letters."""
_NOT_FIRST = _words(
    "alle andre annen avgjør ber delt digitalis egen egne end etter eva foran fort fram frem første gjennom ingen inne "
    "kvitte leve med mellom mest orient over per plass rekrutt same samme sammen spør tilbake under uten"
)
_NOT_LAST = _words("akende anse egne elig elle ende gitt lagt lede legge legging rett ring skap")
"""Words that look like parts at the beginning and end of others, and are not."""
_LETTERS = 6
"""From how many letters on a known word is taken for a part though it never stands alone in the bank."""


class Compounds:
    """Takes compounds apart where each part is a known word."""

    def __init__(self, lexicon: Lexicon, alone: Collection[str]) -> None:
        """Take the lemmas that stand alone in the bank: by them short parts are told from mere letters."""
        self._lexicon = lexicon
        self._alone = alone
        self._short = {*_SHORT, *(form for lemma in alone for form in (lemma, *lexicon.forms(lemma)) if len(form) > 3)}
        self._found: dict[str, tuple[str, ...]] = {}
        self._divided: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, bool] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound in order, without what links them; nothing when the word is not one."""
        if word not in self._found:
            found = self._split(word)
            self._found[word] = found if len(found) > 1 else ()
        return self._found[word]

    def remember(self, found: Mapping[str, tuple[str, ...]]) -> None:
        """Take the parts of words that have been taken apart elsewhere."""
        self._found.update(found)

    def _split(self, word: str) -> tuple[str, ...]:
        if word in self._divided:
            return self._divided[word]
        best: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())
        before = False
        for end in range(2, len(word) - 1):
            first = word[:end]
            without_link = before and first.endswith(_LINKS)
            before = self._is_part(first, unless=_NOT_FIRST)
            if before or without_link:
                rest = word[end:]
                tail = (rest,) if self._is_part(rest, unless=_NOT_LAST) else self._split(rest)
                if tail and before:
                    best = max(best, self._weighed((first, *tail)))
                if tail and without_link:
                    best = max(best, self._weighed((first[:-1], *tail)))
        self._divided[word] = best[1]
        return best[1]

    def _weighed(self, parts: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The parts, behind what tells a good division: few parts, words that stand alone, none very short."""
        return (-len(parts), sum(map(self._stands_alone, parts)), min(map(len, parts))), parts

    def _is_part(self, word: str, *, unless: Collection[str]) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._may_be_part(word)
        return known and word not in unless

    def _may_be_part(self, word: str) -> bool:
        if (len(word) < _LETTERS and word not in self._short) or word not in self._lexicon:
            return False
        if len(word) <= 3:
            return word in _SHORT
        return len(word) >= _LETTERS or self._stands_alone(word)

    def _stands_alone(self, word: str) -> bool:
        return (self._lexicon.lemma(word) or word) in self._alone
