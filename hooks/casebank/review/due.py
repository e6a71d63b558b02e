"""What is due, and who can answer for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.freshness import Age, age, last_reviewed
from casebank.ledger import address_of
from casebank.model.case import Case
from casebank.model.kinds import CASE, KINDS
from casebank.naming import alphabetical
from casebank.site import Site

EDITORS = "Redaksjonen"
"""Who answers for all that is no case."""


@dataclass(frozen=True)
class Due:
    """A page that nobody has seen to for long, and the three answers there are.

    `holds`, `update` and `archive` are addresses that open what is needed to say so.
    """

    kind: str
    id: str
    path: str
    title: str
    url: str
    reviewed: date
    age: Age
    holds: str
    update: str
    archive: str


@dataclass(frozen=True)
class Owner:
    """Who is asked, and about what: the longest unseen first."""

    name: str
    due: tuple[Due, ...]


def due_by_owner(catalogue: Catalogue, site: Site) -> list[Owner]:
    """Everyone who is to be asked, by name. What its owner has put in the archive is left in peace."""
    found: dict[str, list[Due]] = defaultdict(list)
    for kind in KINDS:
        for entry in catalogue.bank.of_kind(kind).values():
            if kind.has_pages and entry.model is not None and _is_due(entry, catalogue):
                found[owner_of(entry, catalogue)].append(_due(entry, catalogue, site))
    owners = (Owner(name, tuple(sorted(due, key=lambda one: (one.reviewed, one.path)))) for name, due in found.items())
    return sorted(owners, key=lambda owner: (alphabetical(owner.name), owner.name))


def owner_of(entry: Entry[Any], catalogue: Catalogue) -> str:
    """Who can answer for a page: for a case its owner, else the municipality that has the area today."""
    case = entry.model
    if not isinstance(case, Case):
        return EDITORS
    places = dict.fromkeys(place.municipality.label for place in catalogue.places(case))
    return case.owner or ", ".join(places) or ", ".join(case.municipality)


def _is_due(entry: Entry[Any], catalogue: Catalogue) -> bool:
    model = model_of(entry)
    put_away = isinstance(model, Case) and model.archived is not None
    return not put_away and age(model, catalogue.bank.today) is not Age.FRESH


def _due(entry: Entry[Any], catalogue: Catalogue, site: Site) -> Due:
    model = model_of(entry)
    address = address_of(entry.kind, entry.id)
    forms = f"{site.url}share/"
    return Due(
        kind=entry.kind.name,
        id=entry.id,
        path=entry.path,
        title=model.title,
        url=site.url + address,
        reviewed=last_reviewed(model),
        age=age(model, catalogue.bank.today),
        holds=f"{forms}confirm/?case={entry.id}"
        if entry.kind is CASE
        else site.issue_url(quote(f"Stemmer fortsatt: {address}")),
        update=f"{forms}?edit={entry.id}" if entry.kind is CASE else site.edit_url(entry.path),
        archive=site.issue_url(quote(f"Arkiver: {address}")),
    )
