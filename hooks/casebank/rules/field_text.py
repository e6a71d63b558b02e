"""Texts in fields, which are shown as they are: HTML in them would only be shown as HTML.

Compiling escapes every such text, so that none can do harm on the site. But others read the same data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, shortened
from casebank.rules.markup import RAW_HTML
from casebank.source.document import Document
from casebank.source.spans import Location

TAG = re.compile(r"<[A-Za-z/!?]|&(#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """The texts in the front matter of one file."""
    return _check(entry.document)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """The texts in the vocabulary files."""
    for file in bank.vocabulary_files:
        yield from _check(file.document)


def _check(document: Document) -> Iterator[Diagnostic]:
    end = len(document.text) - len(document.body)
    if document.text.find("<", 0, end) < 0 and document.text.find("&", 0, end) < 0:
        return
    for loc, text in _texts(document.data, ()):
        found = TAG.search(text)
        if found:
            shown = shortened(text[found.start() :], 40)
            advice = "Skriv vanlig tekst. Felter vises akkurat slik de er skrevet."
            yield RAW_HTML.at(document.path, document.spans.value(loc), f"Her står det HTML: «{shown}».", advice)


def _texts(data: Any, loc: Location) -> Iterator[tuple[Location, str]]:
    """Every text in plain data, with its place."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from _texts(value, (*loc, index))
