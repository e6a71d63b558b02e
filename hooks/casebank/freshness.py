"""How long it is since somebody last saw that a page still holds, and what follows from that.

The thresholds stand here and nowhere else.
"""

from __future__ import annotations

import calendar
from datetime import date
from enum import IntEnum

from casebank.model.case import Case
from casebank.model.fields import Dated


class Age(IntEnum):
    """How old a page is. The value is the number of months after which it is so."""

    FRESH = 0
    DUE = 12
    """The reader is told, and the owner is asked."""
    OLD = 24
    """It also stands lower in lists."""
    ARCHIVED = 36
    """It is also marked as archived, and stands last."""


def last_reviewed(model: Dated) -> date:
    """The day somebody last stood for the whole page: it was reviewed, confirmed by its owner, or published.

    `updated` does not count: a spelling that was mended tells nothing of the rest.
    """
    days = [model.published, model.reviewed]
    if isinstance(model, Case) and model.confirmed:
        days.append(model.confirmed.date)
    return max(day for day in days if day)


def age(model: Dated, today: date) -> Age:
    """How old the page is on the day `today`. What its owner has put in the archive is there whatever its dates."""
    if isinstance(model, Case) and model.archived:
        return Age.ARCHIVED
    day = last_reviewed(model)
    return max(step for step in Age if step is Age.FRESH or today >= months_after(day, step))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
