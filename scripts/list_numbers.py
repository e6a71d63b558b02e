#!/usr/bin/env python3
"""List every number in cases, keys, methods and indicators with its sentence and its sources.

For reading against the sources: a number that nothing in its paragraph cites is marked «UTEN KILDE», and makes
the script end with 1. Numbers in blocks marked as the editors' own proposals need no source and are left out.
Numbers in the fields rest on the file's list of sources.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casebank.bank import Entry, load
from casebank.model.kinds import CASE, INDICATOR, KEY, METHOD

ROOT = Path(__file__).resolve().parents[1]
_NUMBER = re.compile(r"\d[\d\u00a0 ]*(?:[.,]\d+)?")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ«*\[])")
_CITATION = re.compile(r"\[\^([^\]]+)\]")
_PROPOSAL = re.compile(r"^!!! forslag.*\n(?:(?: {4}.*|[ \t]*)\n?)*", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_STRUCTURE = frozenset({"published", "updated", "reviewed", "order", "sources", "aliases", "keys", "methods"})


@dataclass(frozen=True)
class Stated:
    """A sentence with numbers in it, and the short names of the sources it leans on."""

    path: str
    numbers: tuple[str, ...]
    sentence: str
    sources: tuple[str, ...]


def main() -> int:
    """Print the list; 1 when a number has no source."""
    bank = load(ROOT, date.today())
    uncited = 0
    for kind in (CASE, KEY, METHOD, INDICATOR):
        for entry in bank.of_kind(kind).values():
            for stated in (*_in_fields(entry), *_in_body(entry)):
                uncited += not stated.sources
                shown = ", ".join(stated.sources) or "UTEN KILDE"
                print(f"{stated.path}\t{' | '.join(stated.numbers)}\t{stated.sentence}\t{shown}")
    print(f"{uncited} uten kilde.", file=sys.stderr)
    return 1 if uncited else 0


def _in_body(entry: Entry[Any]) -> Iterator[Stated]:
    text = _PROPOSAL.sub("", entry.document.body)
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text):
        plain = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", _LINK_TARGET.sub("]", paragraph).strip())
        cited = tuple(dict.fromkeys(_CITATION.findall(plain)))
        for sentence in _SENTENCE.split(" ".join(plain.split())):
            numbers = tuple(_NUMBER.findall(_CITATION.sub("", sentence)))
            if numbers:
                own = tuple(dict.fromkeys(_CITATION.findall(sentence)))
                yield Stated(entry.path, numbers, _CITATION.sub("", sentence), own or cited)


def _in_fields(entry: Entry[Any]) -> Iterator[Stated]:
    data = entry.document.data if isinstance(entry.document.data, dict) else {}
    listed = tuple(source["id"] for source in data.get("sources", ()))
    for name, value in data.items():
        if name not in _STRUCTURE:
            yield from _in_value(entry.path, name, value, listed)


def _in_value(path: str, name: str, value: Any, listed: tuple[str, ...]) -> Iterator[Stated]:
    if isinstance(value, dict):
        own = (value["source"],) if isinstance(value.get("source"), str) else listed
        for key, inner in value.items():
            yield from _in_value(path, f"{name}.{key}", inner, own)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _in_value(path, name, inner, listed)
    elif isinstance(value, str) and _NUMBER.search(value):
        yield Stated(path, tuple(_NUMBER.findall(value)), f"{name}: {value}", listed)


if __name__ == "__main__":
    sys.exit(main())
