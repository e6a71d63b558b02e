"""What a YAML parser means when it gives up, in words that help someone who has never heard of YAML."""

from __future__ import annotations

import yaml

from casebank.diagnostics import Diagnostic, Span
from casebank.source import rules

_PROBLEMS = (
    (
        "mapping values are not allowed",
        "Verdien inneholder kolon.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "unexpected end of stream",
        "Et anførselstegn er åpnet, men ikke lukket.",
        "Sett et anførselstegn på slutten av verdien.",
    ),
    (
        "cannot start any token",
        "Verdien begynner med et tegn som har en særskilt betydning.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "undefined alias",
        "Verdien begynner med *, som har en særskilt betydning.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "could not find expected ':'",
        "Linjen er ikke på formen «navn: verdi».",
        "Skriv et kolon og et mellomrom etter feltets navn.",
    ),
    (
        "block mapping",
        "Innrykket stemmer ikke med linjene over.",
        "La felter på samme nivå begynne like langt inn.",
    ),
    (
        "block collection",
        "Innrykket stemmer ikke med linjene over.",
        "La punktene i listen begynne like langt inn.",
    ),
    ("flow sequence", "En liste er åpnet med [, men ikke lukket.", "Sett ] på slutten av listen."),
    ("flow mapping", "En gruppe er åpnet med {, men ikke lukket.", "Sett } på slutten av gruppen."),
    (
        "unknown escape",
        'Omvendt skråstrek har en særskilt betydning inne i "…".',
        "Bruk enkle anførselstegn: '…'.",
    ),
    (
        "special characters are not allowed",
        "Det står et usynlig tegn i feltene.",
        "Slett linjen og skriv den på nytt.",
    ),
    (
        "control characters are not allowed",
        "Det står et usynlig tegn i feltene.",
        "Slett linjen og skriv den på nytt.",
    ),
)


def syntax_error(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Diagnostic:
    """The finding for a text that begins on `first_line` of its file and cannot be parsed."""
    problem = f"{error.problem or ''} {error.context or ''}"
    fallback = ("", "Feltene kan ikke leses.", "Skriv dem som «navn: verdi», ett felt på hver linje.")
    _, message, advice = next((known for known in _PROBLEMS if known[0] in problem), fallback)
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark is not None:
        mark = error.context_mark
    span = Span.point(first_line + mark.line, mark.column + 1) if mark else Span.point(first_line)
    return rules.SYNTAX.at(path, span, message, advice)
