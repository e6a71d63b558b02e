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
from casebank.rules.sample_pictures import png
from casebank.source.document import SourceFile

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 24)

_SOURCES = "sources:\n  - id: rapport\n    title: En rapport\n"
_DATES = "published: 2026-11-24\n"
FIELDS = {
    "case": f"""title: Oppgaveutvalg i Drammen
summary: Ti innbyggere og fem politikere løste én oppgave sammen.
municipality: Drammen
documentation: partial
language: nb
status: completed
outcome: partly
themes: [lokaldemokrati]
level: samarbeide
actors: [innbyggere]
keys:
  - id: meld-tilbake
methods: [gjestebud]
phases: [forankre]
openness:
  problem: yes
  process: partly
  purpose: yes
{_DATES}{_SOURCES}""",
    "key": f"""title: Meld tilbake
summary: Fortell alle som bidro, hva innspillene førte til.
phases: [forankre]
effort: liten
not_when: Når ingen har bidratt.
{_DATES}{_SOURCES}""",
    "method": f"""title: Gjestebud
summary: En vert samler noen få rundt et bord.
levels: [konsultere]
phases: [forankre]
effort: liten
{_DATES}{_SOURCES}""",
    "phase": f"""title: Forankre
summary: Avklar hva dere vil.
order: 1
question: Hva skal løses?
{_DATES}""",
    "indicator": f"""title: Deltakere
summary: Hvor mange som kom.
group: rekkevidde
question: Hvor mange kom?
how: Tell dem som er i rommet.
when: På møtet
unit: personer
pitfalls: Påmeldte er ikke oppmøtte.
{_DATES}""",
    "report": f"""key: meld-tilbake
municipality: Tromsø
when: 2026-03
changed: Vi inviterte gjennom skolene.
verdict: partly
lesson: Begynn to måneder før.
{_DATES}""",
    "page": f"title: Om banken\nsummary: Hvor banken kommer fra.\n{_DATES}",
}
BODIES = {
    "case": "## Bakgrunn\n\nTekst.[^rapport]\n\n## Slik gjorde de det\n\nTekst.\n\n"
    "## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n",
    "key": "## Hvorfor\n\nTekst.[^rapport]\n\n## Slik gjør du\n\nTekst.\n",
    "method": "## Passer når\n\nTekst.[^rapport]\n",
    "phase": "## Dette gjør dere\n\nTekst.\n",
    "indicator": "",
    "report": "",
    "page": "Tekst.\n",
}
NAMES = {
    "case": "drammen-oppgaveutvalg",
    "key": "meld-tilbake",
    "method": "gjestebud",
    "phase": "forankre",
    "indicator": "deltakere",
    "report": "tromso-oppgaveutvalg",
    "page": "about",
}
_FIELD = re.compile(r"^(\w+):.*\n(?:[ \t-].*\n)*", re.MULTILINE)


def path_of(example: Example) -> str:
    """Where the file of an example lies."""
    kind = BY_NAME[example.kind]
    return str(kind.path(example.name or NAMES[example.kind]))


def content_of(example: Example) -> bytes:
    """The whole file that an example tells the difference of."""
    if example.raw is not None:
        return example.raw()
    changed = f"{example.fields}\n" if example.fields else ""
    replaced = {*re.findall(r"^([\wæøå]+):", changed, re.MULTILINE), *example.without}
    kept = "".join(match[0] for match in _FIELD.finditer(FIELDS[example.kind]) if match[1] not in replaced)
    body = BODIES[example.kind] if example.body is None else example.body
    return f"---\n{kept}{changed}---\n\n{body}".encode()


@functools.cache
def rendering() -> Rendering:
    """How the bank's own site makes HTML of Markdown."""
    return read_rendering(ROOT)


@functools.cache
def vocabulary_files() -> tuple[SourceFile, ...]:
    """The vocabularies of the bank itself."""
    folder = ROOT / "docs/vocabulary"
    return tuple(
        SourceFile(PurePosixPath("docs/vocabulary", path.name), path.read_bytes())
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
