"""A form as data, for the scripts that check answers and write files from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from casebank.catalogue import Catalogue
from casebank.form.forms import Form
from casebank.form.options import list_of, options
from casebank.form.question import Answer, Question, questions
from casebank.model.case import REQUIRED_BEYOND_STUB
from casebank.model.fields import DECIMAL, ID_LENGTH, WHOLE
from casebank.model.kinds import CASE
from casebank.model.partial_date import PATTERN as PARTIAL_DATE
from casebank.rules.characters import EMOJI_JOINER, INVISIBLE
from casebank.rules.field_text import TAG
from casebank.rules.images import MAX_BYTES
from casebank.site import Site
from casebank.source import rules as reading

VERSION = 1
"""Of drafts: raised when an answer changes its name or meaning, so that old drafts are told from new ones."""

LONG_LISTS = (CASE.name,)
"""Lists that grow with the bank, and are asked for only when somebody needs them."""

_PATTERNS = {
    Answer.DAY: r"^\d{4}-\d{2}-\d{2}$",
    Answer.DAY_OR_YEAR: PARTIAL_DATE,
    Answer.WHOLE: f"^({WHOLE.pattern})$",
    Answer.NUMBER: f"^({DECIMAL.pattern})$",
}


def form_data(form: Form, catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """The form with all that its scripts must know. `fields` are all fields of a file, in the file's order."""
    every = tuple(_with_lists(form.questions)) if form.kind is None else tuple(_with_lists(questions(form.model)))
    lists = {name for name in every if name not in LONG_LISTS}
    return {
        "version": VERSION,
        "name": form.name,
        "title": form.title,
        "folder": form.kind.folder if form.kind else "",
        "asked": [one.name for one in form.questions],
        "fields": [field_data(one) for one in (questions(form.model) if form.kind else form.questions)],
        "gives": dict(form.gives),
        "sections": {
            language: [section.heading for section in sections]
            for language, sections in (form.kind.sections if form.kind else {}).items()
        },
        "beyondStub": list(REQUIRED_BEYOND_STUB) if form.kind is CASE else [],
        "idLength": ID_LENGTH,
        "limits": {"file": reading.MAX_BYTES, "front": reading.MAX_FRONT_MATTER, "picture": MAX_BYTES},
        "patterns": {"invisible": INVISIBLE.pattern, "joiner": EMOJI_JOINER.pattern, "tag": TAG.pattern},
        "lists": {name: [_short(asdict(option)) for option in options(name, catalogue)] for name in sorted(lists)},
        "site": {"name": site.name, "url": site.url, "repository": site.repository, "branch": site.branch},
        "publisher": asdict(site.publisher),
    }


def field_data(question: Question) -> dict[str, Any]:
    """A question as data, without what is empty."""
    return _short(
        {
            "name": question.name,
            "answer": str(question.answer),
            "label": question.label,
            "required": question.required,
            "many": question.many,
            "maxLength": question.max_length,
            "pattern": _PATTERNS.get(question.answer, question.pattern),
            "example": question.example,
            "list": list_of(question),
            "parts": [field_data(part) for part in question.parts],
        }
    )


def _with_lists(found: Iterable[Question]) -> Iterator[str]:
    for question in found:
        if list_of(question):
            yield list_of(question)
        yield from _with_lists(question.parts)


def _short(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
