"""A form as the flat list of questions that an issue form can ask: GitHub has no groups, and none that repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from casebank.form.forms import Form
from casebank.form.question import Answer, Question

PAGES_ONLY = ("inspired_by", "effects", "images")
"""Repeated groups that only the form on the site can ask for."""
SOURCES = "sources"
KEYS = "keys"


@dataclass(frozen=True)
class Element:
    """One question of an issue form. `path` is where its answer goes: `("period", "start")`, `("story", "0")`."""

    path: tuple[str, ...]
    label: str
    help: str
    required: bool
    question: Question | None = None

    @property
    def id(self) -> str:
        """The element's name in addresses that fill in the form."""
        return "-".join(self.path).replace("_", "-")


def elements(form: Form) -> tuple[Element, ...]:
    """The questions of a form, in order. Every label is the only one of its name, since answers are told by it."""
    found = list(_elements(form))
    names = Counter(element.label for element, _ in found)
    return tuple(
        Element(element.path, f"{group}: {element.label}", element.help, element.required, element.question)
        if names[element.label] > 1 and group
        else element
        for element, group in found
    )


def _elements(form: Form) -> Iterator[tuple[Element, str]]:
    """The elements, each with the label of the group it stands in."""
    for step in form.steps:
        for question in step.questions:
            if question.name in PAGES_ONLY:
                continue
            if question.answer is not Answer.GROUP or question.many:
                yield Element((question.name,), question.label, question.help, question.required, question), ""
                continue
            for part in question.parts:
                yield (
                    Element((question.name, part.name), part.label, part.help, required=False, question=part),
                    question.label,
                )
        if step.story and form.kind:
            for index, section in enumerate(form.kind.sections["nb"]):
                yield Element(("story", str(index)), section.heading, section.help, required=False), ""
