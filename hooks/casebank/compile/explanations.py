"""What the pages' script shows in place: the meaning of a word of the glossary, and the summary of a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from casebank.catalogue import Catalogue, model_of
from casebank.compile.page import Asset


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """A file for each kind, by id: what it is called, and what it says."""
    words = {word.id: (word.label, word.definition) for word in catalogue.vocabularies.glossary}
    keys = {entry.id: (model_of(entry).title, model_of(entry).summary) for entry in catalogue.keys.values()}
    yield _asset("glossary", words)
    yield _asset("keys", keys)


def _asset(folder: str, found: Mapping[str, tuple[str, str]]) -> Asset:
    return Asset(f"{folder}/explanations.json", json.dumps(found, ensure_ascii=False, separators=(",", ":")))
