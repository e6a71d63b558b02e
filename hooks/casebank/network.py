"""Who has experience with what, and what they offer others: offices, never people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.ledger import address_of
from casebank.model.case import Case
from casebank.model.kinds import CASE, KEY
from casebank.reuse import ReportEntry
from casebank.vocabulary import Municipality

TOLD = 3
"""How many experiences of one municipality are told of; the rest stand on its page."""


@dataclass(frozen=True)
class Subject:
    """What one can have experience with: a theme, a method or a key."""

    kind: str
    id: str


@dataclass(frozen=True)
class Experience:
    """What one municipality has tried, and where it can be asked about.

    `address` is that of the page that tells of it, and `subjects` holds the verdict of a key, else nothing.
    """

    municipality: Municipality
    written: str
    title: str
    address: str
    subjects: Mapping[Subject, str]
    office: str = ""
    url: str = ""
    email: str = ""
    offers: tuple[str, ...] = ()
    confirmed: date | None = None
    is_report: bool = False


def experiences(catalogue: Catalogue) -> tuple[Experience, ...]:
    """All experiences: those of cases first, the most useful before others, then those of who tried the same."""
    cases = (one for entry in catalogue.in_order for one in _of_case(entry, catalogue))
    reports = (one for entry in catalogue.reports.values() for one in _of_report(entry, catalogue))
    return (*cases, *reports)


def by_subject(found: Iterable[Experience]) -> Mapping[Subject, tuple[Experience, ...]]:
    """The experiences with each subject, a few from each municipality."""
    index: dict[Subject, list[Experience]] = defaultdict(list)
    for one in found:
        for subject in one.subjects:
            index[subject].append(one)
    return {subject: few_of_each(experiences) for subject, experiences in index.items()}


def few_of_each(found: Iterable[Experience]) -> tuple[Experience, ...]:
    """The first few from each municipality, so that a list stays bounded by the number of municipalities."""
    told: dict[str, int] = defaultdict(int)
    kept = []
    for one in found:
        told[one.municipality.number] += 1
        if told[one.municipality.number] <= TOLD:
            kept.append(one)
    return tuple(kept)


def _of_case(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Experience]:
    case = model_of(entry)
    contact = case.contact
    for place in catalogue.places(case):
        yield Experience(
            municipality=place.municipality,
            written=place.in_words,
            title=case.title,
            address=address_of(CASE, entry.id),
            subjects=_subjects(case),
            office=f"{contact.role}, {contact.organisation}" if contact else "",
            url=(contact.url or "") if contact else "",
            email=(contact.email or "") if contact else "",
            offers=case.offers,
            confirmed=case.confirmed.date if case.confirmed else None,
        )


def _of_report(entry: ReportEntry, catalogue: Catalogue) -> Iterator[Experience]:
    report = model_of(entry)
    tried: Mapping[Subject, str] = {}
    title = address = ""
    if report.key and report.key in catalogue.keys:
        title, address = model_of(catalogue.keys[report.key]).title, address_of(KEY, report.key)
        tried = {Subject("key", report.key): report.verdict}
    elif report.case and report.case in catalogue.cases:
        case = model_of(catalogue.cases[report.case])
        title, address = case.title, address_of(CASE, report.case)
        tried = dict.fromkeys(_subjects(case), "")
    for place in catalogue.places(report) if address else ():
        yield Experience(
            municipality=place.municipality,
            written=place.in_words,
            title=title,
            address=address,
            subjects=tried,
            office=report.office or "",
            url=report.url or "",
            is_report=True,
        )


def _subjects(case: Case) -> Mapping[Subject, str]:
    return {
        **{Subject("theme", theme): "" for theme in case.themes},
        **{Subject("method", method): "" for method in case.methods},
        **{Subject("key", use.id): use.verdict or "" for use in case.keys},
    }
