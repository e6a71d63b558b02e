"""Cases that may be one and the same, written down twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.case import Case
from casebank.model.kinds import CASE

DUPLICATE = Rule(
    code="SB903",
    name="like-caser",
    severity=Severity.WARNING,
    title="To caser ser ut til å handle om det samme",
    why="To kan ha fortalt om det samme uten å vite om hverandre. Da er det bedre med én case som har alt, så leseren ikke må lete to steder, og ingenting telles dobbelt.",
    wrong=Example(
        name="drammen-utvalg",
        fields="title: Oppgaveutvalget i Drammen",
        others={"cases/drammen-oppgaveutvalg.md": Example()},
    ),
    right=Example(
        name="drammen-gjestebud",
        fields="title: Gjestebud på Fjell\nsummary: Tjue familier inviterte naboene hjem og sendte inn det de kom fram til.",
        others={"cases/drammen-oppgaveutvalg.md": Example()},
    ),
)
RULES = (DUPLICATE,)

ALIKE = 0.7
"""The share of the words of two titles and summaries, taken together, that both must have (the Jaccard index)."""
BUCKET = 50
"""How many earlier cases of a municipality are compared through one word, so that the cost stays linear."""
_COMPARED = 3
_STEM = 5
"""Words that begin with the same letters count as one: `oppgaveutvalg`, `oppgaveutvalget`."""
_SMALL_WORDS = frozenset(
    [
        *("og", "i", "på", "for", "av", "til", "med", "fra", "frå", "om", "at", "som", "å", "så", "da", "når", "hva"),
        *("en", "et", "ei", "ein", "eit", "de", "dei", "det", "den", "der", "vi", "dere", "seg", "sin", "sitt", "sine"),
        *("er", "var", "ble", "blir", "vart", "har", "hadde", "ikke", "ikkje", "ny", "nye", "nytt"),
        *("kommune", "kommunen", "kommunens"),
    ]
)


@dataclass(frozen=True)
class _Told:
    """A case, and what its title and summary are about."""

    entry: Entry[Case]
    case: Case
    words: frozenset[str]


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """Cases of one municipality and overlapping years whose titles and summaries are nearly the same."""
    by_word: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    reported: set[str] = set()
    for entry in bank.of_kind(CASE).values():
        if not isinstance(entry.model, Case):
            continue
        told = _Told(entry, entry.model, _words(entry.model))
        places = [(place, word) for place in _places(bank, entry.model) for word in told.words]
        like = _most_alike(told, [other for place in places for other in by_word[place]])
        # Both are told of, since either may be the new one.
        for one, other in ((like, told), (told, like)):
            if one and other and one.entry.id not in reported:
                reported.add(one.entry.id)
                yield _finding(one, other)
        for place in places:
            if len(by_word[place]) < BUCKET:
                by_word[place].append(told)


def _finding(told: _Told, like: _Told) -> Diagnostic:
    message = f"Casen ligner svært på {like.entry.path} («{like.case.title}»)."
    advice = "Er det den samme, slå dem sammen. Er det to, la titlene si hva som skiller dem."
    return DUPLICATE.at(told.entry.path, told.entry.document.spans.value(("title",)), message, advice)


def _most_alike(told: _Told, others: list[_Told]) -> _Told | None:
    """The case that shares most words with this one, when it shares enough and can have been at the same time."""
    by_id = {other.entry.id: other for other in others}
    for identifier, _ in Counter(other.entry.id for other in others).most_common(_COMPARED):
        other = by_id[identifier]
        alike = len(told.words & other.words) / len(told.words | other.words)
        if alike >= ALIKE and _overlap(told.case, other.case):
            return other
    return None


def _overlap(one: Case, other: Case) -> bool:
    """Whether two cases can have gone on at the same time. What has no period can."""
    if one.period is None or other.period is None:
        return True
    first, second = sorted((one.period, other.period), key=lambda period: period.start.first)
    return first.end is None or second.start.first <= first.end.last


def _places(bank: Bank, case: Case) -> set[str]:
    """The municipalities of today, by number."""
    found = (bank.vocabularies.gazetteer.lookup(name).municipality for name in case.municipality)
    return {one.number for one in found if one}


def _words(case: Case) -> frozenset[str]:
    names = re.findall(r"\w+", " ".join(case.municipality).lower())
    found = set(re.findall(r"\w+", f"{case.title} {case.summary}".lower())) - _SMALL_WORDS
    return frozenset(word[:_STEM] for word in found.difference(names))
