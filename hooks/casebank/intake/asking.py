"""Asking for what a new file must have, in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from casebank.catalogue import Catalogue
from casebank.form.filing import Filed
from casebank.form.options import list_of, options
from casebank.form.question import Answer, Question, questions, without
from casebank.form.template import template
from casebank.form.tidy import one_line
from casebank.form.write import identifier
from casebank.model.kinds import CASE, KEY, Kind
from casebank.naming import did_you_mean

KINDS = (CASE, KEY)
"""The kinds that people write by hand."""

_FOUND_OUT = ("documentation", "language", "published", "sources")
_LATER = ("updated", "reviewed", "aliases", "confirmed", "archived")
Read = Callable[[str], str]
Write = Callable[[str], None]


def new_file(kind: Kind, catalogue: Catalogue, today: date, read: Read, write: Write) -> Filed:
    """Ask for what a file of this kind must have, and give the file with all else as comments.

    `read` shows a prompt and gives what was typed; `write` shows a line.
    """
    asked = without(questions(kind.model), *(name for name in _LATER if name in kind.model.model_fields))
    answers: dict[str, Any] = {"published": today.isoformat()}
    if kind is CASE:
        answers |= {"documentation": "partial", "language": "nb"}
    for question in asked:
        if question.required and question.name not in _FOUND_OUT and not question.parts:
            answers[question.name] = _ask(question, catalogue, read, write)
    [place, *_] = answers.get("municipality") or [""]
    taken = {entry.id for entry in catalogue.bank.entries}
    name = identifier(place, str(answers["title"]), taken)
    sections = kind.sections.get("nb", ())
    return Filed(name, str(kind.path(name)), template(asked, answers, sections, catalogue))


def _ask(question: Question, catalogue: Catalogue, read: Read, write: Write) -> str | list[str]:
    write("")
    write(f"{question.label}: {question.help}")
    listed = list_of(question)
    known = {option.value: option.label for option in options(listed, catalogue)} if listed else {}
    if known and question.answer is not Answer.MUNICIPALITY:
        write("Velg blant: " + ", ".join(f"{value} ({label})" for value, label in known.items()))
    elif question.example:
        write(f"For eksempel: {question.example}")
    while True:
        typed = one_line(read("> "))
        values = [part.strip() for part in typed.split(",") if part.strip()] if question.many else [typed]
        wrong = _wrong(question, values, known)
        if not wrong:
            return values if question.many else typed
        write(wrong)


def _wrong(question: Question, values: list[str], known: Collection[str]) -> str:
    if not any(values):
        return "Dette må fylles ut."
    unknown = next((value for value in values if known and value not in known), None)
    if unknown is not None:
        return f"«{unknown}» finnes ikke.{did_you_mean(unknown, known)}"
    if question.max_length and len(values[0]) > question.max_length:
        return f"Det er plass til {question.max_length} tegn. Dette er {len(values[0])}."
    return ""
