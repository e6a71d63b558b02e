"""One question for each field of a model: its words, the kind of answer it takes, and its limits."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from annotated_types import MaxLen, MinLen
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from casebank.model.describe import in_order
from casebank.model.fields import EMAIL_PATTERN, URL_PATTERN
from casebank.model.markers import Municipality, Reference, SourceReference, Term
from casebank.model.partial_date import PartialDate


class Answer(StrEnum):
    """The kinds of answer."""

    LINE = "line"
    TEXT = "text"
    TERM = "term"
    REFERENCE = "reference"
    SOURCE = "source"
    MUNICIPALITY = "municipality"
    URL = "url"
    EMAIL = "email"
    PATTERN = "pattern"
    DAY = "day"
    DAY_OR_YEAR = "day-or-year"
    WHOLE = "whole"
    NUMBER = "number"
    YES = "yes"
    GROUP = "group"


@dataclass(frozen=True)
class Question:
    """A field as a contributor meets it.

    `list` is the vocabulary of a term or the kind of a reference, `many` says that several answers may
    be given, and `parts` are the questions of a group. `max_length` counts characters; 0 is no limit.
    """

    name: str
    answer: Answer
    label: str
    help: str
    example: str = ""
    required: bool = False
    many: bool = False
    max_length: int = 0
    pattern: str = ""
    list: str = ""
    parts: tuple[Question, ...] = ()

    def part(self, name: str) -> Question:
        """The question of a group with this name."""
        return next(part for part in self.parts if part.name == name)


def questions(model: type[BaseModel]) -> tuple[Question, ...]:
    """The questions of a model, in the order of the files."""
    return tuple(_question(name, model.model_fields[name]) for name in in_order(model))


def without(found: Iterable[Question], *paths: str) -> tuple[Question, ...]:
    """The questions but for those at these paths, such as `title` or `images.file`."""
    return tuple(
        replace(
            one,
            parts=without(one.parts, *(path.partition(".")[2] for path in paths if path.startswith(f"{one.name}."))),
        )
        for one in found
        if one.name not in paths
    )


@dataclass(frozen=True)
class _Type:
    """What an annotation comes down to: the innermost type, and all that is said of it on the way."""

    type: Any
    metadata: tuple[Any, ...]
    many: bool


def _question(name: str, info: FieldInfo) -> Question:
    found = _innermost(info.annotation, tuple(info.metadata))
    known = {type(item): item for item in found.metadata}
    answer = _answer(found, known)
    lengths = [item.max_length for item in found.metadata if isinstance(item, MaxLen)]
    pattern = next((item.pattern for item in found.metadata if getattr(item, "pattern", None)), "")
    fewest = next((item.min_length for item in info.metadata if isinstance(item, MinLen)), 0)
    return Question(
        name=name,
        answer=answer,
        label=info.title or name,
        help=info.description or "",
        example=str(info.examples[0]) if info.examples else "",
        required=info.is_required() or (found.many and fewest > 0),
        many=found.many,
        max_length=min(lengths, default=0),
        pattern=pattern,
        list=known[Term].vocabulary if Term in known else known[Reference].kind if Reference in known else "",
        parts=questions(found.type) if answer is Answer.GROUP else (),
    )


_BY_MARKER = {
    Term: Answer.TERM,
    Reference: Answer.REFERENCE,
    SourceReference: Answer.SOURCE,
    Municipality: Answer.MUNICIPALITY,
}
_BY_TYPE = {
    date: Answer.DAY,
    PartialDate: Answer.DAY_OR_YEAR,
    int: Answer.WHOLE,
    Decimal: Answer.NUMBER,
    bool: Answer.YES,
}
_BY_PATTERN = {URL_PATTERN: Answer.URL, EMAIL_PATTERN: Answer.EMAIL}


def _answer(found: _Type, known: dict[type, Any]) -> Answer:
    for marker, answer in _BY_MARKER.items():
        if marker in known:
            return answer
    if found.type in _BY_TYPE:
        return _BY_TYPE[found.type]
    if isinstance(found.type, type) and issubclass(found.type, BaseModel):
        return Answer.GROUP
    pattern = next((item.pattern for item in found.metadata if getattr(item, "pattern", None)), None)
    if pattern is not None:
        return _BY_PATTERN.get(pattern, Answer.PATTERN)
    # Of free text, that which must stand on one line is checked after reading.
    return Answer.LINE if AfterValidator in known else Answer.TEXT


def _innermost(annotation: Any, metadata: tuple[Any, ...]) -> _Type:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _innermost(arguments[0], (*metadata, *_flat(arguments[1:])))
    if origin in (typing.Union, types.UnionType):
        return _innermost(next(one for one in arguments if one is not type(None)), metadata)
    if origin is tuple:
        # What is said of the sequence is not said of what it holds.
        inner = _innermost(arguments[0], ())
        return _Type(inner.type, inner.metadata, many=True)
    return _Type(annotation, metadata, many=False)


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        else:
            yield item
