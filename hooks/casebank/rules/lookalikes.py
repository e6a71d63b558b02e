"""Ids that a reader takes for each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity


def _other(name: str) -> Example:
    return Example(name=name, fields="title: Los for unge\nsummary: En voksen følger dem som trenger det.")


LOOKALIKE = Rule(
    code="SB712",
    name="forvekslbare-navn",
    severity=Severity.ERROR,
    title="To filer har navn som er lette å forveksle",
    why="Navn som bare skilles av en bindestrek, en dobbel bokstav, eller tegn som ser like ut (0 og o, 1 og l), blir tatt for hverandre. Da ender lenker og henvisninger på feil side.",
    wrong=Example(name="drammen-ungdomslos", others={"cases/drammen-ungdoms1os.md": _other("drammen-ungdoms1os")}),
    right=Example(name="drammen-ungdomslos", others={"cases/drammen-ungdomstorg.md": _other("drammen-ungdomstorg")}),
)
RULES = (LOOKALIKE,)

_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_REPEATED = re.compile(r"([a-z])\1+")
_ALIKE = str.maketrans("0152", "olsz")


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """All ids against each other."""
    groups: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in bank.entries:
        if entry.kind.has_pages and "/" not in entry.id:
            groups[skeleton(entry.id)].append(entry)
    for group in groups.values():
        for entry in group:
            other = next((one for one in group if one.id != entry.id), None)
            if other is not None:
                message = f"Navnet «{entry.id}» er lett å forveksle med «{other.id}» ({other.path})."
                yield LOOKALIKE.at(entry.path, START, message, "Gi den nyeste av dem et navn som skiller seg mer ut.")


def skeleton(identifier: str) -> str:
    """What is left of an id when all that looks alike is written alike, after the idea of Unicode TR 39."""
    joined = _HYPHEN.sub("", identifier)
    single = _REPEATED.sub(r"\1", joined).translate(_ALIKE)
    return single.replace("rn", "m").replace("vv", "w").replace("i", "l")
