"""The bank with every reference followed in both directions.

Built from what could be read: an entry without a model is left out, and a reference to nothing is
passed over, so that a preview lives on while a file is being mended.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.freshness import Age, age
from casebank.model.case import Case, KeyUse
from casebank.model.framework import Indicator, Method, Page, Phase
from casebank.model.key import Key
from casebank.model.kinds import CASE, INDICATOR, KEY, METHOD, PAGE, PHASE, REPORT, Kind
from casebank.model.report import Report
from casebank.naming import alphabetical
from casebank.reuse import Reuse
from casebank.vocabulary import County, Municipality, Vocabularies

RELATED_SHOWN = 4
BUCKET = 50
"""How many cases of one feature are weighed as related, so that the cost stays linear in large banks."""

M = TypeVar("M", bound=BaseModel)
CaseEntry = Entry[Case]
Index = Mapping[str, tuple[CaseEntry, ...]]


@dataclass(frozen=True)
class Place:
    """A municipality as the case writes it, and the one that has its area today."""

    written: str
    municipality: Municipality

    @cached_property
    def in_words(self) -> str:
        """The name as written, with today's behind it when it is another."""
        today = self.municipality
        known = {today.name, today.label, *today.names}
        return self.written if self.written in known else f"{self.written} (i dag {today.label})"


@dataclass(frozen=True)
class Support:
    """A case that put a key to use."""

    case: CaseEntry
    use: KeyUse

    @property
    def speaks_against(self) -> bool:
        """Whether the advice did not work there."""
        return self.use.verdict == "failed"


@dataclass(frozen=True)
class Related:
    """A case that is like another, and what they share, in words."""

    case: CaseEntry
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Feature:
    """Something that cases can share: how much it weighs, and how it is told."""

    weight: int
    reason: str
    index: Callable[[Catalogue], Index]


class Catalogue:
    """Everything, cross-referenced. Lists of cases are in the order of `usefulness`."""

    def __init__(self, bank: Bank) -> None:
        """Index a bank. Nothing of the bank is changed."""
        self.bank = bank
        self.cases: Mapping[str, Entry[Case]] = _sound(bank, CASE)
        self.keys: Mapping[str, Entry[Key]] = _sound(bank, KEY)
        self.methods: Mapping[str, Entry[Method]] = _sound(bank, METHOD)
        self.indicators: Mapping[str, Entry[Indicator]] = _sound(bank, INDICATOR)
        self.pages: Mapping[str, Entry[Page]] = _sound(bank, PAGE)
        self.reports: Mapping[str, Entry[Report]] = _sound(bank, REPORT)
        phases: Mapping[str, Entry[Phase]] = _sound(bank, PHASE)
        in_order = sorted(phases.values(), key=lambda entry: (model_of(entry).order, entry.id))
        self.phases = {entry.id: entry for entry in in_order}
        self._named: dict[str, Place | None] = {}
        self._related: dict[str, tuple[Related, ...]] = {}
        self._buckets: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def vocabularies(self) -> Vocabularies:
        """The closed lists."""
        return self.bank.vocabularies

    @cached_property
    def in_order(self) -> tuple[CaseEntry, ...]:
        """All cases, the most useful first."""
        return tuple(sorted(self.cases.values(), key=self.usefulness))

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """The place of each case among all, by its id."""
        return {entry.id: place for place, entry in enumerate(self.in_order)}

    def usefulness(self, entry: CaseEntry) -> tuple[Any, ...]:
        """A sort key: what is old goes last; else best documented first, then newest, then by title."""
        case = model_of(entry)
        ranks = list(self.vocabularies.terms("documentation"))
        rank = ranks.index(case.documentation) if case.documentation in ranks else -1
        start = case.period.start.first.toordinal() if case.period else 0
        old = self.age(case)
        return old if old >= Age.OLD else Age.FRESH, -rank, -start, alphabetical(case.title), entry.id

    def age(self, case: Case) -> Age:
        """How long it is since somebody saw that the case still holds."""
        return age(case, self.bank.today)

    def places(self, model: Case | Report) -> tuple[Place, ...]:
        """The municipalities of a case or a report."""
        return tuple(place for name in model.municipality if (place := self._place(name)))

    def _place(self, name: str) -> Place | None:
        if name not in self._named:
            municipality = self.vocabularies.gazetteer.lookup(name).municipality
            self._named[name] = Place(name, municipality) if municipality else None
        return self._named[name]

    def counties(self, case: Case) -> tuple[County, ...]:
        """The counties of a case, each once."""
        return tuple(dict.fromkeys(place.municipality.county for place in self.places(case)))

    def evidence(self, case: Case) -> str | None:
        """The strongest evidence that an effect of the case has."""
        levels = list(self.vocabularies.terms("evidence"))
        known = [effect.evidence for effect in case.effects if effect.evidence in levels]
        return max(known, key=levels.index, default=None)

    @cached_property
    def by_theme(self) -> Index:
        """Cases by the id of their themes."""
        return self._index(lambda case: case.themes)

    @cached_property
    def by_method(self) -> Index:
        """Cases by the id of their methods."""
        return self._index(lambda case: case.methods)

    @cached_property
    def by_key(self) -> Index:
        """Cases by the id of their keys."""
        return self._index(lambda case: (use.id for use in case.keys))

    @cached_property
    def by_phase(self) -> Index:
        """Cases by the id of the phases they tell of."""
        return self._index(lambda case: case.phases)

    @cached_property
    def by_indicator(self) -> Index:
        """Cases by the id of the indicators their effects are measured by."""
        return self._index(lambda case: (effect.indicator for effect in case.effects if effect.indicator))

    @cached_property
    def by_municipality(self) -> Index:
        """Cases by the number of today's municipality."""
        return self._index(lambda case: (place.municipality.number for place in self.places(case)))

    @cached_property
    def by_county(self) -> Index:
        """Cases by the number of the county."""
        return self._index(lambda case: (county.number for county in self.counties(case)))

    @cached_property
    def inspired(self) -> Index:
        """Cases by the id of the case that inspired them."""
        return self._index(lambda case: (source.case for source in case.inspired_by if source.case))

    @cached_property
    def reuse(self) -> Reuse:
        """The reports of those who tried what a case or a key tells of."""
        return Reuse(self.reports, lambda report: (place.municipality for place in self.places(report)))

    def prepare(self) -> None:
        """Work out now what is else worked out when first asked for, so that processes that share the work need not each."""
        for name in ("_rank", "reuse", *(name for name in vars(Catalogue) if name.startswith("by_"))):
            getattr(self, name)
        _ = self.inspired

    def support(self, key: str) -> tuple[Support, ...]:
        """The cases that used a key."""
        return tuple(
            Support(entry, use) for entry in self.by_key.get(key, ()) for use in model_of(entry).keys if use.id == key
        )

    def keys_in(self, phase: str) -> tuple[Entry[Key], ...]:
        """The keys of a phase, by title."""
        return _by_title(entry for entry in self.keys.values() if phase in model_of(entry).phases)

    def methods_in(self, phase: str) -> tuple[Entry[Method], ...]:
        """The methods of a phase, by title."""
        return _by_title(entry for entry in self.methods.values() if phase in model_of(entry).phases)

    def keys_with(self, method: str) -> tuple[Entry[Key], ...]:
        """The keys that name a method, by title."""
        return _by_title(entry for entry in self.keys.values() if method in model_of(entry).methods)

    def related(self, entry: CaseEntry) -> tuple[Related, ...]:
        """The cases most like this one, the most alike first, with the reasons."""
        if entry.id not in self._related:
            self._related[entry.id] = self._most_alike(entry)
        return self._related[entry.id]

    def _most_alike(self, entry: CaseEntry) -> tuple[Related, ...]:
        shared = [(feature, self._bucket(feature, value)) for feature, value in self._features(entry)]
        weights: dict[str, int] = defaultdict(int)
        for feature, bucket in shared:
            for other in bucket:
                weights[other] += feature.weight
        weights.pop(entry.id, None)
        best = heapq.nsmallest(RELATED_SHOWN, weights, key=lambda other: (-weights[other], self._rank[other]))
        return tuple(
            Related(self.cases[other], tuple(dict.fromkeys(one.reason for one, bucket in shared if other in bucket)))
            for other in best
        )

    def _bucket(self, feature: _Feature, value: str) -> tuple[str, ...]:
        """The first cases that have a value of a feature, by their ids."""
        key = (feature.reason, value)
        if key not in self._buckets:
            self._buckets[key] = tuple(other.id for other in feature.index(self).get(value, ())[:BUCKET])
        return self._buckets[key]

    def _features(self, entry: CaseEntry) -> Iterator[tuple[_Feature, str]]:
        case = model_of(entry)
        yield from ((_KEY, use.id) for use in case.keys)
        yield from ((_METHOD, method) for method in case.methods)
        for place in self.places(case):
            yield _MUNICIPALITY, place.municipality.number
        yield from ((_THEME, theme) for theme in case.themes)
        for county in self.counties(case):
            yield _COUNTY, county.number

    def _index(self, values: Callable[[Case], Iterable[str]]) -> Index:
        index: dict[str, list[CaseEntry]] = defaultdict(list)
        for entry in self.in_order:
            for value in dict.fromkeys(values(model_of(entry))):
                index[value].append(entry)
        return {value: tuple(entries) for value, entries in index.items()}


_KEY = _Feature(4, "samme nøkkel", lambda catalogue: catalogue.by_key)
_METHOD = _Feature(4, "samme metode", lambda catalogue: catalogue.by_method)
_MUNICIPALITY = _Feature(3, "samme kommune", lambda catalogue: catalogue.by_municipality)
_THEME = _Feature(2, "samme tema", lambda catalogue: catalogue.by_theme)
_COUNTY = _Feature(1, "samme fylke", lambda catalogue: catalogue.by_county)


def model_of(entry: Entry[M]) -> M:
    """The model of an entry of the catalogue, where all have one."""
    assert entry.model is not None
    return entry.model


def _sound(bank: Bank, kind: Kind) -> Mapping[str, Entry[Any]]:
    return {key: entry for key, entry in bank.of_kind(kind).items() if entry.model is not None}


def _by_title(entries: Iterable[Entry[Any]]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: alphabetical(cast("Any", entry.model).title)))
