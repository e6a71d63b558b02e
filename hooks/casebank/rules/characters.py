"""Characters that do not show, or that show something else than what is there."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.source.document import Document

UNSEEN = Rule(
    code="SB706",
    name="usynlige-tegn",
    severity=Severity.ERROR,
    title="Et tegn vises ikke, eller snur teksten",
    why="Noen tegn synes ikke, og noen snur leseretningen. De følger ofte med når tekst limes inn, men kan også brukes til å skjule hva som står der. Slett tegnet, eller skriv stedet på nytt.",
    wrong=Example(fields='place: "Sentrum\u202e og havna"', shown='place: "Sentrum[U+202E] og havna"'),
    right=Example(fields='place: "Sentrum og havna"'),
)
RULES = (UNSEEN,)

SHOWN = 10
"""How many findings of a file are told of."""

# What nearly all texts are made of, so that the exact search is seldom needed.
_UNUSUAL = re.compile("[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205f\u20a0-\u2bff]")
# Controls, format characters, separators, private use and noncharacters (general categories Cc, Cf, Co, Zl, Zp), and
# those that have the property Default_Ignorable_Code_Point; but not the variation selectors of emoji.
# Source: https://www.unicode.org/Public/16.0.0/ucd/DerivedCoreProperties.txt
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
EMOJI_JOINER = re.compile(
    "(?<=[\u2600-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u2bff\U0001f000-\U0001faff])"
)
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """The characters of one file, front matter included."""
    return _check(entry.document)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """The characters of the vocabulary files."""
    for file in bank.vocabulary_files:
        yield from _check(file.document)


def _check(document: Document) -> Iterator[Diagnostic]:
    if _UNUSUAL.search(document.text) is None:
        return
    # A joiner between two emoji makes one of them; anywhere else it hides.
    text = EMOJI_JOINER.sub("+", document.text)
    for match in itertools.islice(INVISIBLE.finditer(text), SHOWN):
        char = match[0]
        effect = "snur leseretningen" if char in _TURNING else "ikke synes"
        name = unicodedata.name(char, "")
        message = f"Her står et tegn som {effect}: U+{ord(char):04X}{f' ({name})' if name else ''}."
        yield UNSEEN.at(
            document.path, document.span(*match.span()), message, "Slett tegnet, eller skriv stedet på nytt."
        )
