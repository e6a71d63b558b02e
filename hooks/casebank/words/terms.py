"""From what a page says to the words it is found by, each with a weight.

Weights are Pagefind's: from 0 to 10, where plain text weighs 1. Lemmas with weights come first, the page's own and
those that readers may use instead; the forms of words that the index needs are made from them last.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from casebank.words.nearest import Vocabulary, nearest
from casebank.words.norwegian import Norwegian
from casebank.words.spelling import spellings
from casebank.words.stemming import pieces, stem, without_marks, words
from casebank.words.synonyms import Phrase, Synonyms

HEAVIEST = 10.0
LIGHTEST = 0.04
LAST_PART, OTHER_PART = 0.6, 0.3
"""What the parts of a compound weigh of it: the last one names the thing."""
JOINED, JOINED_FROM = 0.3, 0.9
"""What a compound weighs of its parts when a page has these apart, and from what weight of theirs on."""
SYNONYM = 0.4
NYNORSK = 0.5
DERIVED = 0.5
"""What other words weigh of the word they stand for."""
MEANT_FROM = 0.9
"""From what weight on a word is also found by its synonyms."""
SHORT = 600
"""To how many characters a text is read once, however often it is said."""
SPELT_FROM = 1.2
"""From what weight on a word is also found by other spellings, in nynorsk and by what is derived from it."""


@dataclass(frozen=True)
class Saying:
    """Something a page says: what each word of it weighs, and what one that it says often weighs at most."""

    text: str
    weight: float
    most: float = HEAVIEST


@dataclass(frozen=True)
class Said:
    """What a page says, as lemmas and as phrases that have synonyms, with weights."""

    lemmas: Mapping[str, float]
    phrases: Mapping[Phrase, float]


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a word of some weight gives: stems, with their weights and as words; and the lemmas that weigh most of it."""

    forms: tuple[tuple[str, float, str], ...]
    heavy: tuple[tuple[str, float], ...]


class _Lemmas(dict[str, tuple[str, ...]]):
    """The lemma of each word, and nothing of a filler word."""

    def __init__(self, norwegian: Norwegian, fillers: frozenset[str]) -> None:
        super().__init__()
        self._norwegian = norwegian
        self._fillers = fillers

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = () if word in self._fillers else (self._norwegian.lemma(word),)
        return self[word]


class Terms:
    """Finds the words of pages. Filler words are never among them."""

    def __init__(self, norwegian: Norwegian, groups: Iterable[tuple[str, ...]], fillers: Iterable[str]) -> None:
        """Take the language, the groups of synonyms, and the filler words in all their forms."""
        self._norwegian = norwegian
        self.fillers = frozenset(fillers)
        self._lemmas = _Lemmas(norwegian, self.fillers)
        self._texts: dict[str, Phrase] = {}
        self._forms: dict[tuple[str, bool], tuple[tuple[str, str, float], ...]] = {}
        self._synonyms = Synonyms(groups, self._read)
        self._compounds: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._nearest: dict[str, list[str]] = {}
        self._reached: dict[tuple[str, float], _Reach] = {}
        self._learnt: set[str] = set()
        norwegian.learn(word for word in norwegian.said if word not in self.fillers)
        self._learn(self._synonyms.words())
        for word in norwegian.said:
            self._learn(self._lemmas[word])

    def said(self, sayings: Iterable[Saying]) -> Said:
        """What a page says."""
        lemmas: dict[str, float] = {}
        phrases: dict[Phrase, float] = {}
        for saying in sayings:
            read = self._read(saying.text)
            for lemma, count in Counter(read).items():
                weight = min(count * saying.weight, saying.most)
                lemmas[lemma] = min(lemmas.get(lemma, 0) + weight, HEAVIEST)
            for phrase in self._synonyms.within(read):
                phrases[phrase] = max(phrases.get(phrase, 0), saying.weight)
        self._learn(lemmas)
        return Said(lemmas, phrases)

    def words(self, said: Said) -> dict[str, float]:
        """The words a page is found by. All pages must have been read first, for their compounds."""
        by_stem: dict[str, tuple[str, float, str]] = {}
        heavy: dict[str, float] = {}
        for word in self._reaching(said):
            for found in word.forms:
                held = by_stem.get(found[0])
                if held is None or held[1] < found[1]:
                    by_stem[found[0]] = found
            for lemma, weight in word.heavy:
                heavy[lemma] = max(heavy.get(lemma, 0), weight)
        for compound, weight in self._joined(heavy):
            for one, form, share in self._index_forms(compound, rich=False):
                by_stem.setdefault(one, (one, weight * share, form))
        return {form: weight for _, weight, form in by_stem.values()}

    def filler_stems(self) -> frozenset[str]:
        """The stems of the filler words, however they are spelt."""
        return frozenset(map(stem, self.filler_spellings()))

    def filler_spellings(self) -> list[str]:
        """The filler words in every form and spelling, sorted, without marks above the letters."""
        return sorted({without_marks(spelt) for word in self.fillers for spelt in (word, *spellings(word))})

    def _read(self, text: str) -> Phrase:
        """The lemmas of a text, without filler words."""
        if text in self._texts:
            return self._texts[text]
        found = tuple(itertools.chain.from_iterable(map(self._lemmas.__getitem__, words(text))))
        # What is short is often said again: a title, a definition.
        if len(text) <= SHORT:
            self._texts[text] = found
        return found

    def _learn(self, lemmas: Iterable[str]) -> None:
        """Note which compounds the bank has, by their first part and their last."""
        for lemma in lemmas:
            if lemma not in self._learnt:
                self._learnt.add(lemma)
                parts = self._norwegian.parts(lemma)
                if len(parts) == 2:
                    self._compounds[parts[0]].setdefault(parts[1], lemma)

    def _reaching(self, said: Said) -> Iterator[_Reach]:
        for lemma, weight in said.lemmas.items():
            if (lemma, weight) not in self._reached:
                self._reached[lemma, weight] = self._reach(self._share(lemma, meant=weight >= MEANT_FROM), weight)
            yield self._reached[lemma, weight]
        for phrase, weight in said.phrases.items():
            yield self._reach(self._synonyms_of(phrase), weight)

    def _reach(self, shares: Iterable[tuple[str, float]], weight: float) -> _Reach:
        by_stem: dict[str, tuple[float, str]] = {}
        lemmas = [(lemma, weight * share) for lemma, share in shares if weight * share >= LIGHTEST]
        for lemma, of_page in lemmas:
            for one, form, share in self._index_forms(lemma, rich=of_page >= SPELT_FROM):
                if of_page * share >= max(LIGHTEST, by_stem.get(one, (0.0, ""))[0]):
                    by_stem[one] = of_page * share, form
        return _Reach(
            tuple((one, of_page, form) for one, (of_page, form) in by_stem.items()),
            tuple((lemma, of_page) for lemma, of_page in lemmas if of_page >= JOINED_FROM),
        )

    def _share(self, lemma: str, *, meant: bool) -> Iterator[tuple[str, float]]:
        """What readers may take a word for, as lemmas with their shares of its weight."""
        yield from self._with_parts(lemma, 1)
        if meant:
            yield from self._synonyms_of((lemma,))
        if other := self._norwegian.other_lemma(lemma):
            yield other, DERIVED

    def _synonyms_of(self, phrase: Phrase) -> Iterator[tuple[str, float]]:
        for lemma in itertools.chain.from_iterable(self._synonyms.of(phrase)):
            yield from self._with_parts(lemma, SYNONYM)

    def _with_parts(self, lemma: str, share: float) -> Iterator[tuple[str, float]]:
        yield lemma, share
        for place, part in enumerate(reversed(self._norwegian.parts(lemma))):
            yield part, share * (OTHER_PART if place else LAST_PART)

    def _joined(self, heavy: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        """Compounds that the bank has, and this page only has the parts of."""
        for first in sorted(heavy.keys() & self._compounds.keys()):
            for last in sorted(heavy.keys() & self._compounds[first].keys()):
                compound = self._compounds[first][last]
                if compound not in heavy:
                    yield compound, min(min(heavy[first], heavy[last]) * JOINED, 1)

    @cached_property
    def _in_use(self) -> Vocabulary:
        """What the index will have, near enough: the lemmas of all pages and of the synonyms."""
        return Vocabulary(map(stem, self._learnt))

    def _index_forms(self, lemma: str, *, rich: bool) -> tuple[tuple[str, str, float], ...]:
        """What the index must have of a lemma: stem, form, and what it weighs of the lemma."""
        if (lemma, rich) not in self._forms:
            found = self._forms_of(lemma, rich=rich)
            self._forms[lemma, rich] = tuple((stem(form), form, share) for form, share in found)
        return self._forms[lemma, rich]

    def _forms_of(self, lemma: str, *, rich: bool) -> Iterator[tuple[str, float]]:
        whole, *parts = pieces(lemma)
        yield from ((part, LAST_PART) for part in parts)
        forms = [whole] if parts else self._few_forms(lemma)
        if not rich:
            yield from ((form, 1) for form in forms)
            return
        for form in dict.fromkeys((whole, *forms)):
            yield from ((spelt, 1) for spelt in (form, *spellings(form)))
        for other in self._norwegian.nynorsk(lemma):
            for form in dict.fromkeys((other, *self._few_forms(self._norwegian.lemma(other)))):
                yield from ((spelt, NYNORSK) for spelt in (form, *spellings(form)))
        noun = f"{lemma.removesuffix('e')}ing"
        if lemma.endswith("e") and noun in self._norwegian.nb and self._norwegian.lemma(noun) == noun:
            yield from ((spelt, DERIVED) for spelt in (noun, *spellings(noun)))

    def _few_forms(self, lemma: str) -> list[str]:
        """The forms of a lemma that find all the others."""
        beginning, last = self._norwegian.inflected(lemma)
        if last not in self._nearest:
            self._nearest[last] = nearest(self._norwegian.forms(last), self._in_use)
        return [beginning + form for form in self._nearest[last]]
