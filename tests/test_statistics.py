"""What is counted, and that the page and the command tell the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.cli import main
from casebank.compile import compile_pages
from casebank.diagnostics import Example
from casebank.site import Site
from casebank.statistics import Table, tables, totals
from tests.specimens import ROOT, TODAY, bank_with

SITE = Site(name="Banken", url="https://banken.example/", description="", repository="https://github.example/bank")


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


def _table(identifier: str, catalogue: Catalogue) -> Table:
    return next(table for table in tables(catalogue) if table.id == identifier)


def _counts(identifier: str, catalogue: Catalogue) -> dict[str, int]:
    return {row.label: row.values[0] for row in _table(identifier, catalogue).rows}


def test_all_places_and_themes_are_there_with_cases_or_without(own: Catalogue) -> None:
    counties = _counts("county", own)
    assert set(counties) == {county.name for county in own.vocabularies.gazetteer.counties.values()}
    assert counties["Finnmark"] == 0
    found = Counter(county.name for entry in own.cases.values() for county in own.counties(model_of(entry)))
    assert {name: count for name, count in counties.items() if count} == found


def test_every_case_is_counted_once_where_it_can_only_be_one(own: Catalogue) -> None:
    for name in ("level", "evidence", "documentation", "confirmed", "age"):
        assert sum(_counts(name, own).values()) == len(own.cases), name
    assert {one.id: one.count for one in totals(own)}["cases"] == len(own.cases)


def test_confirmed_and_old_cases_are_told_apart() -> None:
    confirmed = Example(name="drammen-en", fields="published: 2020-01-01\nconfirmed: {by: Drammen, date: 2026-11-01}")
    old = Example(name="drammen-to", fields="published: 2024-11-24")
    archived = Example(name="drammen-tre", fields="published: 2020-01-01")
    catalogue = Catalogue(bank_with(confirmed, old, archived, Example(name="drammen-ny")))
    assert _counts("confirmed", catalogue) == {"Bekreftet": 1, "Ikke bekreftet": 3}
    assert list(_counts("age", catalogue).values()) == [2, 0, 1, 1]


def test_keys_are_told_with_how_it_went() -> None:
    uses = [
        Example(name=f"drammen-{number}", fields=f"keys:\n  - id: meld-tilbake\n    verdict: {verdict}")
        for number, verdict in enumerate(("worked", "worked", "failed"))
    ]
    catalogue = Catalogue(bank_with(*uses, Example(name="drammen-ny")))
    table = _table("keys", catalogue)
    assert table.columns == ("Caser", "Virket", "Virket delvis", "Virket ikke", "Ikke oppgitt")
    assert table.rows[0].values == (4, 2, 0, 1, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-09-30", "2026-11-24"], {"september 2026": 1, "oktober 2026": 1, "november 2026": 2}),
        (["2023-12-31", "2026-11-24"], {"2023": 1, "2024": 1, "2025": 1, "2026": 2}),
    ],
)
def test_growth_goes_on_until_today(days: list[str], expected: dict[str, int]) -> None:
    first, second = (
        Example(fields=f"published: {day}", name=name) for day, name in zip(days, ("x", None), strict=True)
    )
    assert _counts("growth", Catalogue(bank_with(first, second, today=date(2026, 11, 24)))) == expected


def test_every_chart_of_the_page_has_its_table_and_no_style_of_its_own(own: Catalogue) -> None:
    page = next(page for page in compile_pages(own, SITE) if page.path == "statistics.md")
    figures = re.findall(r"<figure.*?</figure>", page.body)
    assert len(figures) == len(tables(own))
    assert "style=" not in page.body
    for table, figure in zip(tables(own), figures, strict=True):
        assert f'<title id="kb-chart-{table.id}-title">{table.title}</title>' in figure
        assert 'role="img"' in figure
        drawn = re.findall(r'class="kb-chart__count"[^>]*>(\d+)<', figure)
        if not table.by_time:
            assert [int(number) for number in drawn] == [row.values[0] for row in table.rows]


def test_the_command_tells_the_same(own: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--root", str(ROOT), "--today", TODAY.isoformat(), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["totals"]["cases"] == len(own.cases)
    assert {name: len(table["rows"]) for name, table in told["tables"].items()} == {
        table.id: len(table.rows) for table in tables(own)
    }
    assert main(["stats", "--root", str(ROOT), "--today", TODAY.isoformat()]) == 0
    assert re.search(r"^Finnmark +0$", capsys.readouterr().out, re.MULTILINE)
