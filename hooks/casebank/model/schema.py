"""JSON Schema (draft 2020-12) from the models, with the vocabularies' terms in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from casebank.model.markers import VOCABULARY_KEY


def json_schema(model: type[BaseModel], title: str, terms: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The schema of a model's front matter. `terms` gives the allowed ids of each vocabulary."""
    schema = model.model_json_schema()
    _insert_terms(schema, terms)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _insert_terms(part: Any, terms: Mapping[str, Sequence[str]]) -> None:
    if isinstance(part, list):
        for item in part:
            _insert_terms(item, terms)
    elif isinstance(part, dict):
        vocabulary = part.pop(VOCABULARY_KEY, None)
        if vocabulary is not None:
            part["enum"] = list(terms.get(vocabulary, ()))
        for item in part.values():
            _insert_terms(item, terms)
