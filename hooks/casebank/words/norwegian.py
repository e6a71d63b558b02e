"""What a word is in Norwegian: its lemma, its forms, the parts of a compound, its counterpart in nynorsk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from casebank.engine.store import Store
from casebank.words.compounds import Compounds
from casebank.words.lexicon import Lexicon
from casebank.words.stemming import words
from casebank.words.written_norms import WrittenNorms
from casebank.workers import shared_out

_AT_A_TIME = 1000
"""How many words are looked up as one task."""
_STANDS_ALONE = 2
"""How often a word must stand alone in the bank to be taken for a word that compounds are made of."""


class Norwegian:
    """The language as the bank uses it. A lemma that is in no list is the word itself."""

    def __init__(self, texts: Iterable[str], store: Store) -> None:
        """Read the word lists, and learn from the bank's texts which words stand alone."""
        self.nb, self.nn = Lexicon("nb", store), Lexicon("nn", store)
        self._lemmas: dict[str, str] = {}
        self.said: Counter[str] = Counter()
        """The words of the bank, in the order in which they are first said, and how often they are."""
        for text, times in Counter(texts).items():
            for word in words(text):
                self.said[word] += times
        alone: Counter[str] = Counter()
        for word, count in self.said.items():
            alone[self._listed(word) or word] += count
        self._compounds = Compounds(self.nb, {lemma for lemma, count in alone.items() if count >= _STANDS_ALONE})
        self._norms = WrittenNorms(self.nb, self.nn)

    def learn(self, said: Iterable[str]) -> None:
        """Look up words, and take them apart, before they are asked for: that is work which can be shared out."""
        new = [word for word in dict.fromkeys(said) if word not in self._lemmas]
        parts = (new[start : start + _AT_A_TIME] for start in range(0, len(new), _AT_A_TIME))
        for lemmas, compounds in shared_out([partial(self._looked_up, part) for part in parts]):
            self._lemmas |= lemmas
            self._compounds.remember(compounds)

    def _looked_up(self, said: Iterable[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        """The lemmas of words, and the parts of these lemmas."""
        lemmas = {word: self.lemma(word) for word in said}
        return lemmas, {lemma: self._compounds.parts(lemma) for lemma in lemmas.values()}

    def lemma(self, word: str) -> str:
        """The form that stands for all forms of the word; of a compound, that of its last part."""
        if word not in self._lemmas:
            self._lemmas[word] = self._listed(word) or self._of_last_part(word)
        return self._lemmas[word]

    def other_lemma(self, lemma: str) -> str | None:
        """Another word that a lemma may be a form of, as `måler` is of `måle`."""
        return self.nb.other_lemma(lemma) or self.nn.other_lemma(lemma)

    def parts(self, lemma: str) -> tuple[str, ...]:
        """The lemmas of the parts of a compound; nothing when the lemma is not one."""
        return tuple(self.lemma(part) for part in self._compounds.parts(lemma))

    def forms(self, lemma: str) -> frozenset[str]:
        """All known forms of a lemma in both norms, itself included; of a compound, only itself."""
        return frozenset({lemma, *self.nb.forms(lemma), *self.nn.forms(lemma)})

    def inflected(self, lemma: str) -> tuple[str, str]:
        """What a lemma begins with that stays the same in all forms, and the rest: its last part, or all of it."""
        parts = () if self.nb.forms(lemma) or self.nn.forms(lemma) else self._compounds.parts(lemma)
        last = parts[-1] if parts else lemma
        return lemma.removesuffix(last), last

    def nynorsk(self, lemma: str) -> tuple[str, ...]:
        """What a lemma of bokmål is called in nynorsk, where that is another word; compounds part by part."""
        found = self._norms.nynorsk(lemma)
        parts = () if found else self._compounds.parts(lemma)
        if len(parts) != 2:
            return found
        first, last = parts
        link = lemma.removeprefix(first).removesuffix(last)
        firsts, lasts = self._norms.nynorsk(first), self._norms.nynorsk(last)
        if not firsts and not lasts:
            return ()
        return tuple(one + link + other for one in firsts or (first,) for other in lasts or (last,))

    def _listed(self, word: str) -> str | None:
        return self.nb.lemma(word) or self.nn.lemma(word)

    def _of_last_part(self, word: str) -> str:
        parts = self._compounds.parts(word)
        return word.removesuffix(parts[-1]) + self.lemma(parts[-1]) if parts else word
