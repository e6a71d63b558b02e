"""File names, which are also addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity
from casebank.model.fields import ID_LENGTH, ID_PATTERN
from casebank.model.kinds import CASE, PAGE
from casebank.model.markers import Municipality
from casebank.naming import slug

NAME = Rule(
    code="SB321",
    name="filnavn",
    severity=Severity.ERROR,
    title="Filnavnet kan ikke være adresse",
    why=f"Filnavnet blir adressen til siden. Det kan ha små bokstaver fra a til z, tall og bindestrek, og høyst {ID_LENGTH} tegn. Skriv ae for æ, o for ø og a for å.",
    wrong=Example(name="drammen-Prøve"),
    right=Example(name="drammen-prove"),
)
PREFIX = Rule(
    code="SB322",
    name="filnavn-uten-kommune",
    severity=Severity.ERROR,
    title="Filnavnet begynner ikke med kommunen",
    why="Når navnet på casen begynner med kommunen, er det lett å finne den og å se hvor den kommer fra.",
    wrong=Example(name="oppgaveutvalg-i-drammen"),
    right=Example(name="drammen-oppgaveutvalg"),
)
TAKEN = Rule(
    code="SB323",
    name="navn-i-bruk",
    severity=Severity.ERROR,
    title="To sider har samme navn",
    why="Hver case, nøkkel, metode, fase og indikator må ha sitt eget navn, så en henvisning bare kan bety én ting.",
    wrong=Example(name="gjestebud", kind="key", others={"docs/methods/gjestebud.md": Example(kind="method")}),
    right=Example(name="inviter-til-bords", kind="key", others={"docs/methods/gjestebud.md": Example(kind="method")}),
)
RULES = (NAME, PREFIX, TAKEN)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """The name of one file."""
    name = PurePosixPath(entry.path).stem
    if not re.fullmatch(ID_PATTERN, name) or len(name) > ID_LENGTH:
        proposal = slug(name)[:ID_LENGTH].strip("-")
        message = f"Filen kan ikke hete «{name}.md»."
        yield NAME.at(entry.path, START, message, f"Kall den for eksempel «{proposal or 'nytt-navn'}.md».")
        return
    if entry.kind is CASE:
        prefixes = list(_prefixes(entry, bank))
        if prefixes and not any(name == prefix or name.startswith(f"{prefix}-") for prefix in prefixes):
            message = f"Filnavnet «{name}» begynner ikke med kommunen."
            yield PREFIX.at(entry.path, START, message, f"Kall den for eksempel «{prefixes[0]}-{name}.md».")


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """Names that two files of different kinds share."""
    holders: dict[str, list[Entry[BaseModel]]] = defaultdict(list)
    for entry in bank.entries:
        if entry.kind is not PAGE:
            holders[entry.id].append(entry)
    for identifier, entries in holders.items():
        for entry in entries[1:]:
            message = f"Navnet «{identifier}» er alt brukt av {entries[0].path}."
            yield TAKEN.at(entry.path, START, message, "Gi filen et annet navn.")


def _prefixes(entry: Entry[BaseModel], bank: Bank) -> Iterator[str]:
    """The names a case's file may begin with: the municipality's as written, as it is today, or its county's."""
    for _, marker, name in entry.marked:
        if not isinstance(marker, Municipality):
            continue
        found = bank.vocabularies.gazetteer.lookup(name)
        for one in found.candidates:
            yield slug(name.partition(" (")[0])
            yield one.id
            yield slug(one.name)
            yield one.county.id
