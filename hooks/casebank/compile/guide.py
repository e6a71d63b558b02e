"""The short guide to a plan: four questions, and what the script needs to propose keys, methods and cases by the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import case_digest
from casebank.facets import FACETS, LEVEL, THEME, Facet, cases_by

CANDIDATES = 8
"""How many cases of each theme with each actor, and with each level, can be proposed: enough to choose the best from,
however large the bank.
"""

_ACTOR = next(facet for facet in FACETS if facet.name == "actor")


def data(catalogue: Catalogue) -> dict[str, Any]:
    """The questions with their answers in order, and what can be proposed."""
    words = catalogue.vocabularies
    return {
        "questions": [
            _question("theme", "Hva vil dere løse?", "Velg temaet som ligger nærmest.", "themes", catalogue),
            _question("actor", "Hvem kan hjelpe?", "Velg alle dere vil ha med.", "actors", catalogue),
            _question(
                "level",
                "Hvor mye kan være åpent?",
                "Hvor mye kan innbyggerne få påvirke? Velg det dere kan holde.",
                "levels",
                catalogue,
            ),
            _question("effort", "Hvor mye tid har dere?", "Velg det meste dere kan bruke.", "efforts", catalogue),
        ],
        "keys": [
            {
                "id": entry.id,
                "effort": model_of(entry).effort,
                "methods": list(model_of(entry).methods),
                "themes": _themes(catalogue, entry.id),
            }
            for entry in catalogue.keys.values()
        ],
        "methods": [
            {
                "id": entry.id,
                "effort": model_of(entry).effort,
                "levels": list(model_of(entry).levels),
                "themes": {
                    theme: count
                    for theme in words.terms("themes")
                    if (count := sum(theme in model_of(case).themes for case in catalogue.by_method.get(entry.id, ())))
                },
            }
            for entry in catalogue.methods.values()
        ],
        "cases": [_case(identifier, catalogue) for identifier in _candidates(catalogue)],
    }


def _question(name: str, title: str, help_text: str, vocabulary: str, catalogue: Catalogue) -> dict[str, Any]:
    terms = catalogue.vocabularies.terms(vocabulary).values()
    return {
        "name": name,
        "title": title,
        "help": help_text,
        "many": name == "actor",
        "options": [{"id": term.id, "label": term.label, "help": term.definition} for term in terms],
    }


def _themes(catalogue: Catalogue, key: str) -> dict[str, list[int]]:
    """How many cases about each theme used a key, and in how many of them it failed."""
    found: dict[str, list[int]] = {}
    for one in catalogue.support(key):
        for theme in model_of(one.case).themes:
            counts = found.setdefault(theme, [0, 0])
            counts[0] += 1
            counts[1] += one.speaks_against
    return found


def _candidates(catalogue: Catalogue) -> list[str]:
    """The best cases of each theme with each actor and with each level, the most useful first."""
    kept: set[str] = set()
    for cases in cases_by(THEME, catalogue).values():
        for facet in (_ACTOR, LEVEL):
            for found in _split(cases, facet, catalogue).values():
                kept.update(entry.id for entry in found[:CANDIDATES])
    return [entry.id for entry in catalogue.in_order if entry.id in kept]


def _split(cases: Iterable[CaseEntry], facet: Facet, catalogue: Catalogue) -> Mapping[str, list[CaseEntry]]:
    found: dict[str, list[CaseEntry]] = defaultdict(list)
    for entry in cases:
        for value in facet.values(model_of(entry), catalogue) or ("",):
            found[value].append(entry)
    return found


def _case(identifier: str, catalogue: Catalogue) -> dict[str, Any]:
    case = model_of(catalogue.cases[identifier])
    return {
        "id": identifier,
        "title": case.title,
        "place": case_digest.describe(case, catalogue),
        "summary": case.summary,
        "phases": list(case.phases),
        "themes": list(case.themes),
        "actors": list(case.actors),
        "level": case.level or "",
        "methods": list(case.methods),
        "keys": [use.id for use in case.keys],
        "stub": case.is_stub,
        "effects": bool(case.effects),
    }
