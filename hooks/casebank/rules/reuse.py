"""Reuse reports («vi har også prøvd»)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, Span

TEXT = Rule(
    code="SB411",
    name="tekst-som-ikke-vises",
    severity=Severity.ERROR,
    title="Det står tekst der den ikke blir vist",
    why="En erfaring er noen få felter, og har ingen egen side. Tekst under feltene ville ingen fått se.",
    wrong=Example(kind="report", body="Vi inviterte gjennom skolene.\n"),
    right=Example(kind="report", body=""),
)
RULES = (TEXT,)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """The body of a file whose kind has no pages."""
    if not entry.kind.has_pages and entry.document.body.strip():
        first = next(number for number, line in enumerate(entry.document.body.split("\n")) if line.strip())
        span = Span.point(entry.document.body_line + first)
        message = "Her står det tekst under feltene."
        yield TEXT.at(entry.path, span, message, "Flytt den til feltet «changed» eller «lesson».")
