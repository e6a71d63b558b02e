"""The answers in the text of an issue. GitHub writes each below its question, as a heading of level 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casebank.catalogue import Catalogue
from casebank.form.data import LONG_LISTS
from casebank.form.forms import Form
from casebank.form.options import MUNICIPALITIES, Option, list_of, options
from casebank.form.question import Question
from casebank.intake.elements import KEYS, SOURCES, Element, elements

_HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
_EMPTY = frozenset({"", "_No response_", "None"})
"""What GitHub writes where nothing was answered."""
_SOURCE_PARTS = ("title", "publisher", "url", "date")
_ID_AT_END = re.compile(r"([a-z0-9-]+)/?(?:[?#].*)?$")


def answers_in(body: str, form: Form, catalogue: Catalogue) -> dict[str, Any]:
    """The answers to a form. Text is only taken apart and looked up in lists; what fits no list is kept as it is."""
    answers: dict[str, Any] = {}
    for element, text in _texts(body.replace("\r\n", "\n"), elements(form)):
        if text in _EMPTY:
            continue
        if element.path[0] == "story":
            story = answers.setdefault("story", ["" for one in elements(form) if one.path[0] == "story"])
            story[int(element.path[1])] = text
        elif element.question is not None:
            value = _value(text, element, element.question, catalogue)
            group = answers.setdefault(element.path[0], {}) if len(element.path) > 1 else answers
            group[element.path[-1]] = value
    return answers


def _texts(body: str, asked: tuple[Element, ...]) -> Iterator[tuple[Element, str]]:
    """Each question with what stands below it.

    Questions come in the order of the form, so that a heading which somebody writes in an answer, and which
    is also the name of an earlier question, is taken for the text it is.
    """
    place = {element.label: index for index, element in enumerate(asked)}
    found: list[tuple[int, int, int]] = []
    for match in _HEADING.finditer(body):
        index = place.get(match[1], -1)
        if index > (found[-1][0] if found else -1):
            found.append((index, match.start(), match.end()))
    starts = [start for _, start, _ in found[1:]]
    for (index, _, start), end in zip(found, [*starts, _end_of(body)], strict=False):
        yield asked[index], body[start:end].strip()


def _end_of(body: str) -> int:
    """Where the last answer ends: before what the sender agreed to."""
    last = body.rfind("\n### Før du sender")
    return last if last >= 0 else len(body)


def _value(text: str, element: Element, question: Question, catalogue: Catalogue) -> Any:
    if element.path == (SOURCES,):
        return [_source(line) for line in text.splitlines() if line.strip()]
    if element.path == (KEYS,):
        return [{"id": key} for key in _listed(text, options("key", catalogue))]
    listed = list_of(question)
    if listed in LONG_LISTS:
        match = _ID_AT_END.search(text.strip())
        return match[1] if match else text
    if listed == MUNICIPALITIES:
        names = [part.strip() for part in re.split(r"[,\n]", text) if part.strip()]
        return names if question.many else names[0]
    if listed:
        values = _listed(text, options(listed, catalogue))
        return values if question.many else values[0]
    return text


def _source(line: str) -> Mapping[str, str]:
    parts = [part.strip() for part in line.lstrip("-*• ").split("|")]
    return dict(zip(_SOURCE_PARTS, parts, strict=False))


def _listed(text: str, found: tuple[Option, ...]) -> list[str]:
    """The values of the labels in a text, which GitHub puts a comma between, as labels may have themselves."""
    values: list[str] = []
    rest = text.strip()
    by_length = sorted(found, key=lambda option: -len(option.label))
    while rest:
        option = next((one for one in by_length if re.match(rf"{re.escape(one.label)}(, |$)", rest)), None)
        if option is None:
            return [*values, rest]
        values.append(option.value)
        rest = rest[len(option.label) :].removeprefix(", ")
    return values
