"""References from one file to another, and from a text to its sources."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.kinds import BY_NAME
from casebank.model.markers import Reference, SourceReference
from casebank.naming import did_you_mean
from casebank.source.document import Document

UNKNOWN = Rule(
    code="SB311",
    name="finnes-ikke-i-banken",
    severity=Severity.ERROR,
    title="Det vises til noe som ikke finnes i banken",
    why="Nøkler, metoder, faser, indikatorer og andre caser oppgis med filnavnet, uten .md.",
    wrong=Example(fields="keys:\n  - id: meld-tilbke"),
    right=Example(fields="keys:\n  - id: meld-tilbake"),
)
SOURCE = Rule(
    code="SB312",
    name="ukjent-kilde",
    severity=Severity.ERROR,
    title="Kilden er ikke i kildelisten",
    why="Effekter og påstander viser til en kilde med det korte navnet den har under «sources».",
    wrong=Example(
        body="## Bakgrunn\n\nSeksten prøvde.[^rapprt]\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
    ),
    right=Example(
        body="## Bakgrunn\n\nSeksten prøvde.[^rapport]\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
    ),
)
SAME_SOURCE = Rule(
    code="SB313",
    name="to-kilder-med-samme-navn",
    severity=Severity.ERROR,
    title="To kilder har samme korte navn",
    why="Da vet ingen hvilken av dem en påstand viser til.",
    wrong=Example(
        fields="sources:\n  - id: rapport\n    title: En rapport\n  - id: rapport\n    title: En annen rapport"
    ),
    right=Example(
        fields="sources:\n  - id: rapport\n    title: En rapport\n  - id: rapport-2\n    title: En annen rapport"
    ),
)
ITSELF = Rule(
    code="SB314",
    name="viser-til-seg-selv",
    severity=Severity.ERROR,
    title="Siden viser til seg selv",
    why="Det leder ingen videre.",
    wrong=Example(fields="inspired_by:\n  - case: drammen-prove", name="drammen-prove"),
    right=Example(fields="inspired_by:\n  - name: Gentofte kommune", name="drammen-prove"),
)
TWICE = Rule(
    code="SB315",
    name="nevnt-to-ganger",
    severity=Severity.ERROR,
    title="Det samme er nevnt to ganger",
    why="En nøkkel, metode, fase eller et tema skal stå én gang i listen, ellers telles casen dobbelt.",
    wrong=Example(fields="themes: [naermiljo, naermiljo]"),
    right=Example(fields="themes: [naermiljo]"),
)
RULES = (UNKNOWN, SOURCE, SAME_SOURCE, ITSELF, TWICE)

_SETS = frozenset({"keys", "methods", "phases", "themes", "actors", "related", "levels", "municipality", "offers"})
"""Lists in which a thing may stand only once."""


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """Every reference of a file, in its fields and in its text."""
    if entry.document.data is None:
        return
    known = source_ids(entry.document)
    seen: set[tuple[str | int, str]] = set()
    spans = entry.document.spans
    for loc, marker, text in entry.marked:
        if isinstance(marker, Reference):
            yield from _reference(entry, bank, marker, loc, text)
        elif isinstance(marker, SourceReference) and text not in known and "sources" not in entry.document.broken:
            message = f"Kilden «{text}» er ikke i «sources».{did_you_mean(text, known)}"
            yield SOURCE.at(entry.path, spans.value(loc), message, _source_advice(known))
        if loc[0] in _SETS and (isinstance(loc[-1], int) or loc[-1] == "id"):
            if (loc[0], text) in seen:
                yield TWICE.at(entry.path, spans.value(loc), f"«{text}» står to ganger i listen.", "Behold den ene.")
            seen.add((loc[0], text))
    yield from _sources(entry, known)


def source_ids(document: Document) -> list[str]:
    """The short names of a file's sources, in order; empty for a source without one."""
    sources = document.data.get("sources", ()) if isinstance(document.data, dict) else ()
    return [
        source["id"] if isinstance(source, dict) and isinstance(source.get("id"), str) else ""
        for source in (sources if isinstance(sources, tuple) else ())
    ]


def _sources(entry: Entry[BaseModel], known: list[str]) -> Iterator[Diagnostic]:
    for index, name in enumerate(known):
        if name and known.index(name) < index:
            span = entry.document.spans.value(("sources", index, "id"))
            message = f"Det finnes alt en kilde som heter «{name}»."
            yield SAME_SOURCE.at(entry.path, span, message, "Gi kilden et annet kort navn.")
    if "sources" in entry.document.broken:
        return
    if entry.document.content.cited.issubset(known):
        return
    for citation in entry.document.content.citations():
        if citation.id not in known:
            message = (
                f"Teksten viser til kilden «{citation.id}», som ikke er i «sources».{did_you_mean(citation.id, known)}"
            )
            yield SOURCE.at(entry.path, citation.span, message, _source_advice(known))


def _reference(
    entry: Entry[BaseModel], bank: Bank, marker: Reference, loc: tuple[str | int, ...], text: str
) -> Iterator[Diagnostic]:
    kind = BY_NAME[marker.kind]
    if text == entry.id and kind is entry.kind:
        span = entry.document.spans.value(loc)
        yield ITSELF.at(entry.path, span, f"«{text}» er denne siden.", "Fjern henvisningen.")
    elif text not in bank.ids(kind):
        span = entry.document.spans.value(loc)
        options = bank.ids(kind)
        message = f"{kind.label} «{text}» finnes ikke.{did_you_mean(text, options)}"
        advice = f"Navnene på {kind.plural.lower()} er filnavnene i {kind.folder}/, uten .md."
        yield UNKNOWN.at(entry.path, span, message, advice)


def _source_advice(known: list[str]) -> str:
    names = ", ".join(dict.fromkeys(filter(None, known)))
    return f"Bruk et av navnene i «sources»: {names}." if names else "Legg kilden til i «sources» først."
