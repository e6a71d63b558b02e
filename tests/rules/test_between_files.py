"""Rules that compare files with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from casebank.diagnostics import Example
from casebank.rules import duplicates, lineage
from tests.specimens import bank_with, findings_of


def _case(title: str, *more: str) -> Example:
    return Example(fields="\n".join([f"title: {title}", f"summary: {title} ble prøvd her i byen.", *more]))


def _inspired(links: Mapping[str, str]) -> list[str]:
    """The cases that get a finding when each is inspired by another."""
    files = {
        f"cases/drammen-{name}.md": _case(f"Tiltak {name} {name * 3}", f"inspired_by:\n  - case: drammen-{origin}")
        for name, origin in links.items()
    }
    bank = bank_with(Example(others=files))
    return [finding.path.removeprefix("cases/drammen-").removesuffix(".md") for finding in lineage.check_bank(bank)]


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({"a": "b", "b": "c", "c": "oppgaveutvalg"}, []),
        ({"a": "b", "b": "a", "c": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "d", "d": "b"}, ["b", "c", "d"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["a", "b", "c", "d"]),
    ],
)
def test_each_link_of_a_ring_is_found_and_no_other(links: dict[str, str], found: list[str]) -> None:
    assert _inspired(links) == found


@pytest.mark.parametrize(
    ("fields", "alike"),
    [
        ("title: Oppgaveutvalget i Drammen", True),
        ("title: Oppgaveutvalg i Drammen\nperiod: {start: 2022}", True),
        ("title: Oppgaveutvalg i Drammen\nmunicipality: Bergen", False),
        ("title: Oppgaveutvalg i Drammen\nsummary: Førti elever tegnet skolegården på nytt.", False),
        ("title: Gjestebud på Fjell", True),
    ],
)
def test_two_cases_alike_in_one_municipality_are_found(fields: str, alike: bool) -> None:
    name = "bergen-annet" if "Bergen" in fields else "drammen-annet"
    found = findings_of(Example(name=name, fields=fields, others={"cases/drammen-oppgaveutvalg.md": Example()}))
    assert [finding.rule.code for finding in found] == (["SB903", "SB903"] if alike else [])


def test_a_second_round_years_later_is_no_copy() -> None:
    first = Example(fields="period: {start: 2019, end: 2020}")
    second = Example(
        name="drammen-runde-to", fields="period: {start: 2023}", others={"cases/drammen-oppgaveutvalg.md": first}
    )
    assert findings_of(second) == []


def test_a_town_of_cases_alike_is_not_compared_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    comparisons = Counter[str]()
    real = duplicates._overlap
    monkeypatch.setattr(duplicates, "_overlap", lambda *cases: (comparisons.update(["one"]), real(*cases))[1])
    count = 150
    files = {f"cases/drammen-{number}.md": Example() for number in range(count)}
    found = list(duplicates.check_bank(bank_with(Example(others=files))))
    assert len(found) == count + 1
    assert comparisons["one"] <= count * 3


@pytest.mark.parametrize(
    ("kind", "alias", "clashes"),
    [
        ("case", "themes/lokaldemokrati", True),
        ("case", "cases/bergen-gammel", False),
        ("case", "gammelt/sted", False),
        ("page", "themes", True),
        ("page", "cases", True),
        ("page", "gammel-side", False),
    ],
)
def test_a_former_name_may_not_be_that_of_a_page_without_a_file(kind: str, alias: str, clashes: bool) -> None:
    found = findings_of(Example(kind=kind, fields=f"aliases: [{alias}]"))
    assert [finding.rule.code for finding in found] == (["SB332"] if clashes else [])


def test_a_term_and_a_key_in_use_are_not_told_of() -> None:
    found = findings_of(Example(others={"docs/vocabulary/moods.yml": Example(raw=MOODS.encode)}))
    assert [(finding.rule.code, finding.path) for finding in found] == [("SB902", "docs/vocabulary/moods.yml")]


MOODS = "- id: glad\n  label: Glad\n  definition: Når noen er glad.\n"
