"""Answers as a content file: every value a quoted scalar, so that no text can mean anything to YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from casebank.model.fields import ID_LENGTH
from casebank.naming import slug

_DANGLING = re.compile(r"(-(i|pa|for|fra|og|til|med|av))+$")


def content_file(data: Mapping[str, Any], body: str = "") -> str:
    """A whole file. `data` holds texts, sequences and mappings of texts; what is empty is left out."""
    front = "\n".join(["---", *_mapping(data, ""), "---", ""])
    return f"{front}\n{body.strip()}\n" if body.strip() else front


def scalar(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line. JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def identifier(place: str, title: str, taken: Collection[str]) -> str:
    """A file name for something in a place: the place's name, then the title without it, and a number if taken."""
    start = slug(place.partition(" (")[0])
    rest = re.sub(rf"(^|-){re.escape(start)}(?=-|$)", "", slug(title)).strip("-")
    rest = _DANGLING.sub("", rest)
    whole = _shortened("-".join(filter(None, (start, rest))) or "ny", ID_LENGTH)
    found, number = whole, 2
    while found in taken:
        found, number = f"{_shortened(whole, ID_LENGTH - 1 - len(str(number)))}-{number}", number + 1
    return found


def _shortened(name: str, length: int) -> str:
    """A name cut between words, so that it is no longer than `length`."""
    if len(name) <= length:
        return name
    whole, _, cut = name[: length + 1].rpartition("-")
    return whole or cut[:length]


def _mapping(data: Mapping[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for name, value in data.items():
        if not value:
            continue
        if isinstance(value, str):
            lines.append(f"{indent}{name}: {scalar(value)}")
        elif isinstance(value, Mapping):
            lines += [f"{indent}{name}:", *_mapping(value, f"{indent}  ")]
        else:
            lines += [f"{indent}{name}:", *_sequence(value, f"{indent}  ")]
    return lines


def _sequence(values: Sequence[Any], indent: str) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, str):
            lines.append(f"{indent}- {scalar(value)}")
        else:
            inner = _mapping(value, f"{indent}  ")
            lines += [f"{indent}- {inner[0].strip()}", *inner[1:]] if inner else []
    return lines
