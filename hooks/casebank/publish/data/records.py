"""The catalogue as plain records: what a file's front matter says, with its id, its address and what refers to it.

A record holds what the model holds, so that a new field is published without more ado. Fields without a value are
left out, and `plain` tells JSON what to do with dates and numbers. Only the content decides; the clock is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from casebank.bank import Entry
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.datasets import case_file
from casebank.ledger import address_of
from casebank.model.case import Case
from casebank.model.key import Key
from casebank.model.kinds import CASE, KEY
from casebank.model.report import Report
from casebank.site import Site
from casebank.vocabulary import Municipality

Record = dict[str, Any]


def cases(catalogue: Catalogue, site: Site) -> list[Record]:
    """All cases, by id, without their text."""
    return [case(entry, catalogue, site) for _, entry in sorted(catalogue.cases.items())]


def case(entry: CaseEntry, catalogue: Catalogue, site: Site) -> Record:
    """One case, with the places of today that it belongs to."""
    return {
        **_identity(entry, site),
        "data": site.url + case_file(entry.id),
        "places": [_place(place.municipality) for place in catalogue.places(model_of(entry))],
        **_fields(model_of(entry)),
    }


def keys(catalogue: Catalogue, site: Site) -> list[Record]:
    """All keys, by id, with the cases that used them and how that went."""
    return [_key(entry, catalogue, site) for _, entry in sorted(catalogue.keys.items())]


def methods(catalogue: Catalogue, site: Site) -> list[Record]:
    """All methods, by id, with the cases that used them."""
    return [
        {
            **_identity(entry, site),
            **_fields(model_of(entry)),
            "cases": sorted(case.id for case in catalogue.by_method.get(identifier, ())),
        }
        for identifier, entry in sorted(catalogue.methods.items())
    ]


def effects(catalogue: Catalogue, site: Site) -> list[Record]:
    """All effects, in the order of the cases and as the case tells them, each with its whole source."""
    return [record for _, entry in sorted(catalogue.cases.items()) for record in _effects(entry, model_of(entry), site)]


def reports(catalogue: Catalogue, site: Site) -> list[Record]:
    """All reuse reports, by id, each with the page of the case or the key that it is about."""
    return [
        {"id": identifier, "url": site.url + _subject(model_of(entry)), **_fields(model_of(entry))}
        for identifier, entry in sorted(catalogue.reports.items())
    ]


def vocabularies(catalogue: Catalogue, _: Site) -> list[Record]:
    """All vocabularies, by name, each with its terms in the order that they have a meaning in."""
    return [
        {"id": name, "terms": [_fields(term) for term in terms.values()]}
        for name, terms in sorted(catalogue.vocabularies.lists.items())
    ]


def url_of(entry: Entry[Any], site: Site) -> str:
    """The address of the page that a file becomes."""
    return site.url + address_of(entry.kind, entry.id)


def plain(value: Any) -> Any:
    """What JSON has no word for: days as ISO, and decimal numbers as numbers.

    Raises:
        TypeError: for any other value, as JSON's own encoder does.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))


def _identity(entry: Entry[Any], site: Site) -> Record:
    return {"id": entry.id, "url": url_of(entry, site)}


def _fields(model: BaseModel) -> Record:
    return model.model_dump(exclude_none=True)


def _place(municipality: Municipality) -> Record:
    county = municipality.county
    return {
        "number": municipality.number,
        "name": municipality.name,
        "county": {"number": county.number, "name": county.name},
    }


def _subject(report: Report) -> str:
    return address_of(CASE, report.case) if report.case else address_of(KEY, report.key or "")


def _key(entry: Entry[Key], catalogue: Catalogue, site: Site) -> Record:
    uses = sorted(catalogue.support(entry.id), key=lambda one: one.case.id)
    return {
        **_identity(entry, site),
        **_fields(model_of(entry)),
        "cases": [{"id": one.case.id, **({"verdict": one.use.verdict} if one.use.verdict else {})} for one in uses],
    }


def _effects(entry: CaseEntry, case: Case, site: Site) -> Iterator[Record]:
    sources = {source.id: source for source in case.sources}
    for effect in case.effects:
        record = _fields(effect)
        source = sources.get(record.pop("source", ""))
        yield {
            "case": entry.id,
            "url": url_of(entry, site),
            **record,
            **({"source": _fields(source)} if source else {}),
        }
