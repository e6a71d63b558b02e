"""Every documented effect, by what it was measured by, and how well the keys are backed.

Effects are listed, never added up: two numbers of the same indicator are still two places, two ways of counting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from casebank.bank import Entry
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.model.case import Effect
from casebank.model.fields import Source
from casebank.model.framework import Indicator
from casebank.model.key import Key
from casebank.naming import alphabetical


@dataclass(frozen=True)
class Documented:
    """One effect, the case that tells of it, and where it can be read."""

    case: CaseEntry
    effect: Effect
    source: Source | None

    @property
    def has_number(self) -> bool:
        """Whether it is told in a number, and not in words alone."""
        return self.effect.before is not None or self.effect.after is not None


@dataclass(frozen=True)
class Measure:
    """What was measured by one indicator, the best documented first; by none when `indicator` is None."""

    indicator: Entry[Indicator] | None
    effects: tuple[Documented, ...]

    @property
    def id(self) -> str:
        """A name that is fit for an id."""
        return self.indicator.id if self.indicator else "uten-indikator"

    def by_unit(self) -> Mapping[str, tuple[Documented, ...]]:
        """Those told in numbers, by their unit: only these can stand on one scale."""
        found: dict[str, list[Documented]] = defaultdict(list)
        for one in self.effects:
            if one.has_number:
                found[one.effect.unit or ""].append(one)
        return {unit: tuple(effects) for unit, effects in found.items()}


@dataclass(frozen=True)
class Backing:
    """How many of the cases that used a key have effects documented, by the strongest evidence of each."""

    key: Entry[Key]
    levels: Mapping[str, int]
    undocumented: int

    @property
    def cases(self) -> int:
        """How many cases used the key."""
        return sum(self.levels.values()) + self.undocumented


def measures(catalogue: Catalogue) -> tuple[Measure, ...]:
    """All indicators in the order of their groups, those without a measurement too; last what has no indicator."""
    found: dict[str, list[Documented]] = defaultdict(list)
    for one in _all(catalogue):
        indicator = one.effect.indicator or ""
        found[indicator if indicator in catalogue.indicators else ""].append(one)
    groups = list(catalogue.vocabularies.terms("indicator-groups"))

    def place(entry: Entry[Indicator]) -> tuple[int, tuple[int, ...]]:
        group = model_of(entry).group
        return groups.index(group) if group in groups else len(groups), alphabetical(model_of(entry).title)

    listed = [
        Measure(entry, _ordered(found[entry.id], catalogue))
        for entry in sorted(catalogue.indicators.values(), key=place)
    ]
    return (*listed, Measure(None, _ordered(found[""], catalogue)))


def backings(catalogue: Catalogue) -> tuple[Backing, ...]:
    """All keys, those with the strongest evidence behind them first."""
    levels = list(catalogue.vocabularies.terms("evidence"))
    found = [_backing(entry, catalogue) for entry in catalogue.keys.values()]

    def strength(one: Backing) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return tuple(-one.levels.get(level, 0) for level in reversed(levels)), alphabetical(model_of(one.key).title)

    return tuple(sorted(found, key=strength))


def without_effects(catalogue: Catalogue) -> tuple[CaseEntry, ...]:
    """The cases in which no effect is documented, by title."""
    found = (entry for entry in catalogue.cases.values() if not model_of(entry).effects)
    return tuple(sorted(found, key=lambda entry: alphabetical(model_of(entry).title)))


def numbers(effect: Effect) -> tuple[Decimal, ...]:
    """The numbers of an effect, before and after."""
    return tuple(value for value in (effect.before, effect.after) if value is not None)


def _all(catalogue: Catalogue) -> Iterator[Documented]:
    for entry in catalogue.cases.values():
        case = model_of(entry)
        sources = {source.id: source for source in case.sources}
        yield from (Documented(entry, effect, sources.get(effect.source or "")) for effect in case.effects)


def _ordered(found: list[Documented], catalogue: Catalogue) -> tuple[Documented, ...]:
    """The strongest evidence first, then the newest, then by the case's title."""
    levels = list(catalogue.vocabularies.terms("evidence"))

    def place(one: Documented) -> tuple[int, int, tuple[int, ...]]:
        level = levels.index(one.effect.evidence) if one.effect.evidence in levels else -1
        day = one.effect.measured.first.toordinal() if one.effect.measured else 0
        return -level, -day, alphabetical(model_of(one.case).title)

    return tuple(sorted(found, key=place))


def _backing(entry: Entry[Key], catalogue: Catalogue) -> Backing:
    strongest = Counter(catalogue.evidence(model_of(case)) for case in catalogue.by_key.get(entry.id, ()))
    undocumented = strongest.pop(None, 0)
    return Backing(entry, {level: count for level, count in strongest.items() if level}, undocumented)
