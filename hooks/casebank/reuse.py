"""Reuse reports («vi har også prøvd») by what they are about, and by where they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from casebank.bank import Entry
from casebank.model.kinds import CASE, KEY, Kind
from casebank.model.report import Report
from casebank.vocabulary import Municipality

ReportEntry = Entry[Report]


class Reuse:
    """All reports, the newest first in each list."""

    def __init__(
        self, reports: Mapping[str, ReportEntry], municipalities: Callable[[Report], Iterable[Municipality]]
    ) -> None:
        """Index the reports, all of which have a model."""
        self._on: dict[tuple[str, str], list[ReportEntry]] = defaultdict(list)
        self._from: dict[str, list[ReportEntry]] = defaultdict(list)
        for entry in sorted(reports.values(), key=_newest_first):
            report = cast("Report", entry.model)
            subject = (CASE.name, report.case) if report.case else (KEY.name, report.key or "")
            self._on[subject].append(entry)
            for number in dict.fromkeys(one.number for one in municipalities(report)):
                self._from[number].append(entry)

    def on(self, kind: Kind, identifier: str) -> tuple[ReportEntry, ...]:
        """The reports of those who tried a case or a key."""
        return tuple(self._on.get((kind.name, identifier), ()))

    def by_municipality(self, number: str) -> tuple[ReportEntry, ...]:
        """The reports from the municipality of today with this number."""
        return tuple(self._from.get(number, ()))


def _newest_first(entry: ReportEntry) -> tuple[int, str]:
    return -cast("Report", entry.model).when.first.toordinal(), entry.id
