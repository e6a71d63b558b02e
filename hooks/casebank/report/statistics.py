"""What there is in the bank, as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json

from casebank.report.text import printable
from casebank.statistics import Table, Total


def text(totals: tuple[Total, ...], tables: tuple[Table, ...]) -> str:
    """The totals, and each table under its title."""
    blocks = ["\n".join(f"{one.count:>6} {one.label}" for one in totals), *map(_table, tables)]
    return "\n\n".join(blocks) + "\n"


def as_json(totals: tuple[Total, ...], tables: tuple[Table, ...]) -> str:
    """`{"totals": {id: count}, "tables": {id: {"title", "columns", "rows": [{"label", "values"}]}}}`."""
    content = {
        "totals": {one.id: one.count for one in totals},
        "tables": {
            one.id: {
                "title": one.title,
                "columns": list(one.columns),
                "rows": [{"label": row.label, "values": list(row.values)} for row in one.rows],
            }
            for one in tables
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> str:
    width = max((len(row.label) for row in table.rows), default=0)
    columns = [max(len(name), 6) for name in table.columns]
    head = f"{'':<{width}}  " + "  ".join(f"{name:>{room}}" for name, room in zip(table.columns, columns, strict=True))
    rows = (
        f"{printable(row.label):<{width}}  "
        + "  ".join(f"{value:>{room}}" for value, room in zip(row.values, columns, strict=True))
        for row in table.rows
    )
    return "\n".join([table.title, head if len(table.columns) > 1 else "", *rows]).replace("\n\n", "\n")
