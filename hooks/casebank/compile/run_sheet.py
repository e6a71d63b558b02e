"""The run sheets of a method as data, for paper: every table and numbered list under «Kjøreplan»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from casebank.compile.steps import plain

_SECTION = re.compile(r"^## +Kjøreplan *$\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"\|[ :|-]+\|?")
_NUMBERED = re.compile(r"(?P<number>\d+)\. +(?P<words>.+)")
_TITLE = re.compile(r"(?:#{3,} +(?P<heading>.+)|\*\*(?P<words>[^*]+?):?\*\*:?)")


@dataclass(frozen=True)
class RunSheet:
    """One run sheet: what it is for, the heads of its columns, its rows, and whether it is only the editors' proposal."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    untried: bool


def run_sheets(body: str) -> tuple[RunSheet, ...]:
    """The run sheets of a method's body, in order."""
    section = _SECTION.search(body)
    if section is None:
        return ()
    found: list[RunSheet] = []
    title, untried = "", False
    block: list[str] = []
    for line, following in pairwise([*section["text"].split("\n"), "", ""]):
        stripped = line.strip()
        if stripped and not line.startswith((" ", "\t")):
            untried = stripped.startswith("!!! forslag")
        named = _TITLE.fullmatch(stripped)
        if named:
            title = plain(named["heading"] or named["words"])
        if stripped.startswith("|") or _NUMBERED.fullmatch(stripped):
            block.append(stripped)
            if not following.strip().startswith("|") and not _NUMBERED.fullmatch(following.strip()):
                found.append(_sheet(title, block, untried=untried))
                title, block = "", []
    return tuple(found)


def _sheet(title: str, block: list[str], *, untried: bool) -> RunSheet:
    if block[0].startswith("|"):
        head, *rows = [_cells(line) for line in block if not _RULE.fullmatch(line)]
        return RunSheet(title, head, tuple(rows), untried)
    steps = (match for line in block if (match := _NUMBERED.fullmatch(line)))
    return RunSheet(title, ("Steg", "Hva"), tuple((step["number"], plain(step["words"])) for step in steps), untried)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in line.strip("|").split("|"))
