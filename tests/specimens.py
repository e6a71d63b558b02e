"""A small bank that breaks no rule, and files made from it by telling what is different."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from casebank import checking
from casebank.bank import Bank, bank_of
from casebank.diagnostics import Diagnostic, Example
from casebank.model.kinds import BY_NAME
from casebank.rendering import Rendering, read_rendering
from casebank.rules.sample_files import FIELDS, content_of, path_of
from casebank.rules.sample_pictures import png
from casebank.source.document import SourceFile

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 24)
NOON = f"{TODAY}T12:00:00Z"
"""That day for a browser: what a page dates must not lie ahead of the day that its work is checked on."""


@functools.cache
def rendering() -> Rendering:
    """How the bank's own site makes HTML of Markdown."""
    return read_rendering(ROOT)


@functools.cache
def vocabulary_files() -> tuple[SourceFile, ...]:
    """The vocabularies of the bank itself. The glossary's links are left out: the small bank has not their pages."""
    folder = ROOT / "docs/vocabulary"
    return tuple(
        SourceFile(PurePosixPath("docs/vocabulary", path.name), re.sub(rb"(?m)^  see: .*\n", b"", path.read_bytes()))
        for path in sorted(folder.glob("*.yml"))
    )


def bank_with(*examples: Example, today: date = TODAY, files: Mapping[str, bytes] | None = None) -> Bank:
    """The small bank, with these files in place of, or beside, its own."""
    found = {path_of(Example(kind=kind)): content_of(Example(kind=kind)) for kind in FIELDS}
    for example in examples:
        if example.kind != "case" or example.name:
            found.pop(path_of(Example(kind=example.kind)), None)
        if example.kind == "key" and example.name:
            found[path_of(Example(kind="key"))] = content_of(Example(kind="key"))
        found[path_of(example)] = content_of(example)
        found |= {path: content_of(other) for path, other in example.others.items()}
    found |= files or {}
    links = {path for example in examples for path, other in example.others.items() if other.is_link}
    content = [SourceFile(PurePosixPath(path), content, path in links) for path, content in sorted(found.items())]
    lists = [file for file in vocabulary_files() if str(file.path) not in found]
    return bank_of([*content, *lists], today, rendering())


def findings_of(*examples: Example) -> list[Diagnostic]:
    """What the rules say of the small bank with these files, where all else is in use."""
    others = {path for example in examples for path in example.others}
    named = [example.name for example in examples if example.kind == "key" and example.name]
    files = {path: content for path, content in using(*named, without=others).items() if path not in others}
    return checking.findings_of(bank_with(*examples, files=files))


def using(*keys: str, without: Collection[str] = ()) -> dict[str, bytes]:
    """Files that use every term of the vocabularies, and these keys, so that no rule finds one unused.

    Vocabularies whose files are among `without` are left alone.
    """
    terms = {
        file.path.stem: re.findall(r"^- id: (\S+)", file.content.decode(), re.MULTILINE) or [""]
        for file in vocabulary_files()
        if str(file.path) not in without
    }

    def term(vocabulary: str, number: int) -> str:
        """One of the terms, so that all have had their turn after as many as there are."""
        return str(terms[vocabulary][number % len(terms[vocabulary])])

    files = {"cases/media/oslo-0.png": png()}
    for number, place in enumerate(("oslo", "bergen", "stavanger", "tromso", "alta")):
        language = term("languages", number)
        headings = [section.heading for section in BY_NAME["case"].sections[language]]
        fields = f"""title: Noe i {place.capitalize()}
summary: Her gjorde {place}folk noe ingen andre tenkte på.
municipality: {place.replace("tromso", "Tromsø").capitalize()}
documentation: {term("documentation", number)}
language: {language}
status: {term("statuses", number)}
outcome: {term("outcomes", number)}
themes: [{", ".join(terms["themes"])}]
level: {term("levels", number)}
actors: [{", ".join(terms["actors"])}]
offers: [{", ".join(terms["offers"])}]
keys: [{", ".join(f"{{id: {key}, verdict: {term('verdicts', number)}}}" for key in ("meld-tilbake", *keys))}]
openness: {{{", ".join(f"{name}: {term('answers', number)}" for name in ("problem", "process", "purpose"))}}}
effects:
  - {{what: Noe, before: 1, after: 2, unit: noe, evidence: {term("evidence", number)}, source: rapport}}
images:
  - {{file: media/oslo-0.png, alt: Noe, credit: Noen, licence: {term("licences", number)}}}"""
        body = "\n\n".join(f"## {heading}\n\nTekst." for heading in headings)
        files[f"cases/{place}-noe.md"] = content_of(Example(fields=fields, body=f"{body}\n"))
    for number, effort in enumerate(terms.get("efforts", ())):
        fields = f"title: Metode {number}\neffort: {effort}"
        files[f"docs/methods/metode-{number}.md"] = content_of(Example(kind="method", fields=fields))
    for number, group in enumerate(terms["indicator-groups"]):
        fields = f"title: Indikator {number}\ngroup: {group}"
        files[f"docs/indicators/indikator-{number}.md"] = content_of(Example(kind="indicator", fields=fields))
    return files
