"""The fields of a file: those that are missing, unknown, or hold what they cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity, shortened
from casebank.model.case import REQUIRED_BEYOND_STUB, Case
from casebank.model.describe import field_at, fields_at, label
from casebank.model.parse import FieldError
from casebank.naming import did_you_mean
from casebank.source.document import Document

MISSING = Rule(
    code="SB201",
    name="felt-mangler",
    severity=Severity.ERROR,
    title="Et felt mangler",
    why="Noen felter må alltid være med, for at leseren skal vite hva siden handler om og hvor den kommer fra.",
    wrong=Example(without=("summary",)),
    right=Example(),
)
UNKNOWN = Rule(
    code="SB202",
    name="ukjent-felt",
    severity=Severity.ERROR,
    title="Et felt finnes ikke",
    why="Et felt med feil navn ville blitt borte uten at noen merket det. Navnene er på engelsk og skrives med små bokstaver.",
    wrong=Example(fields="tittel: Oppgaveutvalg"),
    right=Example(fields="title: Oppgaveutvalg"),
)
VALUE = Rule(
    code="SB203",
    name="feil-verdi",
    severity=Severity.ERROR,
    title="Verdien kan ikke stå i feltet",
    why="Datoer, tall og adresser må skrives slik at de kan sorteres, telles og åpnes.",
    wrong=Example(fields="published: 24. november 2026"),
    right=Example(fields="published: 2026-11-24"),
)
LENGTH = Rule(
    code="SB204",
    name="feil-lengde",
    severity=Severity.ERROR,
    title="Teksten er for lang eller tom",
    why="Korte felter vises i lister og søketreff. Der er det ikke plass til mer.",
    wrong=Example(fields=f"title: {'Et langt navn på en case ' * 5}"),
    right=Example(fields="title: Et kort navn på en case"),
)
SHAPE = Rule(
    code="SB205",
    name="feil-form",
    severity=Severity.ERROR,
    title="Det er skrevet en verdi der det skal være en liste eller en gruppe, eller omvendt",
    why="Noen felter er lister (med bindestrek foran hvert punkt), og noen er grupper (med egne felter innrykket under seg).",
    wrong=Example(fields="period: 2017"),
    right=Example(fields="period:\n  start: 2017"),
)
INCOMPLETE = Rule(
    code="SB206",
    name="felt-mangler-for-dokumentert-case",
    severity=Severity.ERROR,
    title="En dokumentert case mangler et felt",
    why="En case som ikke er en spire («stub»), må si hvordan det gikk, hva den handler om og hvor åpent det var. Er det ikke kjent, finnes det et svar for det også.",
    wrong=Example(without=("level",)),
    right=Example(),
)
RULES = (MISSING, UNKNOWN, VALUE, LENGTH, SHAPE, INCOMPLETE)

_SHAPES = {
    "tuple_type": ("Her skal det stå en liste.", "Skriv hvert punkt på en egen linje med bindestrek foran."),
    "model_type": (
        "Her skal det stå en gruppe av felter.",
        "Skriv feltene på egne linjer under, med innrykk.",
    ),
    "model_attributes_type": (
        "Her skal det stå en gruppe av felter.",
        "Skriv feltene på egne linjer under, med innrykk.",
    ),
    "string_type": ("Her skal det stå én verdi.", "Skriv verdien på samme linje som feltets navn."),
}


@dataclass(frozen=True)
class Parsed:
    """A file's fields against their model: what the findings need to know."""

    document: Document
    model: type[BaseModel]
    errors: tuple[FieldError, ...]
    row: bool = False

    def loc(self, error: FieldError) -> tuple[str | int, ...]:
        """Where in the model the error is: without the row's number in a list of rows."""
        return error.loc[1:] if self.row else error.loc


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """What the models say of one content file."""
    yield from _errors(Parsed(entry.document, entry.kind.model, entry.errors))
    if isinstance(entry.model, Case) and not entry.model.is_stub:
        for name in REQUIRED_BEYOND_STUB:
            if not getattr(entry.model, name) and name not in entry.document.broken:
                info = Case.model_fields[name]
                yield INCOMPLETE.at(
                    entry.path,
                    entry.document.spans.key(("documentation",)),
                    f"Casen er «{entry.model.documentation}», men feltet {label(Case, (name,))} mangler.",
                    f"{info.description} {_example(name, info.examples)}",
                )


def check_vocabularies(bank: Bank) -> Iterator[Diagnostic]:
    """What the models say of the vocabulary files."""
    for file in bank.vocabulary_files:
        yield from _errors(Parsed(file.document, file.row, file.errors, row=True))


def _errors(parsed: Parsed) -> Iterator[Diagnostic]:
    for error in parsed.errors:
        if error.loc and error.loc[0] in parsed.document.broken:
            continue
        # A list of nothing but bad items counts as empty to Pydantic, and each item has its own error.
        if error.type == "too_short" and error.value:
            continue
        yield _finding(parsed, error)


def _finding(parsed: Parsed, error: FieldError) -> Diagnostic:
    path, spans = parsed.document.path, parsed.document.spans
    loc = parsed.loc(error)
    named = label(parsed.model, loc)
    info = field_at(parsed.model, loc)
    help_text = (info.description or "") if info else ""
    if error.type == "missing":
        span = spans.key(error.loc[:-1]) if len(error.loc) > 1 else START
        name = str(error.loc[-1])
        advice = f"{help_text} {_example(name, info.examples if info else None)}"
        return MISSING.at(path, span, f"Feltet {named} mangler.", advice.strip())
    if error.type == "extra_forbidden":
        options = list(fields_at(parsed.model, loc[:-1]))
        name = str(loc[-1])
        message = f"Feltet «{shortened(name)}» finnes ikke.{did_you_mean(name, options)}"
        return UNKNOWN.at(path, spans.key(error.loc), message, f"Her kan det stå: {', '.join(options)}.")
    span = spans.value(error.loc)
    if error.type in _SHAPES:
        message, advice = _SHAPES[error.type]
        return SHAPE.at(path, span, f"{named}: {message}", f"{advice} {help_text}".strip())
    if error.type in ("string_too_long", "too_long"):
        limit, length = error.limits["max_length"], len(str(error.value))
        message = f"{named} er på {length} tegn. Grensen er {limit}."
        return LENGTH.at(path, span, message, f"Kort ned med {length - limit} tegn.")
    if error.type in ("string_too_short", "too_short"):
        return LENGTH.at(path, span, f"{named} er tom.", help_text)
    if error.type == "string_pattern_mismatch":
        advice = f"{help_text} {_example(str(loc[-1]), info.examples if info else None)}"
        message = f"{named}: «{shortened(str(error.value))}» er ikke skrevet slik det må."
        return VALUE.at(path, span, message, advice.strip())
    if error.type == "greater_than_equal":
        return VALUE.at(path, span, f"{named} kan ikke være negativ.", help_text)
    if error.type == "inspiration":
        return VALUE.at(path, span, f"{named}: forbildet er ikke oppgitt riktig.", error.message)
    if error.type == "subject":
        return VALUE.at(path, spans.key(("case",)), "Erfaringen må gjelde én case eller én nøkkel.", error.message)
    return VALUE.at(path, span, f"{named}: «{shortened(str(error.value))}» kan ikke brukes.", error.message)


def _example(name: str, examples: list[object] | None) -> str:
    return f"For eksempel: {name}: {examples[0]}" if examples else ""
