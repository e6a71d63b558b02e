"""What cases are chosen by."""

from __future__ import annotations

import pytest

from casebank.catalogue import Catalogue
from casebank.diagnostics import Example
from casebank.facets import FACETS, Facet, cases_by
from tests.specimens import bank_with


def _facet(name: str) -> Facet:
    return next(facet for facet in FACETS if facet.name == name)


@pytest.mark.parametrize(
    ("cost", "band"),
    [
        ("0", "Under 100 000 kroner"),
        ("99 999", "Under 100 000 kroner"),
        ("100000", "100 000 til 500 000 kroner"),
        ("499999", "100 000 til 500 000 kroner"),
        ("2000000", "2 millioner kroner eller mer"),
        ("900000000", "2 millioner kroner eller mer"),
    ],
)
def test_a_cost_belongs_to_one_band(cost: str, band: str) -> None:
    bank = Catalogue(bank_with(Example(fields=f"resources: {{cost_nok: {cost}}}")))
    labels = _facet("cost").labels(bank)
    assert [labels[value] for value in cases_by(_facet("cost"), bank)] == [band]


def test_a_case_without_a_cost_is_in_no_band() -> None:
    assert cases_by(_facet("cost"), Catalogue(bank_with())) == {}


def test_a_former_municipality_counts_as_that_of_today() -> None:
    bank = Catalogue(bank_with(Example(fields="municipality: Svelvik")))
    assert list(cases_by(_facet("municipality"), bank)) == ["drammen"]
    assert list(cases_by(_facet("county"), bank)) == ["buskerud"]


def test_only_the_strongest_evidence_counts() -> None:
    effect = "{{what: Noe, evidence: {}, source: rapport}}".format
    fields = f"effects: [{effect('claimed')}, {effect('independently-evaluated')}, {effect('self-reported')}]"
    bank = Catalogue(bank_with(Example(fields=fields)))
    assert list(cases_by(_facet("evidence"), bank)) == ["independently-evaluated"]


def test_the_newest_year_stands_first() -> None:
    others = {
        "cases/drammen-eldre.md": Example(fields="period: {start: 1999-05}"),
        "cases/drammen-nyere.md": Example(fields="period: {start: 2024}"),
    }
    bank = Catalogue(bank_with(Example(others=others)))
    assert list(cases_by(_facet("year"), bank)) == ["2024", "1999"]
