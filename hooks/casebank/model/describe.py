"""What a field is called and what it is for, by its place in a model."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from casebank.model.markers import Location


def field_at(model: type[BaseModel], loc: Location) -> FieldInfo | None:
    """The field that a location leads to; None when there is none."""
    info: FieldInfo | None = None
    here: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int):
            continue
        info = here.model_fields.get(part) if here else None
        if info is None:
            return None
        here = _model_in(info.annotation)
    return info


def fields_at(model: type[BaseModel], loc: Location) -> dict[str, FieldInfo]:
    """The fields of the group that a location leads to; the model's own for the empty location."""
    names = [part for part in loc if isinstance(part, str)]
    here: type[BaseModel] | None = model
    for name in names:
        info = here.model_fields.get(name) if here else None
        here = _model_in(info.annotation) if info else None
    return dict(here.model_fields) if here else {}


def in_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in the order in which a file has them: its own, then those that all files share."""
    own = [name for name in model.model_fields if name in model.__annotations__]
    return (*own, *(name for name in model.model_fields if name not in own))


def label(model: type[BaseModel], loc: Location) -> str:
    """What people read for a field: `«Tittel» (title)`; the bare name when the field is unknown."""
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    info = field_at(model, loc)
    return f"«{info.title}» ({name})" if info and info.title else f"«{name}»"


def group_of(info: FieldInfo) -> type[BaseModel] | None:
    """The model of a field that is a group, or a list of groups; None for a plain value."""
    return _model_in(info.annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType, tuple, typing.Annotated):
        found = (_model_in(arg) for arg in typing.get_args(annotation))
        return next((model for model in found if model), None)
    return None
