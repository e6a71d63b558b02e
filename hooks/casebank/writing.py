"""A model written out as front matter. What is written and read again gives the same model."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

from casebank.model.describe import in_order
from casebank.model.partial_date import PartialDate
from casebank.source.fields import read_fields

WIDTH = 110
"""How long a line of running text may be before it is folded."""


class _Unquoted(str):
    """A number or a date, which stands without quotation marks."""

    __slots__ = ()


def file_text(model: BaseModel, body: str) -> str:
    """A whole content file."""
    return f"---\n{front_matter(model)}---\n\n{body}"


def front_matter(model: BaseModel) -> str:
    """The fields of a model as YAML, in the model's order. Fields that say nothing are left out."""
    data = _data_of(model)
    text = _dump(data)
    if read_fields(text, "").data != _as_read(data):
        # Some texts, such as lines of nothing but spaces, do not survive the readable styles.
        text = _dump(_quoted(data))
    return text


def _data_of(value: Any) -> Any:
    """A model's value as what is dumped: maps, lists, and texts that know how they are written."""
    if isinstance(value, BaseModel):
        fields = ((name, getattr(value, name)) for name in in_order(type(value)))
        return CommentedMap((name, _data_of(one)) for name, one in fields if one is not None and one != ())
    if isinstance(value, tuple):
        return CommentedSeq(_data_of(one) for one in value)
    if isinstance(value, bool):
        return _Unquoted("yes" if value else "no")
    if isinstance(value, Decimal):
        return _Unquoted(f"{value:f}")
    if isinstance(value, int | date | PartialDate):
        return _Unquoted(value)
    return _styled(str(value))


def _styled(text: str) -> str:
    if "\n" in text:
        literal: str = LiteralScalarString(text)
        return literal
    folds = _folds(text)
    if not folds:
        return text
    folded: Any = FoldedScalarString(text)
    folded.fold_pos = folds
    return folded  # type: ignore[no-any-return]


def _folds(text: str) -> list[int]:
    """The places of the spaces at which a long text goes on to the next line."""
    found, start = [], 0
    while len(text) - start > WIDTH:
        place = text.rfind(" ", start, start + WIDTH)
        if place <= start:
            place = text.find(" ", start + WIDTH)
        if place < 0:
            break
        found.append(place)
        start = place + 1
    return found


def _as_read(data: Any) -> Any:
    """What the reader is to make of it: dicts, tuples and plain texts."""
    if isinstance(data, Mapping):
        return {str(key): _as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_as_read(value) for value in data)
    return str(data)


def _quoted(data: Any) -> Any:
    if isinstance(data, Mapping):
        return CommentedMap((key, _quoted(value)) for key, value in data.items())
    if isinstance(data, list):
        return CommentedSeq(_quoted(value) for value in data)
    return data if isinstance(data, _Unquoted) else DoubleQuotedScalarString(data)


class _Representer(RoundTripRepresenter):
    """Ruamel's own, and texts without quotation marks."""


def _represent_unquoted(representer: RoundTripRepresenter, text: _Unquoted) -> ScalarNode:
    resolver = representer.dumper.resolver
    return representer.represent_scalar(resolver.resolve(ScalarNode, str(text), (True, False)), str(text))


_Representer.add_representer(_Unquoted, _represent_unquoted)


def _dump(data: CommentedMap) -> str:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = 10_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()
