"""Cases and effects as tables for people: the columns bear the fields' labels, and terms are in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from casebank.bank import Entry
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.datasets import CASES, EFFECTS, Format
from casebank.model.case import Case, Confirmed, Effect, Period, Resources
from casebank.model.fields import Source
from casebank.publish.data.csv import Value, several, table
from casebank.publish.data.records import url_of
from casebank.site import Site
from casebank.vocabulary import Municipality


@dataclass(frozen=True)
class _Row:
    """What a line tells of: a case, or one effect of a case."""

    entry: CaseEntry
    catalogue: Catalogue
    site: Site
    effect: Effect | None = None

    @property
    def case(self) -> Case:
        return model_of(self.entry)

    @property
    def places(self) -> list[Municipality]:
        return [place.municipality for place in self.catalogue.places(self.case)]

    @property
    def period(self) -> Period | None:
        return self.case.period

    @property
    def source(self) -> Source | None:
        """The source of the effect."""
        wanted = self.effect.source if self.effect else None
        return next((source for source in self.case.sources if source.id == wanted), None)

    def word(self, vocabulary: str, term: str | None) -> Value:
        return self.catalogue.vocabularies.label(vocabulary, term) if term else None

    def words(self, vocabulary: str, terms: Sequence[str]) -> Value:
        return several(self.catalogue.vocabularies.label(vocabulary, term) for term in terms)

    def of_effect(self, name: str) -> Value:
        found: Value = getattr(self.effect, name, None)
        return found


Column = tuple[str, Callable[[_Row], Value]]


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """All CSV files: the path from the site's root, and the content."""
    cases = [_Row(entry, catalogue, site) for _, entry in sorted(catalogue.cases.items())]
    effects = [_Row(row.entry, catalogue, site, effect) for row in cases for effect in row.case.effects]
    yield CASES.path(Format.CSV), _table(CASE_COLUMNS, cases)
    yield EFFECTS.path(Format.CSV), _table(EFFECT_COLUMNS, effects)


def _table(columns: Sequence[Column], rows: Sequence[_Row]) -> bytes:
    return table([name for name, _ in columns], ([value(row) for _, value in columns] for row in rows))


def _label(model: type[BaseModel], field: str) -> str:
    return model.model_fields[field].title or field


def _title(entry: Entry[Any] | None, identifier: str) -> str:
    return model_of(entry).title if entry else identifier


def _evidence(row: _Row) -> Value:
    return row.word("evidence", row.catalogue.evidence(row.case))


_PLACE: tuple[Column, ...] = (
    (_label(Case, "municipality"), lambda row: several(row.case.municipality)),
    ("Kommunenummer", lambda row: several(place.number for place in row.places)),
    ("Fylke", lambda row: several(county.name for county in row.catalogue.counties(row.case))),
)
CASE_COLUMNS: tuple[Column, ...] = (
    ("Id", lambda row: row.entry.id),
    (_label(Case, "title"), lambda row: row.case.title),
    (_label(Case, "summary"), lambda row: row.case.summary),
    *_PLACE,
    (_label(Case, "owner"), lambda row: row.case.owner),
    (_label(Case, "place"), lambda row: row.case.place),
    (_label(Case, "documentation"), lambda row: row.word("documentation", row.case.documentation)),
    (_label(Case, "status"), lambda row: row.word("statuses", row.case.status)),
    (_label(Case, "outcome"), lambda row: row.word("outcomes", row.case.outcome)),
    (_label(Period, "start"), lambda row: row.period.start if row.period else None),
    (_label(Period, "end"), lambda row: row.period.end if row.period else None),
    (_label(Case, "themes"), lambda row: row.words("themes", row.case.themes)),
    (_label(Case, "level"), lambda row: row.word("levels", row.case.level)),
    (_label(Case, "actors"), lambda row: row.words("actors", row.case.actors)),
    (
        _label(Case, "keys"),
        lambda row: several(_title(row.catalogue.keys.get(use.id), use.id) for use in row.case.keys),
    ),
    (
        _label(Case, "methods"),
        lambda row: several(_title(row.catalogue.methods.get(method), method) for method in row.case.methods),
    ),
    ("Antall effekter", lambda row: len(row.case.effects)),
    ("Sterkeste belegg", _evidence),
    (_label(Resources, "cost_nok"), lambda row: row.case.resources.cost_nok if row.case.resources else None),
    (_label(Case, "language"), lambda row: row.word("languages", row.case.language)),
    (_label(Case, "published"), lambda row: row.case.published),
    (_label(Case, "updated"), lambda row: row.case.updated),
    (_label(Case, "reviewed"), lambda row: row.case.reviewed),
    (_label(Confirmed, "by"), lambda row: row.case.confirmed.by if row.case.confirmed else None),
    ("Bekreftet dato", lambda row: row.case.confirmed.date if row.case.confirmed else None),
    ("Adresse", lambda row: url_of(row.entry, row.site)),
)
EFFECT_COLUMNS: tuple[Column, ...] = (
    ("Case", lambda row: row.entry.id),
    (_label(Case, "title"), lambda row: row.case.title),
    *_PLACE,
    (_label(Effect, "what"), lambda row: row.of_effect("what")),
    (
        _label(Effect, "indicator"),
        lambda row: (
            _title(row.catalogue.indicators.get(row.effect.indicator), row.effect.indicator)
            if row.effect and row.effect.indicator
            else None
        ),
    ),
    (_label(Effect, "before"), lambda row: row.of_effect("before")),
    (_label(Effect, "after"), lambda row: row.of_effect("after")),
    (_label(Effect, "unit"), lambda row: row.of_effect("unit")),
    (_label(Effect, "measured"), lambda row: row.of_effect("measured")),
    (_label(Effect, "how"), lambda row: row.of_effect("how")),
    (_label(Effect, "evidence"), lambda row: row.word("evidence", row.effect.evidence if row.effect else None)),
    (_label(Effect, "source"), lambda row: row.source.title if row.source else None),
    ("Kildens adresse", lambda row: row.source.url if row.source else None),
    ("Casens adresse", lambda row: url_of(row.entry, row.site)),
)
