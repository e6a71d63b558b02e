"""How old a page is, and what a reader sees of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebank.catalogue import Catalogue, model_of
from casebank.compile import compile_pages
from casebank.diagnostics import Example
from casebank.freshness import Age, age, last_reviewed, months_after
from casebank.model.fields import Dated
from casebank.site import Site
from tests.specimens import bank_with

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2080, 1, 1))
SITE = Site(name="Banken", url="https://banken.example/", description="", repository="https://github.example/bank")


@given(DAYS)
def test_each_step_begins_on_the_very_day(day: date) -> None:
    model = Dated(published=day)
    for step, before in ((Age.DUE, Age.FRESH), (Age.OLD, Age.DUE), (Age.ARCHIVED, Age.OLD)):
        begins = months_after(day, step)
        assert age(model, begins) is step
        assert age(model, begins - timedelta(days=1)) is before


@given(DAYS, st.integers(0, 60))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    then = months_after(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1


def _catalogue(fields: str, today: date) -> Catalogue:
    old = Example(name="drammen-gammel", fields=f"title: Gammel\n{fields}")
    return Catalogue(bank_with(old, today=today))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("published: 2020-01-01", date(2020, 1, 1)),
        ("published: 2020-01-01\nreviewed: 2021-05-05", date(2021, 5, 5)),
        ("published: 2020-01-01\nupdated: 2022-01-01", date(2020, 1, 1)),
        ("published: 2020-01-01\nconfirmed: {by: Drammen kommune, date: 2023-03-03}", date(2023, 3, 3)),
    ],
)
def test_a_review_or_a_confirmation_counts_but_not_a_small_change(fields: str, expected: date) -> None:
    case = model_of(_catalogue(fields, date(2026, 11, 24)).cases["drammen-gammel"])
    assert last_reviewed(case) == expected


@pytest.mark.parametrize(
    ("today", "seen", "unseen"),
    [
        (date(2026, 11, 23), [], ["kan ha endret seg", "lavere i listene", "Arkivert"]),
        (date(2026, 11, 24), ["Noe kan ha endret seg", "24. november 2025"], ["lavere i listene", "Arkivert"]),
        (date(2027, 11, 24), ["lavere i listene", "24. november 2025"], ["Arkivert"]),
        (date(2028, 11, 24), ["Arkivert: ingen har gått gjennom casen"], ["lavere i listene"]),
    ],
)
def test_the_page_says_how_old_it_is(today: date, seen: list[str], unseen: list[str]) -> None:
    catalogue = _catalogue("published: 2025-11-24", today)
    page = next(page for page in compile_pages(catalogue, SITE) if page.path == "cases/drammen-gammel.md")
    content = page.body.replace("&#58;", ":")
    assert [word for word in seen if word not in content] == []
    assert [word for word in unseen if word in content] == []


def test_what_is_old_stands_last_in_lists_whatever_its_documentation() -> None:
    full = "documentation: full\npublished: 2020-01-01"
    assert _catalogue(full, date(2021, 12, 31)).in_order[0].id == "drammen-gammel"
    assert _catalogue(full, date(2022, 1, 1)).in_order[-1].id == "drammen-gammel"


def test_an_archived_case_is_marked_in_lists() -> None:
    catalogue = _catalogue("published: 2020-01-01", date(2026, 11, 24))
    theme = next(page for page in compile_pages(catalogue, SITE) if page.path == "themes/lokaldemokrati.md")
    assert theme.body.count("kb-age--archived") == 1


def test_a_case_that_its_owner_archived_is_so_at_once() -> None:
    catalogue = _catalogue("published: 2026-11-01\nreviewed: 2026-11-20\narchived: 2026-11-21", date(2026, 11, 24))
    assert catalogue.age(model_of(catalogue.cases["drammen-gammel"])) is Age.ARCHIVED
    page = next(page for page in compile_pages(catalogue, SITE) if page.path == "cases/drammen-gammel.md")
    assert "eieren sier at casen ikke gjelder lenger" in page.body
