"""Places in hand-written pages that are filled from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebank.authored import SLOT, SLOT_NAMES
from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.kinds import PAGE
from casebank.naming import did_you_mean

UNKNOWN = Rule(
    code="SB441",
    name="ukjent-plass",
    severity=Severity.ERROR,
    title="Plassen på siden finnes ikke",
    why=f"Noen sider har plasser som fylles fra banken. Har plassen feil navn, blir den stående tom. Navnene er: {', '.join(SLOT_NAMES)}.",
    wrong=Example(kind="page", body="<!-- slot: metods -->\n"),
    right=Example(kind="page", body="<!-- slot: methods -->\n"),
)
RULES = (UNKNOWN,)


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """The places of one page."""
    if entry.kind is not PAGE or "<!--" not in entry.document.body:
        return
    for match in SLOT.finditer(entry.document.body):
        if match["name"] not in SLOT_NAMES:
            message = f"Plassen «{match['name']}» finnes ikke.{did_you_mean(match['name'], SLOT_NAMES)}"
            span = entry.document.content.span(*match.span())
            yield UNKNOWN.at(entry.path, span, message, f"Plassene er: {', '.join(SLOT_NAMES)}.")
