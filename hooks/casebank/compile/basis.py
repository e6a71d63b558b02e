"""What the page of a case is made from, so that one knows when it must be made again.

A case's page tells of the case itself, of others that it names, of the reports about it, and of words and titles from
all that is not a case. A fingerprint of those texts is the page's basis: coarser than what the page shows of them, so that a
page is sometimes made again for nothing, and never left as it was when it should not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import freshness
from casebank.compile.lineage import GENERATIONS
from casebank.fingerprint import fingerprint
from casebank.model.kinds import CASE, REPORT
from casebank.site import Site

Step = Callable[[CaseEntry], Iterable[CaseEntry]]


class Bases:
    """The bases of the pages of one catalogue."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        """Take a catalogue. Nothing is worked out yet."""
        self._catalogue = catalogue
        self._site = site

    def of_case(self, entry: CaseEntry) -> str:
        """The basis of a case's page and of the files that belong to it, as a fingerprint."""
        catalogue = self._catalogue
        related = catalogue.related(entry)
        others = [one.case for one in related] + list(self.family(entry))
        return fingerprint(
            self._common,
            entry.path,
            *self._told_of(entry),
            freshness.notice(model_of(entry), catalogue.bank.today) or "",
            *(reason for one in related for reason in (one.case.id, *one.reasons)),
            *(part for other in others for part in self._told_of(other)),
            *(report.document.text for report in catalogue.reuse.on(CASE, entry.id)),
        )

    def of_lists(self) -> str:
        """The basis of all else: what lists tell of a case stands in its fields, so that its story has no part in them."""
        return self._lists

    @cached_property
    def _lists(self) -> str:
        catalogue = self._catalogue
        reports = (report.document for report in catalogue.reports.values())
        return fingerprint(
            self._common,
            *(part for entry in catalogue.cases.values() for part in (entry.path, *self._fields_of(entry))),
            *(part for report in reports for part in (report.path, report.text)),
            catalogue.bank.today.isoformat(),
        )

    def _fields_of(self, entry: CaseEntry) -> tuple[str, str]:
        """What is written of a case above its story, and how old it is."""
        document = entry.document
        return document.text[: len(document.text) - len(document.body)], self._catalogue.age(model_of(entry)).name

    def family(self, entry: CaseEntry) -> Iterator[CaseEntry]:
        """The cases that inspired this one or were inspired by it, as far off as its page may tell of."""
        yield from self._generations(entry, self._before)
        yield from self._generations(entry, self._after)

    def _before(self, entry: CaseEntry) -> Iterable[CaseEntry]:
        sources = (self._catalogue.cases.get(source.case or "") for source in model_of(entry).inspired_by)
        return (source for source in sources if source)

    def _after(self, entry: CaseEntry) -> Iterable[CaseEntry]:
        return self._catalogue.inspired.get(entry.id, ())

    @staticmethod
    def _generations(entry: CaseEntry, step: Step) -> Iterator[CaseEntry]:
        seen = {entry.id}
        generation = [entry]
        for _ in range(GENERATIONS):
            found = {other.id: other for one in generation for other in step(one) if other.id not in seen}
            seen |= found.keys()
            generation = list(found.values())
            yield from generation

    def _told_of(self, entry: CaseEntry) -> tuple[str, str]:
        return entry.document.text, self._catalogue.age(model_of(entry)).name

    @cached_property
    def _common(self) -> str:
        """All that is not a case or a report of one."""
        bank = self._catalogue.bank
        entries = (entry.document for entry in bank.entries if entry.kind not in (CASE, REPORT))
        files = [*entries, *(file.document for file in bank.vocabulary_files)]
        return fingerprint(repr(self._site), *(part for file in files for part in (file.path, file.text)))
