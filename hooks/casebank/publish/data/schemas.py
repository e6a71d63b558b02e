"""JSON Schemas of the open data, derived from the schemas of the files that they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casebank import datasets
from casebank.changes import ACTIONS
from casebank.datasets import CASES, CHANGES, EFFECTS, KEYS, METHODS, REPORTS, VOCABULARIES, Dataset
from casebank.model.case import Case, Effect
from casebank.model.framework import Method
from casebank.model.key import Key
from casebank.model.report import Report
from casebank.model.schema import json_schema
from casebank.model.vocabulary import TermRow
from casebank.publish.data.json import CASE_SCHEMA

Schema = dict[str, Any]
Terms = Mapping[str, Sequence[str]]

_TEXT: Schema = {"type": "string"}
_URL: Schema = {"type": "string", "format": "uri"}
_DATE: Schema = {"type": "string", "format": "date"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_HEAD: Schema = {
    "$schema": _URL,
    "title": _TEXT,
    "version": {"type": "string", "pattern": r"^\d+\.\d+$"},
    "modified": _DATE,
    "licence": _URL,
    "publisher": _TEXT,
    "source": _URL,
    "documentation": _URL,
}


def data_schemas(terms: Terms) -> dict[str, Schema]:
    """The schema of each JSON file, by its path from the site's root. `terms` gives the ids of each vocabulary."""
    case = _case(terms)
    found = {
        CASES: case,
        EFFECTS: _effect(terms),
        KEYS: _with(
            json_schema(Key, KEYS.title, terms), cases=_array(_object(id=_TEXT, verdict=_TEXT, required=["id"]))
        ),
        METHODS: _with(json_schema(Method, METHODS.title, terms), cases=_IDS),
        REPORTS: _with(json_schema(Report, REPORTS.title, terms)),
        VOCABULARIES: _vocabulary(),
        CHANGES: _change(),
    }
    schemas = {dataset.schema: _document(dataset, record) for dataset, record in found.items()}
    return {**schemas, CASE_SCHEMA: _single(_extended(case, body=_TEXT))}


def _document(dataset: Dataset, record: Schema) -> Schema:
    return _root(
        dataset.description,
        record,
        {"count": {"type": "integer", "minimum": 0}, dataset.id: _array({"$ref": "#/$defs/record"})},
    )


def _single(record: Schema) -> Schema:
    return _root("En enkelt case, med teksten som Markdown.", record, {"case": {"$ref": "#/$defs/record"}})


def _root(title: str, record: Schema, content: Schema) -> Schema:
    """The schema of a whole file. What the record refers to stands beside it, where references look for it."""
    alone = {name: value for name, value in record.items() if name != "$defs"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "x-version": datasets.VERSION,
        **_object(**_HEAD, **content),
        "$defs": {**record.get("$defs", {}), "record": alone},
    }


def _case(terms: Terms) -> Schema:
    county = _object(number=_TEXT, name=_TEXT)
    place = _object(number=_TEXT, name=_TEXT, county=county)
    return _with(json_schema(Case, CASES.title, terms), data=_URL, places=_array(place))


def _effect(terms: Terms) -> Schema:
    schema = json_schema(Effect, EFFECTS.title, terms)
    source = json_schema(Case, CASES.title, terms)["$defs"]["Source"]
    extended = _extended(schema, case=_TEXT, url=_URL)
    return {**extended, "properties": {**extended["properties"], "source": source}}


def _vocabulary() -> Schema:
    return _object(id=_TEXT, terms=_array(TermRow.model_json_schema()))


def _change() -> Schema:
    return _object(
        date=_DATE,
        change={"enum": list(ACTIONS)},
        kind=_TEXT,
        id=_TEXT,
        title=_TEXT,
        url=_URL,
        required=["date", "change", "url"],
    )


def _with(schema: Schema, **more: Schema) -> Schema:
    """The schema of a file's front matter, as the record of a page that has an id and an address."""
    return _extended(schema, id=_TEXT, url=_URL, **more)


def _extended(schema: Schema, **more: Schema) -> Schema:
    kept = {name: value for name, value in schema.items() if name != "$schema"}
    return {
        **kept,
        "properties": {**more, **schema["properties"]},
        "required": [*more, *schema.get("required", [])],
    }


def _object(required: list[str] | None = None, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}
