"""Marks on model fields that say which list or which other file a text must name."""

from __future__ import annotations

import functools
import types
import typing
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

type_args = typing.get_args

Location = tuple[str | int, ...]
"""Where a value stands in the front matter: keys, and indexes from 0."""


VOCABULARY_KEY = "x-vocabulary"
"""Where a field's schema names its vocabulary, until the terms are put in."""


@dataclass(frozen=True)
class Term:
    """The text is an id in this vocabulary."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell the schema generator which vocabulary to put in."""
        return {**handler(schema), VOCABULARY_KEY: self.vocabulary}


@dataclass(frozen=True)
class Reference:
    """The text is the id of a file of this kind."""

    kind: str


@dataclass(frozen=True)
class SourceReference:
    """The text is the id of one of the file's own sources."""


@dataclass(frozen=True)
class Municipality:
    """The text is the name of a municipality, of today or before."""


Marker = Term | Reference | SourceReference | Municipality
_MARKERS = (Term, Reference, SourceReference, Municipality)


@dataclass(frozen=True)
class _Node:
    """What a type holds: its own marker, the models it may be, and what a sequence of it holds."""

    marker: Marker | None = None
    fields: tuple[tuple[str, _Node], ...] = ()
    items: _Node | None = None

    @property
    def leads_somewhere(self) -> bool:
        return self.marker is not None or bool(self.fields) or self.items is not None


def marked(model: type[BaseModel], data: Any) -> tuple[tuple[Location, Marker, str], ...]:
    """Every marked text in a file's plain data: where it stands, what it must name, and the text itself.

    Works on data that the model may refuse, so that one bad field does not hide the others; what has
    another shape than the model's is passed over.
    """
    found: list[tuple[Location, Marker, str]] = []
    _collect(_node_of_model(model), data, (), found)
    return tuple(found)


def marker_of(annotation: Any, metadata: list[Any]) -> Marker | None:
    """The marker of a field's type, also when the field is optional or a sequence."""
    node = _node(annotation, metadata)
    while node.items is not None:
        node = node.items
    return node.marker


def _collect(node: _Node, value: Any, loc: Location, found: list[tuple[Location, Marker, str]]) -> None:
    if node.marker is not None:
        if isinstance(value, str):
            found.append((loc, node.marker, value))
    elif node.items is not None:
        if isinstance(value, str):
            _collect(node.items, value, loc, found)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                _collect(node.items, item, (*loc, index), found)
    elif isinstance(value, dict):
        for name, child in node.fields:
            if name in value:
                _collect(child, value[name], (*loc, name), found)


@functools.cache
def _node_of_model(model: type[BaseModel]) -> _Node:
    children = ((name, _node(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return _Node(fields=tuple((name, child) for name, child in children if child.leads_somewhere))


def _node(annotation: Any, metadata: list[Any]) -> _Node:
    marker = next((item for item in metadata if isinstance(item, _MARKERS)), None)
    if marker is not None:
        return _Node(marker=marker)
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *extra = type_args(annotation)
        return _node(inner, extra)
    if origin in (typing.Union, types.UnionType):
        nodes = (_node(arg, []) for arg in type_args(annotation))
        return next((node for node in nodes if node.leads_somewhere), _Node())
    if origin is tuple:
        items = _node(type_args(annotation)[0], [])
        return _Node(items=items) if items.leads_somewhere else _Node()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _node_of_model(annotation)
    return _Node()
