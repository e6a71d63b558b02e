"""The forms on the site: their HTML, and the data that their scripts work from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from casebank.authored import SLOT
from casebank.bank import Entry
from casebank.catalogue import Catalogue
from casebank.compile.markdown import Markdown, own
from casebank.compile.page import Asset
from casebank.form.data import LONG_LISTS, form_data
from casebank.form.forms import FORM, FORMS, Form
from casebank.form.options import Option, list_of, options
from casebank.form.question import Answer, Question, questions, without
from casebank.form.template import template
from casebank.model.case import Case
from casebank.model.kinds import CASE
from casebank.site import Site

FOLDER = "share"
"""Where the pages of the forms, and the data of their scripts, lie in the site. The scripts know it too."""

PAGES = {"index": "case", "report": "report", "confirm": "confirmation", "fault": "fault"}
"""The form on each page in the folder."""

FEW = 6
"""A list no longer than this is shown in full; in a longer one, the reader types to find."""

_TALL = {"summary": 3, "changed": 4, "lesson": 3}
_TYPES = {Answer.URL: "url", Answer.EMAIL: "email"}
_MODES = {Answer.WHOLE: "numeric", Answer.NUMBER: "decimal"}
_SHORT = (Answer.DAY, Answer.DAY_OR_YEAR, Answer.WHOLE, Answer.NUMBER)
_ONE = {
    "keys": "Nøkkel",
    "inspired_by": "Forbilde",
    "effects": "Effekt",
    "sources": "Kilde",
    "images": "Bilde",
}
"""What one of a repeated group is called."""


def fill(content: Markdown, catalogue: Catalogue, site: Site) -> Markdown:
    """The text with the places for forms, `<!-- slot: form-case -->`, filled."""

    def replace(match: re.Match[str]) -> str:
        form = FORM.get(match["name"].removeprefix("form-"))
        return html(form, catalogue, site) if form else match[0]

    return Markdown(SLOT.sub(replace, content))


def html(form: Form, catalogue: Catalogue, site: Site) -> Markdown:
    """A form as one block of HTML, which Markdown lets through as it is."""
    sections = form.kind.sections.get("nb", ()) if form.kind else ()
    page = _environment().get_template("form.html")
    rendered = page.render(
        form=_View(form, catalogue),
        sections=sections,
        publisher=site.publisher,
        repository=site.repository,
        branch=site.branch,
        template=by_hand(form, catalogue),
    )
    return own(rendered.strip())


def by_hand(form: Form, catalogue: Catalogue) -> str:
    """The file that the form makes, to fill in by hand; nothing for a letter."""
    if form.kind is None:
        return ""
    asked = without(questions(form.model), "confirmed", "aliases", "updated", "reviewed", "archived")
    return template(asked, {}, form.kind.sections.get("nb", ()), catalogue)


def assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The data of the forms, and the lists that grow with the bank."""
    for form in FORMS:
        yield _asset(f"{form.name}.json", form_data(form, catalogue, site))
    for name in LONG_LISTS:
        found = [{"value": one.value, "label": one.label, "help": one.help} for one in options(name, catalogue)]
        yield _asset(f"list-{name}.json", found)


def assets_of(entry: Entry[Case]) -> Iterator[Asset]:
    """The case as answers, for the form that mends it."""
    answers = answers_of(entry)
    if answers is not None:
        yield _asset(f"edit/{entry.id}.json", answers)


def answers_of(entry: Entry[Case]) -> dict[str, Any] | None:
    """A case as the answers that would make it; None when its body has other sections than the form's.

    What stands before the first heading, as all may do in a stub, goes to the first section.
    """
    data = entry.document.data
    story = _story(entry)
    return None if story is None else {"id": entry.id, "answers": {**data, "story": story}}


def _story(entry: Entry[Case]) -> list[str] | None:
    sections = CASE.sections.get(entry.document.data.get("language", "nb"), ())
    names = [section.heading for section in sections]
    texts = ["" for _ in names]
    body = entry.document.content
    headings = [heading for heading in body.headings() if heading.level == 2]
    if any(heading.text not in names for heading in headings):
        return None
    starts = [*(heading.start for heading in headings), len(body.text)]
    for heading, end in zip(headings, starts[1:], strict=True):
        texts[names.index(heading.text)] = body.text[heading.end : end].strip()
    before = body.text[: starts[0]].strip()
    texts[0] = "\n\n".join(filter(None, (before, texts[0])))
    return texts


def _asset(name: str, data: Any) -> Asset:
    return Asset(f"{FOLDER}/{name}", json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=list))


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


@dataclass(frozen=True)
class _Field:
    """A question with what its control looks like."""

    name: str
    answer: str
    label: str
    help: str
    required: bool
    many: bool
    list: str
    options: tuple[Option, ...]
    parts: tuple[_Field, ...]
    shown_example: str
    rows: int
    type: str
    mode: str
    short: bool
    one: str


class _View:
    """A form as its template wants it."""

    def __init__(self, form: Form, catalogue: Catalogue) -> None:
        self.name = form.name
        self.kind = form.kind
        self.gives = form.gives
        self.confirm = form.confirm
        self.steps = [
            {
                "id": step.id,
                "title": step.title,
                "lead": step.lead,
                "story": step.story,
                "questions": [_field(question, catalogue) for question in step.questions],
            }
            for step in form.steps
        ]


def _field(question: Question, catalogue: Catalogue) -> _Field:
    listed = list_of(question)
    found = options(listed, catalogue) if listed and listed not in LONG_LISTS else ()
    free = not listed and question.answer not in (Answer.SOURCE, Answer.YES, Answer.GROUP)
    # What the script fills in from the other parts comes after them, and is nothing that one must do.
    own = question.answer is Answer.PATTERN
    parts = sorted(question.parts, key=lambda part: part.answer is Answer.PATTERN)
    return _Field(
        name=question.name,
        answer=str(question.answer),
        label=question.label,
        help=question.help,
        required=question.required and not own,
        many=question.many,
        list=listed,
        options=found if len(found) <= FEW else (),
        parts=tuple(_field(part, catalogue) for part in parts),
        shown_example=question.example if free else "",
        rows=_TALL.get(question.name, 3 if question.answer is Answer.TEXT else 0),
        type=_TYPES.get(question.answer, "text"),
        mode=_MODES.get(question.answer, ""),
        short=question.answer in _SHORT,
        one=_ONE.get(question.name, question.label),
    )
