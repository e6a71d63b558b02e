"""What is due, as a list for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from casebank.freshness import Age
from casebank.report.text import printable
from casebank.review.due import Due, Owner

VERSION = 1
"""Raised when a field of the JSON is removed or changes its meaning. New fields do not raise it."""

NAMES = {Age.DUE: "over ett år", Age.OLD: "over to år", Age.ARCHIVED: "over tre år, arkivert"}
"""How long it is since somebody saw to a page."""


def text(owners: Sequence[Owner]) -> str:
    """Owner by owner, the longest unseen first."""
    if not owners:
        return "Ingenting trenger gjennomgang.\n"
    lines = []
    for owner in owners:
        lines.append(f"{printable(owner.name)} ({len(owner.due)})")
        lines += [f"  {one.reviewed}  {one.path}  {printable(one.title)} ({NAMES[one.age]})" for one in owner.due]
        lines.append("")
    return "\n".join(lines)


def as_json(owners: Sequence[Owner]) -> str:
    """`{"version", "owners": [{"owner", "due": [{"kind", "id", "path", "title", "url", "reviewed", "months", …}]}]}`.

    `months` is the threshold that was passed: 12, 24 or 36.
    """
    content = {
        "version": VERSION,
        "owners": [{"owner": owner.name, "due": [_due(one) for one in owner.due]} for owner in owners],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _due(one: Due) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "path": one.path,
        "title": one.title,
        "url": one.url,
        "reviewed": one.reviewed.isoformat(),
        "months": int(one.age),
        "holds": one.holds,
        "update": one.update,
        "archive": one.archive,
    }
