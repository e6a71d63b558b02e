"""A content file to fill in by hand: what is answered is written, the rest stands as comments with examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casebank.catalogue import Catalogue
from casebank.form.options import list_of, options
from casebank.form.question import Answer, Question
from casebank.form.write import scalar
from casebank.model.kinds import Section

_WIDTH = 100
_LISTED = 20
"""A list longer than this is too long for a comment."""


def template(
    asked: Iterable[Question], answers: Mapping[str, Any], sections: Iterable[Section], catalogue: Catalogue
) -> str:
    """A whole file with comments. `answers` are texts, or sequences of texts, by the name of their question."""
    lines = ["---"]
    for question in asked:
        lines += [*_comment(question, catalogue), *_field(question, answers.get(question.name)), ""]
    lines[-1:] = ["---", ""]
    for section in sections:
        lines += [f"## {section.heading}", "", section.help or "Skriv her.", ""]
    return "\n".join(lines)


def _comment(question: Question, catalogue: Catalogue) -> Iterator[str]:
    must = " (må fylles ut)" if question.required else ""
    yield from _wrapped(f"{question.label}{must}: {question.help}")
    found = options(list_of(question), catalogue) if question.answer in (Answer.TERM, Answer.REFERENCE) else ()
    if found and len(found) <= _LISTED:
        yield from _wrapped("Velg blant: " + ", ".join(f"{option.value} ({option.label})" for option in found))
    for part in question.parts:
        yield from _wrapped(f"- {part.name} ({part.label}): {part.help}")


def _field(question: Question, answer: Any) -> Iterator[str]:
    if isinstance(answer, str) and answer:
        yield f"{question.name}: {scalar(answer)}"
    elif answer:
        yield f"{question.name}:"
        yield from (f"  - {scalar(one)}" for one in answer)
    elif question.required:
        yield f"{question.name}:"
        first = "  - " if question.many else "  "
        for part in question.parts:
            yield f"{first if part.required else '    # '}{part.name}:{'' if part.required else f' {scalar(part.example)}'}"
            first = "    " if question.many else "  "
    else:
        yield from (f"# {line}" for line in _example(question))


def _example(question: Question) -> Iterator[str]:
    if not question.parts:
        yield f"{question.name}: {f'[{question.example}]' if question.many else scalar(question.example)}"
        return
    yield f"{question.name}:"
    first = "  - " if question.many else "  "
    for part in question.parts:
        yield f"{first}{part.name}: {scalar(part.example)}"
        first = "    " if question.many else "  "


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False)
