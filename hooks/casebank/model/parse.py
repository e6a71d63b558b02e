"""From plain data to a model, with what is wrong told as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from casebank.model.markers import Location

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class FieldError:
    """A value that its field does not take. `type` is Pydantic's name for what is wrong."""

    loc: Location
    type: str
    message: str
    value: Any = None
    limits: dict[str, Any] = field(default_factory=dict)


def parse(model: type[M], data: Any) -> tuple[M | None, tuple[FieldError, ...]]:
    """Give the model, or every error in the data."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(
            FieldError(item["loc"], item["type"], item["msg"], item.get("input"), item.get("ctx", {}))
            for item in error.errors(include_url=False)
        )
