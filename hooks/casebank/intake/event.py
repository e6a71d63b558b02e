"""An issue, as GitHub's webhook tells of it.

Source: https://docs.github.com/webhooks/webhook-events-and-payloads#issues
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebank.form.forms import FORM, Form
from casebank.intake.issue_forms import LABELS

LIMIT = 1024 * 1024
"""The most bytes of an event. GitHub's issues hold at most 65,536 characters, and all else of an event is short."""


class EventError(Exception):
    """The event cannot be made anything of. The text is bokmål."""


@dataclass(frozen=True)
class Issue:
    """What is used of an issue: its number, its text as somebody wrote it, and the form it came from."""

    number: int
    body: str
    form: Form


def read_event(path: Path) -> Issue:
    """Read the event in a file.

    Raises:
        OSError: if the file cannot be opened.
        EventError: if it is too large, is not an event of an issue, or the issue bears no label that is known.
    """
    with path.open("rb") as file:
        content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise EventError("Hendelsen er for stor.")
    try:
        event = json.loads(content)
    except ValueError:
        raise EventError("Filen er ikke en hendelse fra GitHub.") from None
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict) or not isinstance(issue.get("number"), int):
        raise EventError("Filen forteller ikke om en sak.")
    form = next((FORM[name] for name in _names(issue) if name in FORM), None)
    if form is None:
        raise EventError("Saken har ingen av merkelappene fra skjemaene.")
    body = issue.get("body")
    return Issue(issue["number"], body if isinstance(body, str) else "", form)


def _names(issue: dict[str, Any]) -> list[str]:
    labels = issue.get("labels")
    given = [label.get("name") for label in labels if isinstance(label, dict)] if isinstance(labels, list) else []
    return [name for name, label in LABELS.items() if label in given]
