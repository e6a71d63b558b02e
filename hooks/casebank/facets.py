"""What cases are chosen by: themes, places, keys and so on. Each facet is described here and nowhere else.

The search index, the page «Finn caser» and the landing pages are all made from this table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casebank.bank import Entry
from casebank.catalogue import CaseEntry, Catalogue, Index, model_of
from casebank.model.case import Case
from casebank.naming import alphabetical

Values = Callable[[Case, Catalogue], tuple[str, ...]]
Labels = Callable[[Catalogue], Mapping[str, str]]

COST_BANDS = (
    (0, "Under 100 000 kroner"),
    (100_000, "100 000 til 500 000 kroner"),
    (500_000, "500 000 til 2 millioner kroner"),
    (2_000_000, "2 millioner kroner eller mer"),
)
"""The least cost of each band, in whole kroner, and what the band is called."""


@dataclass(frozen=True)
class Facet:
    """One thing that cases can be chosen by.

    `name` stands in addresses and in the index; `values` gives the ids that a case has, `labels` every id in the
    bank with what readers see, in the order of the vocabulary. `folder` is where the values have pages of their own.
    A facet is `graded` when that order means something (levels, years), so that a list of counts must keep it.
    """

    name: str
    label: str
    values: Values
    labels: Labels
    folder: str = ""
    graded: bool = False


def values_of(case: Case, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The ids that a case has, by the name of the facet."""
    return {facet.name: facet.values(case, catalogue) for facet in FACETS}


def cases_by(facet: Facet, catalogue: Catalogue) -> Index:
    """Cases by the ids of a facet, the ids in their own order and the most useful case first. Unused ids are left out."""
    found: dict[str, list[CaseEntry]] = defaultdict(list)
    for entry in catalogue.in_order:
        for value in dict.fromkeys(facet.values(model_of(entry), catalogue)):
            found[value].append(entry)
    return {value: tuple(found[value]) for value in facet.labels(catalogue) if value in found}


def _one(field: str) -> Values:
    """A field that holds one term, or none."""

    def values(case: Case, _: Catalogue) -> tuple[str, ...]:
        value: str | None = getattr(case, field)
        return (value,) if value else ()

    return values


def _terms(vocabulary: str) -> Labels:
    return lambda catalogue: {term.id: term.label for term in catalogue.vocabularies.terms(vocabulary).values()}


def _titles(entries: Iterable[Entry[Any]]) -> Mapping[str, str]:
    titles = {entry.id: model_of(entry).title for entry in entries}
    return dict(sorted(titles.items(), key=lambda pair: alphabetical(pair[1])))


def _counties(catalogue: Catalogue) -> Mapping[str, str]:
    counties = catalogue.vocabularies.gazetteer.counties.values()
    return {one.id: one.name for one in sorted(counties, key=lambda one: alphabetical(one.name))}


def _municipalities(catalogue: Catalogue) -> Mapping[str, str]:
    municipalities = catalogue.vocabularies.gazetteer.municipalities
    return {one.id: one.label for one in sorted(municipalities, key=lambda one: alphabetical(one.label))}


def _evidence(case: Case, catalogue: Catalogue) -> tuple[str, ...]:
    strongest = catalogue.evidence(case)
    return (strongest,) if strongest else ()


def _year(case: Case, _: Catalogue) -> tuple[str, ...]:
    return (str(case.period.start.year),) if case.period else ()


def _years(catalogue: Catalogue) -> Mapping[str, str]:
    years = {case.period.start.year for entry in catalogue.cases.values() if (case := model_of(entry)).period}
    return {str(year): str(year) for year in sorted(years, reverse=True)}


def _cost(case: Case, _: Catalogue) -> tuple[str, ...]:
    cost = case.resources.cost_nok if case.resources else None
    if cost is None:
        return ()
    return (str(max(least for least, _label in COST_BANDS if least <= cost)),)


THEME = Facet("theme", "Tema", lambda case, _: case.themes, _terms("themes"), folder="themes")
METHOD = Facet(
    "method", "Metode", lambda case, _: case.methods, lambda bank: _titles(bank.methods.values()), folder="methods"
)
KEY = Facet(
    "key",
    "Nøkkel",
    lambda case, _: tuple(use.id for use in case.keys),
    lambda bank: _titles(bank.keys.values()),
    folder="keys",
)
COUNTY = Facet(
    "county",
    "Fylke",
    lambda case, bank: tuple(county.id for county in bank.counties(case)),
    _counties,
    folder="counties",
)
MUNICIPALITY = Facet(
    "municipality",
    "Kommune",
    lambda case, bank: tuple(place.municipality.id for place in bank.places(case)),
    _municipalities,
    folder="municipalities",
)
LEVEL = Facet("level", "Grad av medvirkning", _one("level"), _terms("levels"), folder="levels", graded=True)
YEAR = Facet("year", "Startår", _year, _years, folder="years", graded=True)

FACETS = (
    *(THEME, METHOD, KEY, COUNTY, MUNICIPALITY),
    Facet("actor", "Hvem var med", lambda case, _: case.actors, _terms("actors")),
    LEVEL,
    Facet("status", "Status", _one("status"), _terms("statuses"), graded=True),
    Facet("outcome", "Utfall", _one("outcome"), _terms("outcomes"), graded=True),
    Facet("evidence", "Beste belegg for effekt", _evidence, _terms("evidence"), graded=True),
    Facet("documentation", "Dokumentasjon", _one("documentation"), _terms("documentation"), graded=True),
    YEAR,
    Facet(
        "cost",
        "Kostnad",
        _cost,
        lambda _: {str(least): label for least, label in COST_BANDS},
        graded=True,
    ),
)
