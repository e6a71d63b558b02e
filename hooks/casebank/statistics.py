"""What there is in the bank, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casebank.catalogue import Catalogue, model_of
from casebank.facets import COUNTY, FACETS, LEVEL, THEME, Facet, cases_by
from casebank.freshness import Age
from casebank.model.partial_date import MONTHS
from casebank.naming import alphabetical

NOT_GIVEN = "Ikke oppgitt"
MONTHS_SHOWN = 24
"""How many months growth is told by; a longer time is told by years."""

AGES = {
    Age.FRESH: "Siste året",
    Age.DUE: "For ett til to år siden",
    Age.OLD: "For to til tre år siden",
    Age.ARCHIVED: "Arkivert",
}
"""When somebody last saw to a case, in words."""


@dataclass(frozen=True)
class Total:
    """A number, and what it is the number of."""

    id: str
    count: int
    label: str


@dataclass(frozen=True)
class Row:
    """What is counted, and how many there are, a number for each column of the table."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Counts that belong together. The first column is the one to draw; `note` says how it is counted."""

    id: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def by_time(self) -> bool:
        """Whether the rows are a stretch of time, one after the other."""
        return self.id == "growth"


def totals(catalogue: Catalogue) -> tuple[Total, ...]:
    """How much there is of each thing."""
    everyone = len(catalogue.vocabularies.gazetteer.municipalities)
    return (
        Total("cases", len(catalogue.cases), "caser"),
        Total("municipalities", len(catalogue.by_municipality), f"av {everyone} kommuner"),
        Total("keys", len(catalogue.keys), "nøkler"),
        Total("methods", len(catalogue.methods), "metoder"),
        Total("effects", sum(len(model_of(entry).effects) for entry in catalogue.cases.values()), "effekter"),
    )


def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """All tables. What has no case is there too: it is what one looks for."""
    evidence = next(facet for facet in FACETS if facet.name == "evidence")
    documentation = next(facet for facet in FACETS if facet.name == "documentation")
    several = "En case kan telle flere steder."
    return (
        _growth(catalogue),
        _by(COUNTY, "Caser etter fylke", catalogue, several),
        _by(THEME, "Caser etter tema", catalogue, several),
        _by(LEVEL, "Caser etter grad av medvirkning", catalogue),
        _by(evidence, "Caser etter beste belegg for effekt", catalogue, "Det sterkeste belegget i hver case."),
        _by(documentation, "Caser etter dokumentasjon", catalogue),
        _confirmed(catalogue),
        _ages(catalogue),
        _keys(catalogue),
    )


def _by(facet: Facet, title: str, catalogue: Catalogue, note: str = "") -> Table:
    found = cases_by(facet, catalogue)
    rows = [Row(label, (len(found.get(value, ())),)) for value, label in facet.labels(catalogue).items()]
    without = sum(not facet.values(model_of(entry), catalogue) for entry in catalogue.cases.values())
    rows += [Row(NOT_GIVEN, (without,))] if without else []
    return Table(facet.name, title, facet.label, ("Caser",), tuple(rows), note)


def _confirmed(catalogue: Catalogue) -> Table:
    confirmed = sum(model_of(entry).confirmed is not None for entry in catalogue.cases.values())
    rows = (Row("Bekreftet", (confirmed,)), Row("Ikke bekreftet", (len(catalogue.cases) - confirmed,)))
    return Table("confirmed", "Caser kommunen selv har bekreftet", "Bekreftet?", ("Caser",), rows)


def _ages(catalogue: Catalogue) -> Table:
    ages = Counter(catalogue.age(model_of(entry)) for entry in catalogue.cases.values())
    rows = tuple(Row(label, (ages[step],)) for step, label in AGES.items())
    note = "Dagen noen sist gikk gjennom eller bekreftet casen, ellers dagen den ble publisert."
    return Table("age", "Når noen sist så på casen", "Sist sett på", ("Caser",), rows, note)


def _keys(catalogue: Catalogue) -> Table:
    verdicts = catalogue.vocabularies.terms("verdicts")
    rows = []
    for identifier, entry in catalogue.keys.items():
        uses = [one.use.verdict or "" for one in catalogue.support(identifier)]
        counts = (len(uses), *(uses.count(verdict) for verdict in verdicts), uses.count(""))
        rows.append(Row(model_of(entry).title, counts))
    rows.sort(key=lambda row: (-row.values[0], alphabetical(row.label)))
    columns = ("Caser", *(term.label for term in verdicts.values()), NOT_GIVEN)
    return Table("keys", "Hvor mange caser som har brukt hver nøkkel", "Nøkkel", columns, tuple(rows))


def _growth(catalogue: Catalogue) -> Table:
    days = sorted(model_of(entry).published for entry in catalogue.cases.values())
    rows = tuple(Row(label, (sum(day < end for day in days),)) for label, end in _periods(days, catalogue.bank.today))
    return Table(
        "growth", "Caser i banken over tid", "Ved utgangen av", ("Caser",), rows, "Etter dagen casen ble publisert."
    )


def _periods(days: Sequence[date], today: date) -> Iterator[tuple[str, date]]:
    """The months from the first case until today, or the years when they are many, each with the day after it."""
    if not days:
        return
    first, last = _month(days[0]), max(_month(today), _month(days[-1]))
    if last - first < MONTHS_SHOWN:
        for month in range(first, last + 1):
            year, index = divmod(month, 12)
            yield f"{MONTHS[index]} {year}", _begin(month + 1)
    else:
        for year in range(first // 12, last // 12 + 1):
            yield str(year), date(year + 1, 1, 1)


def _month(day: date) -> int:
    """The month, counted from year 0."""
    return day.year * 12 + day.month - 1


def _begin(month: int) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)
