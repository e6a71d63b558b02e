"""The open data as JSON: one file for each dataset, and one for each case with its text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casebank import datasets
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.changes import changes, newest
from casebank.datasets import CASES, CHANGES, EFFECTS, KEYS, METHODS, VOCABULARIES, Dataset
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
        content = {"title": dataset.title, **head, "count": len(found), dataset.id: found}
        yield dataset.path(datasets.Format.JSON), _bytes(site.url + dataset.schema, content)
    for entry in catalogue.cases.values():
        content = {"title": model_of(entry).title, **head, "case": _with_text(entry, catalogue, site)}
        yield datasets.case_file(entry.id), _bytes(site.url + CASE_SCHEMA, content)


def _head(catalogue: Catalogue, site: Site) -> Record:
    return {
        "version": datasets.VERSION,
        "modified": newest(catalogue).isoformat(),
        "licence": datasets.LICENCE,
        "publisher": site.publisher.name,
        "source": site.url,
        "documentation": f"{site.url}{datasets.FOLDER}/",
    }


def _with_text(entry: CaseEntry, catalogue: Catalogue, site: Site) -> Record:
    return {**records.case(entry, catalogue, site), "body": entry.document.body.strip()}


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
    VOCABULARIES: records.vocabularies,
    CHANGES: _changes,
}


def _bytes(schema: str, content: dict[str, Any]) -> bytes:
    text = json.dumps({"$schema": schema, **content}, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()
