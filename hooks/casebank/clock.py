"""The day that a run counts from.

Everything that depends on today takes it from here, so that a build can be made again later, byte for byte: engines
know the same variable. Source: https://reproducible-builds.org/specs/source-date-epoch/
"""

from __future__ import annotations

import calendar
import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
"""The environment variable that sets the clock, in whole seconds since 1970 (UTC)."""


def today() -> date:
    """The day that the environment sets, else the day of the run.

    Raises:
        ValueError: if the environment sets something else than whole seconds.
    """
    seconds = os.environ.get(VARIABLE)
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds else date.today()


def setting(day: date) -> dict[str, str]:
    """The environment in which this day is today, for us and for the engines."""
    return {VARIABLE: str(calendar.timegm(day.timetuple()))}
