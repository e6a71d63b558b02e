"""From answers to a file: cleaned, named, and with what the form finds out by itself.

The form's script does the same: docs/scripts/form-answers.js.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casebank.form import tidy
from casebank.form.forms import Form
from casebank.form.question import Answer, Question, questions
from casebank.form.write import content_file, identifier
from casebank.model.case import REQUIRED_BEYOND_STUB
from casebank.model.kinds import CASE

UNDOCUMENTED: Mapping[str, str] = {"nb": "Ikke dokumentert.", "nn": "Ikkje dokumentert."}
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Filed:
    """A file to be: its id, its path in the repository, and its text."""

    id: str
    path: str
    text: str


def filed(form: Form, answers: Answers, today: date, taken: Collection[str]) -> Filed:
    """The file that answers make. `taken` are names that other files have."""
    assert form.kind is not None
    clean = cleaned(form, answers)
    [place, *_] = clean.get("municipality") or [""]
    title = str(clean.get("title") or clean.get("case") or clean.get("key") or "")
    name = identifier(str(place), title, taken)
    data: dict[str, Any] = {**clean, "published": today.isoformat()}
    if form.kind is CASE:
        data["documentation"] = documentation(clean)
        data["language"] = clean.get("language") or "nb"
    if data.get("confirmed"):
        data["confirmed"] = {**data["confirmed"], "date": today.isoformat()}
    ordered = {question.name: data[question.name] for question in questions(form.model) if data.get(question.name)}
    return Filed(name, str(form.kind.path(name)), content_file(ordered, _body(form, clean)))


def cleaned(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers without what nobody sees, and with a short name for each source."""
    found = _cleaned(form.questions, answers)
    if found.get("sources"):
        found["sources"] = _named(found["sources"])
    if answers.get("story"):
        found["story"] = [tidy.story(text) for text in answers["story"]]
    return found


def documentation(answers: Answers) -> str:
    """How much is known, as the editors count it."""
    story = answers.get("story", ())
    if any(not answers.get(name) for name in REQUIRED_BEYOND_STUB) or not any(story):
        return "stub"
    return "full" if len(answers.get("keys", ())) >= 2 and all(story) else "partial"


def _cleaned(asked: Sequence[Question], answers: Answers) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for question in asked:
        value = answers.get(question.name)
        if not value:
            continue
        if question.parts:
            groups = [_cleaned(question.parts, one) for one in (value if question.many else [value])]
            kept = [group for group in groups if group]
            found[question.name] = kept if question.many else (kept[0] if kept else {})
        else:
            clean: Callable[[str], str] = tidy.paragraphs if question.answer is Answer.TEXT else tidy.one_line
            values = [clean(one) for one in ([value] if isinstance(value, str) else value)]
            found[question.name] = [one for one in values if one] if question.many else values[0]
    return found


def _named(sources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    taken = {source["id"] for source in sources if source.get("id")}
    named = []
    for source in sources:
        name = source.get("id") or identifier("", source.get("title", ""), taken)
        taken.add(name)
        named.append({"id": name, **source})
    return named


def _body(form: Form, answers: Answers) -> str:
    story = answers.get("story", ())
    if not any(story):
        return ""
    assert form.kind is not None
    language = answers.get("language") or "nb"
    sections = form.kind.sections.get(language) or form.kind.sections["nb"]
    missing = UNDOCUMENTED.get(language, UNDOCUMENTED["nb"])
    texts = [*story, *[""] * len(sections)][: len(sections)]
    return "\n".join(
        f"## {section.heading}\n\n{text or missing}\n" for section, text in zip(sections, texts, strict=True)
    )
