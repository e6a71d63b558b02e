"""What belongs to a person is found, and what belongs to an office is let pass."""

from __future__ import annotations

import pytest

from casebank import checking
from casebank.diagnostics import Example
from casebank.identity_numbers import control_digits, find, is_identity_number, synthetic
from casebank.private_addresses import is_private, private_emails, private_phones
from casebank.report.text import text
from casebank.site import read_site
from tests.specimens import ROOT, bank_with, findings_of


def _number(day: int, month: int, year: int = 90) -> str:
    for individual in range(1000):
        first = f"{day:02}{month:02}{year:02}{individual:03}"
        control = control_digits(first)
        if control is not None:
            return first + control
    raise AssertionError


@pytest.mark.parametrize("series", [80, 65, 40])
@pytest.mark.parametrize("day", [1, 31, 41, 71])
def test_every_series_is_known(day: int, series: int) -> None:
    assert is_identity_number(_number(day, 12 + series))


@pytest.mark.parametrize(
    ("day", "month"), [(0, 81), (32, 81), (40, 81), (72, 81), (31, 84), (30, 82), (1, 80), (1, 93)]
)
def test_a_day_that_does_not_exist_is_no_identity_number(day: int, month: int) -> None:
    assert not is_identity_number(_number(day, month))


def test_each_control_digit_counts() -> None:
    number = synthetic()
    for place in (9, 10):
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert not is_identity_number(wrong)


@pytest.mark.parametrize(
    "shape",
    ["{0}{1}", "{0} {1}", "{0}\u00a0{1}", "{0}-{1}", "{0}.{1}", "fnr:{0}{1}.", "({0}{1})", "2017 {0}{1} 2018"],
)
def test_identity_numbers_are_found_however_they_are_written(shape: str) -> None:
    number = synthetic()
    assert list(find(shape.format(number[:6], number[6:])))


def test_identity_numbers_are_found_also_when_the_date_is_apart() -> None:
    number = synthetic()
    day, month, year, rest = number[:2], number[2:4], number[4:6], number[6:]
    assert list(find(f"født {day}.{month}.{year} {rest}"))
    assert list(find(f"{day} {month} {year} {rest[:3]} {rest[3:]}"))


@pytest.mark.parametrize("around", ["1{}", "{}1", "1{}1"])
def test_longer_numbers_are_something_else(around: str) -> None:
    assert not list(find(around.format(synthetic())))


@pytest.mark.parametrize(
    "example",
    [
        Example(fields=f"place: {synthetic()}"),
        Example(fields=f"sources:\n  - id: rapport\n    title: Rapport om {synthetic()}"),
        Example(fields=f"place: Torget # {synthetic()}"),
        Example(
            body=f"## Bakgrunn\n\n{synthetic()}\n\n## Slik gjorde de det\n\nA.\n\n## Resultater\n\nA.\n\n## Lærdommer\n\nA."
        ),
        Example(name=f"drammen-{synthetic()}"),
    ],
)
def test_identity_numbers_are_refused_wherever_they_stand_and_never_shown(example: Example) -> None:
    found = findings_of(example)
    assert "SB801" in {finding.rule.code for finding in found}
    of_rule = [finding for finding in found if finding.rule.code == "SB801" and synthetic() not in finding.path]
    assert synthetic() not in text(of_rule, read_site(ROOT))


@pytest.mark.parametrize(
    "number",
    [
        "412 34 567",
        "41 23 45 67",
        "41234567",
        "912\u00a034\u00a0567",
        "+47 412 34 567",
        "+4741234567",
        "0047 41234567",
        "+46 70 123 45 67",
    ],
)
def test_mobile_numbers_look_private(number: str) -> None:
    assert list(private_phones(f"Ring {number}, så svarer vi."))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ring 32 04 00 00.",
            "Ring 02180.",
            "org.nr. 987 654 321",
            "45 000 000 kroner",
            "49500000 kroner",
            "2016–2018",
        ),
        *(
            "ISBN 978-82-15-01234-5",
            "https://www.regjeringen.no/no/id41234567/",
            "?doc=91234567&x=1",
            "4 av 10",
            "2026-11-24",
        ),
    ],
)
def test_other_numbers_do_not(text: str) -> None:
    assert not list(private_phones(text))


def test_an_amount_is_no_phone_number() -> None:
    assert findings_of(Example(fields="resources:\n  cost_nok: 45000000")) == []


@pytest.mark.parametrize(
    "address",
    [
        *("postmottak@drammen.kommune.no", "post@ks.no", "innbyggertorg.sentrum@asker.kommune.no", "samskaping@ks.no"),
        *("bydel.gamleoslo@oslo.kommune.no", "postmottak.bga@oslo.kommune.no", "frivilligsentralen.post@gmail.com"),
    ],
)
def test_addresses_of_offices_pass(address: str) -> None:
    assert not is_private(*address.split("@"))


@pytest.mark.parametrize(
    "address",
    [
        *("fornavn.etternavn@drammen.kommune.no", "fornavn_etternavn@ks.no", "fornavn-etternavn@ks.no", "kari@ks.no"),
        *("noe@gmail.com", "noe@hotmail.no", "noe@online.no", "NOE@GMAIL.COM", "kari1984@ks.no"),
    ],
)
def test_addresses_of_persons_do_not(address: str) -> None:
    assert is_private(*address.split("@"))


@pytest.mark.parametrize(
    "text", ["noe (at) gmail.com", "noe[at]gmail.com", "<noe@gmail.com>", "[x](mailto:noe@gmail.com)"]
)
def test_addresses_are_found_in_disguise(text: str) -> None:
    assert list(private_emails(text))


def test_the_vocabularies_are_looked_through_too() -> None:
    path = "docs/vocabulary/themes.yml"
    row = "- id: naermiljo\n  label: Nærmiljø\n  definition: Spør fornavn.etternavn@example.com.\n"
    found = checking.findings_of(bank_with(files={path: row.encode()}))
    assert ("SB803", path) in {(finding.rule.code, finding.path) for finding in found}
