"""Tables for spreadsheets, such that a Norwegian Excel opens them right with a double click.

UTF-8 with a byte order mark, semicolons between cells, commas in numbers, dates as ISO. No cell can be run as a
formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from casebank.model.partial_date import PartialDate

SEPARATOR = ";"
BETWEEN = " | "
"""Between the values of a cell that holds several."""

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula. Source: https://owasp.org/www-community/attacks/CSV_Injection"""
GUARD = "'"
"""Before a text that begins so. Spreadsheets then take the cell for text."""

Value = str | int | date | Decimal | PartialDate | None


def table(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows as a file, with the columns' names on the first line."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def cell(value: Value) -> str:
    """A value as a spreadsheet takes it. Numbers keep their sign; texts cannot begin a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | PartialDate):
        return str(value)
    return f"{GUARD}{value}" if value.startswith(BEGINS_FORMULA) else value


def several(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(values)
