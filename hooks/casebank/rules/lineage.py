"""Which case came of which: an inspiration comes before what it inspires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.case import Case
from casebank.model.kinds import CASE

CIRCLE = Rule(
    code="SB904",
    name="inspirasjon-i-ring",
    severity=Severity.ERROR,
    title="To caser er inspirert av hverandre",
    why="Det som inspirerte, kom først. Går det i ring, er en av henvisningene feil.",
    wrong=Example(
        name="drammen-utvalg",
        fields="inspired_by:\n  - case: drammen-panel",
        others={
            "cases/drammen-panel.md": Example(
                fields="title: Borgerpanel om havna\nsummary: Tretti innbyggere ga råd.\n"
                "inspired_by:\n  - case: drammen-utvalg"
            )
        },
    ),
    right=Example(
        name="drammen-utvalg",
        fields="inspired_by:\n  - case: drammen-panel",
        others={
            "cases/drammen-panel.md": Example(fields="title: Borgerpanel om havna\nsummary: Tretti innbyggere ga råd.")
        },
    ),
)
RULES = (CIRCLE,)

Links = Mapping[str, list[tuple[int, str]]]


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """Every reference that leads back to the case it stands in, directly or through others."""
    cases = bank.of_kind(CASE)
    links = {identifier: list(_inspirations(entry, cases)) for identifier, entry in cases.items()}
    rings = _rings(links)
    for identifier, entry in cases.items():
        for index, origin in links[identifier]:
            if origin != identifier and rings[origin] == rings[identifier]:
                message = f"«{identifier}» er inspirert av «{origin}», som selv bygger på «{identifier}»."
                span = entry.document.spans.value(("inspired_by", index, "case"))
                yield CIRCLE.at(entry.path, span, message, "Fjern henvisningen i den som kom først.")


def _inspirations(entry: Entry[Case], cases: Mapping[str, Entry[Case]]) -> Iterator[tuple[int, str]]:
    for index, origin in enumerate(entry.model.inspired_by if entry.model else ()):
        if origin.case in cases:
            yield index, str(origin.case)


def _rings(links: Links) -> dict[str, str]:
    """For each case the name of its ring: that of the strongly connected component it belongs to.

    Kosaraju's algorithm, without recursion, since a chain of cases may be long.
    """
    backwards: dict[str, list[str]] = {name: [] for name in links}
    for name, origins in links.items():
        for _, origin in origins:
            backwards[origin].append(name)
    rings: dict[str, str] = {}
    for name in reversed(_finished(links)):
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here not in rings:
                rings[here] = name
                waiting += backwards[here]
    return rings


def _finished(links: Links) -> list[str]:
    """All cases in the order in which a walk along the links is done with them."""
    done: list[str] = []
    seen: set[str] = set()
    for start in links:
        waiting = [(start, False)]
        while waiting:
            here, is_done = waiting.pop()
            if is_done:
                done.append(here)
            elif here not in seen:
                seen.add(here)
                waiting.append((here, True))
                waiting += [(origin, False) for _, origin in links[here]]
    return done
