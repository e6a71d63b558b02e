"""Dates that may lack their day or month, since sources often name only a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""The same form as an anchored regular expression, for the JSON Schema."""

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2017`, `2017-06` or `2017-06-30`.

        Raises:
            ValueError: if the text has another form, or names a day that does not exist.
        """
        match = _PATTERN.fullmatch(text)
        if match is None or not text.isascii():
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The earliest day this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Give the ISO form, as long as it is known."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def in_words(self) -> str:
        """Give the date as a Norwegian reader writes it: `30. juni 2017`, `juni 2017`, `2017`."""
        if self.month is None:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day}. {month}"


def in_words(day: date) -> str:
    """Give a full date as a Norwegian reader writes it: `30. juni 2017`."""
    return PartialDate(day.year, day.month, day.day).in_words()
