"""What happened to the content, and when, as its dates tell. Git and the clock are never asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.ledger import address_of
from casebank.model.case import Case
from casebank.model.fields import Dated
from casebank.model.kinds import KINDS

ACTIONS = ("published", "updated", "reviewed", "confirmed", "archived", "withdrawn")
"""What can happen to a page, in the order in which it does."""

SEEN_BY_FEEDS = ("published", "updated")
"""What changes a page's words. A review changes none, and is no news to a reader."""


@dataclass(frozen=True)
class Change:
    """One thing that happened to the page at an address below the site's root. A withdrawn page has no entry."""

    day: date
    action: str
    address: str
    entry: Entry[Dated] | None = None

    @property
    def order(self) -> tuple[int, str, int]:
        """The newest first, then by address, the last that happened first."""
        return -self.day.toordinal(), self.address, -ACTIONS.index(self.action)


def changes(catalogue: Catalogue) -> list[Change]:
    """All that happened, the newest first."""
    found = [
        Change(day, action, address_of(entry.kind, entry.id), entry)
        for kind in KINDS
        if kind.has_pages
        for entry in catalogue.bank.of_kind(kind).values()
        if kind.has_pages and entry.model is not None
        for action, day in _dates(model_of(entry))
    ]
    found += [Change(row.date, "withdrawn", row.address) for row in catalogue.bank.withdrawn]
    return sorted(found, key=lambda change: change.order)


def newest(catalogue: Catalogue) -> date:
    """The newest date that the content carries; the first day that a date can tell in a bank without content."""
    return max((change.day for change in changes(catalogue)), default=date.min)


def last_changed(model: Dated) -> date:
    """The day the words of a file last changed."""
    return max(day for action, day in _dates(model) if action in SEEN_BY_FEEDS)


def _dates(model: Dated) -> Iterator[tuple[str, date]]:
    for name in ("published", "updated", "reviewed"):
        day = getattr(model, name)
        if day is not None:
            yield name, day
    if isinstance(model, Case):
        if model.confirmed:
            yield "confirmed", model.confirmed.date
        if model.archived:
            yield "archived", model.archived
