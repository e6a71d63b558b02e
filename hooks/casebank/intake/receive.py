"""From an issue to a checked file: a new case or report, or a case that its owner has confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from casebank.bank import Bank, bank_of
from casebank.catalogue import Catalogue
from casebank.checking import findings_of
from casebank.diagnostics import Diagnostic, has_errors
from casebank.form.filing import cleaned, filed
from casebank.form.forms import CONFIRMATION_FORM
from casebank.form.write import scalar
from casebank.formatting import formatted
from casebank.intake.answers import answers_in
from casebank.intake.event import EventError, Issue
from casebank.model.kinds import CASE, kind_of
from casebank.rendering import read_rendering
from casebank.source.document import Document, SourceFile
from casebank.source.tree import read_tree


@dataclass(frozen=True)
class Received:
    """What became of an issue: the file it makes, and what the rules say of it. Nothing is written yet."""

    issue: Issue
    path: str
    content: bytes
    document: Document | None
    findings: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the file can go into a pull request."""
        return not has_errors(list(self.findings))


def receive(issue: Issue, root: Path, today: date) -> Received:
    """Make and check the file of an issue.

    Raises:
        EventError: if the issue's form makes no file, or it confirms a case that does not exist.
    """
    files = list(read_tree(root))
    rendering = read_rendering(root)
    catalogue = Catalogue(bank_of(files, today, rendering))
    answers = answers_in(issue.body, issue.form, catalogue)
    if issue.form is CONFIRMATION_FORM:
        path, content = _confirmed(answers, files, catalogue, today)
    elif issue.form.kind is not None:
        made = filed(issue.form, answers, today, _taken(catalogue.bank))
        path, content = made.path, made.text.encode()
        content = formatted(content, issue.form.kind) or content
    else:
        raise EventError("Denne meldingen blir ikke til en fil. Redaksjonen svarer her.")
    others = [file for file in files if str(file.path) != path]
    bank = bank_of([*others, SourceFile(PurePosixPath(path), content)], today, rendering)
    document = next((entry.document for entry in bank.entries if entry.path == path), None)
    found = tuple(finding for finding in findings_of(bank) if finding.path == path)
    return Received(issue, path, content, document, found)


def _taken(bank: Bank) -> frozenset[str]:
    return frozenset(entry.id for entry in bank.entries)


def _confirmed(
    answers: dict[str, Any], files: Iterable[SourceFile], catalogue: Catalogue, today: date
) -> tuple[str, bytes]:
    clean = cleaned(CONFIRMATION_FORM, answers)
    case = catalogue.cases.get(clean.get("case", ""))
    if case is None:
        raise EventError("Fant ikke casen. Lim inn adressen til siden, eller skriv navnet fra adressen.")
    file = next(one for one in files if str(one.path) == case.path)
    written = [f"confirmed:\n  by: {scalar(clean.get('by', ''))}\n  date: {today.isoformat()}"]
    text = _with_fields(file.content.decode("utf-8-sig").replace("\r\n", "\n"), ("confirmed",), written)
    content = text.encode()
    kind = kind_of(file.path) or CASE
    return case.path, formatted(content, kind) or content


def _with_fields(text: str, names: tuple[str, ...], written: list[str]) -> str:
    """A content file with some top-level fields in place of those it has by these names."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    kept: list[str] = []
    skipping = False
    for line in lines[1:end]:
        if line[:1] not in (" ", "\t", "-", "#", ""):
            skipping = line.partition(":")[0].strip() in names
        if not skipping:
            kept.append(line)
    return "\n".join([lines[0], *kept, *written, *lines[end:]])
