"""The steps that a key or a method tells to take, as plain text for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

SECTIONS = ("Slik gjør du", "Kjøreplan")
"""The headings under which steps stand."""

_SECTION = re.compile(r"^## +(?P<title>.+?) *$\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_NUMBERED = re.compile(r"^\d+\. +(?P<text>.+(?:\n(?: {2,}\S.*))*)", re.MULTILINE)
_ROW = re.compile(r"^ *\| *(?P<when>[^|]+?) *\| *(?P<what>[^|]+?) *\| *$", re.MULTILINE)
_TABLE = re.compile(r"^ *\|[^\n]*\n *\|[ :|-]+\n(?P<rows>(?: *\|.*\n?)+)", re.MULTILINE)
_MARKUP = re.compile(r"\[\^[^\]]+\]|(?<!\w)[*_]{1,2}|[*_]{1,2}(?!\w)|`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def steps_of(body: str) -> list[str]:
    """The numbered list of the first section that has steps; without one, the rows of its first table of two columns."""
    for section in _SECTION.finditer(body):
        if section["title"] in SECTIONS:
            found = [plain(match["text"]) for match in _NUMBERED.finditer(section["text"])]
            return found or list(_rows(section["text"]))
    return []


def _rows(section: str) -> Iterator[str]:
    table = _TABLE.search(section)
    if table:
        yield from (f"{plain(row['when'])}: {plain(row['what'])}" for row in _ROW.finditer(table["rows"]))


def plain(markdown: str) -> str:
    """A line of Markdown without its marks: for data, never for a page."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", markdown)).split())
