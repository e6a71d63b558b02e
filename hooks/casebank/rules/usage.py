"""Keys and terms that nothing in the bank uses. Municipalities are apart: most have no case yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebank.bank import Bank
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity
from casebank.model.kinds import KEY
from casebank.model.markers import Reference, Term

_KEY = {"keys/inviter-til-bords.md": Example(kind="key", fields="title: Inviter til bords")}


def _terms(*names: str) -> Mapping[str, Example]:
    content = "".join(f"- id: {name}\n  label: {name.capitalize()}\n  definition: Noen timer.\n" for name in names)
    return {"docs/vocabulary/efforts.yml": Example(raw=content.encode, shown=content)}


UNUSED_KEY = Rule(
    code="SB901",
    name="ubrukt-nokkel",
    severity=Severity.HINT,
    title="Ingen bruker nøkkelen",
    why="En nøkkel er et råd som er hentet fra caser. Den som ingen viser til, blir heller ikke funnet. Finnes det en case som har fulgt rådet, la den nevne nøkkelen.",
    wrong=Example(fields="keys:\n  - id: meld-tilbake", others=_KEY),
    right=Example(fields="keys:\n  - id: meld-tilbake\n  - id: inviter-til-bords", others=_KEY),
)
UNUSED_TERM = Rule(
    code="SB902",
    name="ubrukt-ord",
    severity=Severity.HINT,
    title="Ingen bruker ordet i listen",
    why="Et ord som ingen bruker, er ett mer å lese forbi for den som skal velge. Hører det til i listen, kan det stå.",
    wrong=Example(others=_terms("liten", "ingen")),
    right=Example(others=_terms("liten")),
)
RULES = (UNUSED_KEY, UNUSED_TERM)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """What no field of any other file names."""
    keys, terms = set[str](), set[tuple[str, str]]()
    for entry in bank.entries:
        for _, marker, text in entry.marked:
            if isinstance(marker, Term):
                terms.add((marker.vocabulary, text))
            elif isinstance(marker, Reference) and marker.kind == KEY.name and text != entry.id:
                keys.add(text)
    for entry in bank.of_kind(KEY).values():
        if entry.id not in keys:
            message = "Ingen case viser til denne nøkkelen, og ingen annen nøkkel."
            yield UNUSED_KEY.at(entry.path, START, message, "La en case som har fulgt rådet, nevne den under «keys».")
    yield from _unused_terms(bank, terms)


def _unused_terms(bank: Bank, used: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    for file in bank.vocabulary_files:
        rows = file.rows if file.name in bank.vocabularies.lists else ()
        for index, row in enumerate(rows):
            if (file.name, row.id) not in used:
                span = file.document.spans.value((index, "id"))
                message = f"Ingen fil bruker ordet «{row.id}»."
                advice = "La det stå om det hører til i listen. Er det ikke nyttig, fjern det."
                yield UNUSED_TERM.at(file.document.path, span, message, advice)
