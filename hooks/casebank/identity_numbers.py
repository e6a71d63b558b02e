"""Norwegian identity numbers: telling them from other numbers, and making ones that belong to nobody.

Fødselsnummer, D-numbers (day + 40), H-numbers (month + 40) and synthetic numbers (month + 80 from Skatteetaten, + 65
and + 40 in other test series). Sources: https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/ and, for the
series, https://github.com/navikt/fnrvalidator.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_D_NUMBER = 40
_MONTH_SERIES = (0, 40, 65, 80)

_GAP = r"[ \u00a0\u2009\u202f.\-–/]"
_NUMBER = re.compile(
    rf"(?<![0-9])(?=(?P<number>[0-9]{{6}}{_GAP}?[0-9]{{5}}|[0-9]{{6}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{2}}"
    rf"|[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}?(?:[0-9]{{5}}|[0-9]{{3}}{_GAP}[0-9]{{2}}))(?![0-9]))"
)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The places of all identity numbers in a text, written together or with a space, dot or hyphen between."""
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        if is_identity_number(re.sub(r"[^0-9]", "", match["number"])):
            yield match.span("number")


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits have a date and two control digits that fit."""
    return _has_date(digits) and control_digits(digits[:9]) == digits[9:]


def control_digits(first_nine: str) -> str | None:
    """The two last digits of a number; None when there can be no number that begins like this."""
    numbers = [int(digit) for digit in first_nine]
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = -sum(weight * number for weight, number in zip(weights, numbers, strict=True)) % 11
        if rest == 10:
            return None
        numbers.append(rest)
    return f"{numbers[9]}{numbers[10]}"


def synthetic(day: str = "01", month: int = 1, year: str = "90") -> str:
    """An identity number from Skatteetaten's synthetic series, which no person has."""
    for individual in range(1000):
        first_nine = f"{day}{month + 80:02}{year}{individual:03}"
        control = control_digits(first_nine)
        if control is not None:
            return first_nine + control
    raise AssertionError("one in six has control digits")


def _has_date(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if day > _D_NUMBER:
        day -= _D_NUMBER
    months = (month - series for series in _MONTH_SERIES)
    # Which century is not needed: only 29 February depends on it, and 2000 was a leap year as 1996 was.
    return any(1 <= one <= 12 and 1 <= day <= calendar.monthrange(2000 + year, one)[1] for one in months)
