"""From what a page says to the words it is found by, each with a weight.

Weights are Pagefind's: from 0 to 10, where plain text weighs 1. Lemmas with weights come first, the page's own and
those that readers may use instead; the forms of words that the index needs are made from them last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from casebank.words.norwegian import Norwegian
from casebank.words.spelling import spellings
from casebank.words.stemming import pieces, stem, words
from casebank.words.synonyms import Phrase, Synonyms

HEAVIEST = 10.0
LIGHTEST = 0.04
LAST_PART, OTHER_PART = 0.6, 0.3
"""What the parts of a compound weigh of it: the last one names the thing."""
JOINED, JOINED_FROM = 0.3, 0.4
"""What a compound weighs of its parts when a page has these apart, and from what weight of theirs on."""
SYNONYM = 0.4
NYNORSK = 0.5
DERIVED = 0.5
"""What other words weigh of the word they stand for."""
NEAR = 0.08
"""What a word of a neighbouring page weighs: enough that a question may use it, and hardly enough to choose by."""
LENT_FROM = 0.9
"""From what weight on a page lends a word to its neighbours: what it says once in passing, it keeps."""
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


class Terms:
    """Finds the words of pages. Filler words are never among them."""

    def __init__(self, norwegian: Norwegian, groups: Iterable[tuple[str, ...]], fillers: Iterable[str]) -> None:
        """Take the language, the groups of synonyms, and the filler words in all their forms."""
        self._norwegian = norwegian
        self.fillers = frozenset(fillers)
        self._lemmas: dict[str, tuple[str, ...]] = {}
        self._forms: dict[tuple[str, bool], tuple[tuple[str, str, float], ...]] = {}
        self._synonyms = Synonyms(groups, self._read)
        self._compounds: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._weighed_parts: dict[str, tuple[tuple[str, float], ...]] = {}
        self._learn(self._synonyms.words())

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

    def words(self, said: Said, neighbours: Iterable[Said] = ()) -> dict[str, float]:
        """The words a page is found by. All pages must have been read first, for their compounds."""
        found: dict[str, float] = {}
        for lemma, weight in self._found(said, neighbours):
            if weight >= LIGHTEST:
                found[lemma] = max(found.get(lemma, 0), weight)
        found |= dict(self._joined(found))
        by_stem: dict[str, tuple[float, str]] = {}
        for lemma, weight in found.items():
            for one, form, share in self._index_forms(lemma, rich=weight >= SPELT_FROM):
                if weight * share >= LIGHTEST and (one not in by_stem or by_stem[one][0] < weight * share):
                    by_stem[one] = (weight * share, form)
        return {form: weight for weight, form in by_stem.values()}

    def _read(self, text: str) -> tuple[str, ...]:
        """The lemmas of a text, without filler words."""
        found: list[str] = []
        for word in words(text):
            if word not in self._lemmas:
                self._lemmas[word] = () if word in self.fillers else (self._norwegian.lemma(word),)
            found += self._lemmas[word]
        return tuple(found)

    def _learn(self, lemmas: Iterable[str]) -> None:
        """Note which compounds the bank has, by their first part and their last."""
        for lemma in lemmas:
            parts = self._norwegian.parts(lemma)
            if len(parts) == 2:
                self._compounds[parts[0]].setdefault(parts[1], lemma)

    def _found(self, said: Said, neighbours: Iterable[Said]) -> Iterator[tuple[str, float]]:
        """Lemmas with weights; one may come several times."""
        for lemma, weight in said.lemmas.items():
            yield from self._with_parts(lemma, weight)
            yield from self._with_synonyms((lemma,), weight)
            if other := self._norwegian.other_lemma(lemma):
                yield other, weight * DERIVED
        for phrase, weight in said.phrases.items():
            yield from self._with_synonyms(phrase, weight)
        for neighbour in neighbours:
            yield from ((lemma, NEAR) for lemma, weight in neighbour.lemmas.items() if weight >= LENT_FROM)

    def _with_synonyms(self, phrase: Phrase, weight: float) -> Iterator[tuple[str, float]]:
        for other in self._synonyms.of(phrase):
            for lemma in other:
                yield from self._with_parts(lemma, weight * SYNONYM)

    def _with_parts(self, lemma: str, weight: float) -> Iterator[tuple[str, float]]:
        yield lemma, weight
        if lemma not in self._weighed_parts:
            *others, last = self._norwegian.parts(lemma) or (None,)
            shares = ((last, LAST_PART), *((other, OTHER_PART) for other in others))
            self._weighed_parts[lemma] = tuple((part, share) for part, share in shares if part)
        for part, share in self._weighed_parts[lemma]:
            yield part, weight * share

    def _joined(self, found: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        """Compounds that the bank has, and this page only has the parts of."""
        heavy = {lemma for lemma, weight in found.items() if weight >= JOINED_FROM}
        for first in sorted(heavy & self._compounds.keys()):
            for last in sorted(heavy & self._compounds[first].keys()):
                compound = self._compounds[first][last]
                if compound not in found:
                    yield compound, min(min(found[first], found[last]) * JOINED, 1)

    def _index_forms(self, lemma: str, *, rich: bool) -> tuple[tuple[str, str, float], ...]:
        """What the index must have of a lemma: stem, form, and what it weighs of the lemma."""
        if (lemma, rich) not in self._forms:
            found = self._forms_of(lemma, rich=rich)
            self._forms[lemma, rich] = tuple((stem(form), form, share) for form, share in found)
        return self._forms[lemma, rich]

    def _forms_of(self, lemma: str, *, rich: bool) -> Iterator[tuple[str, float]]:
        whole, *parts = pieces(lemma)
        yield from ((part, LAST_PART) for part in parts)
        forms = furthest({whole} if parts else self._norwegian.forms(lemma))
        if not rich:
            yield from ((form, 1) for form in forms)
            return
        for form in dict.fromkeys((whole, *forms)):
            yield from ((spelt, 1) for spelt in (form, *spellings(form)))
        for other in self._norwegian.nynorsk(lemma):
            for form in furthest({other, *self._norwegian.forms(self._norwegian.lemma(other))}):
                yield from ((spelt, NYNORSK) for spelt in (form, *spellings(form)))
        noun = f"{lemma.removesuffix('e')}ing"
        if lemma.endswith("e") and self._norwegian.lemma(noun) == noun and noun in self._norwegian.nb:
            yield from ((spelt, DERIVED) for spelt in (noun, *spellings(noun)))


def furthest(forms: Iterable[str]) -> list[str]:
    """The forms whose stems reach furthest, sorted: each of the others has a stem that one of theirs begins with.

    Pagefind finds a word by the beginning of its stem, so that these find all of them: of `bok`, `boka`, `bøker`
    and `bøkene` it takes two.
    """
    stems: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (len(form), form)):
        stems.setdefault(stem(form), form)
    return sorted(
        form for one, form in stems.items() if not any(other != one and other.startswith(one) for other in stems)
    )
