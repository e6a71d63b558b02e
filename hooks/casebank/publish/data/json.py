"""The open data as JSON: one file for each dataset, and one for each case with its text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casebank import datasets
from casebank.catalogue import Catalogue, model_of
from casebank.changes import changes, newest
from casebank.datasets import CASES, CHANGES, EFFECTS, KEYS, METHODS, REPORTS, VOCABULARIES, Dataset
from casebank.publish.data import records
from casebank.publish.data.records import Record
from casebank.site import Site

CASE_SCHEMA = f"{datasets.SCHEMAS}/case.schema.json"
"""The JSON Schema of the file of a single case, from the site's root."""


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """All JSON files: the path from the site's root, and the content."""
    head = _head(catalogue, site)
    for dataset, make in _CONTENT.items():
        found = make(catalogue, site)
        fields = {"$schema": site.url + dataset.schema, "title": dataset.title, **head, "count": len(found)}
        yield dataset.path(datasets.Format.JSON), _lines(fields, dataset.id, found)
        if dataset is CASES:
            yield from (_single(record, catalogue, site, head) for record in found)


def _single(record: Record, catalogue: Catalogue, site: Site, head: Record) -> tuple[str, bytes]:
    """The file of a single case: its record, and its text."""
    entry = catalogue.cases[record["id"]]
    fields = {"$schema": site.url + CASE_SCHEMA, "title": model_of(entry).title, **head}
    content = {**fields, "case": {**record, "body": entry.document.body.strip()}}
    return datasets.case_file(entry.id), f"{_written(content)}\n".encode()


def _head(catalogue: Catalogue, site: Site) -> Record:
    return {
        "version": datasets.VERSION,
        "modified": newest(catalogue).isoformat(),
        "licence": datasets.LICENCE,
        "publisher": site.publisher.name,
        "source": site.url,
        "documentation": f"{site.url}{datasets.FOLDER}/",
    }


def _changes(catalogue: Catalogue, site: Site) -> list[Record]:
    return [
        {
            "date": change.day.isoformat(),
            "change": change.action,
            **({"kind": change.entry.kind.name, "id": change.entry.id} if change.entry else {}),
            **({"title": getattr(change.entry.model, "title", "")} if change.entry else {}),
            "url": site.url + change.address,
        }
        for change in changes(catalogue)
    ]


_CONTENT: Mapping[Dataset, Callable[[Catalogue, Site], list[Record]]] = {
    CASES: records.cases,
    EFFECTS: records.effects,
    KEYS: records.keys,
    METHODS: records.methods,
    REPORTS: records.reports,
    VOCABULARIES: records.vocabularies,
    CHANGES: _changes,
}


def _lines(fields: Record, name: str, found: list[Record]) -> bytes:
    """A document with a line for each field and for each record: easy to compare, and quick to write."""
    head = "".join(f"{_written(field)}: {_written(value)},\n" for field, value in fields.items())
    rows = ",\n".join(map(_written, found))
    return f"{{\n{head}{_written(name)}: [\n{rows}\n]\n}}\n".encode()


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=records.plain)
