"""«Vi har også prøvd»: the reports on a case or a key, and the way to send one."""

from __future__ import annotations

from collections.abc import Iterable

from casebank.catalogue import Catalogue, model_of
from casebank.compile import parts
from casebank.compile.markdown import Markdown, anchor, blocks, items, join, link, own, paragraphs, strong, styled, text
from casebank.compile.page import Links
from casebank.model.kinds import CASE, KEY, Kind
from casebank.model.report import Report
from casebank.reuse import ReportEntry

TITLE = "Vi har også prøvd"
FORM = "share/report.md"


def section(kind: Kind, identifier: str, catalogue: Catalogue, links: Links) -> Markdown | None:
    """The reports on a case or a key, and an invitation to send one."""
    found = catalogue.reuse.on(kind, identifier)
    address = f"{links.relative(FORM)}?{kind.name}={identifier}"
    invitation = join([own("Har dere prøvd det samme?"), link(own("Fortell på to minutter"), address)], " ")
    return parts.section(
        TITLE,
        reports(found, catalogue, links),
        invitation if found else join([own("Ingen har meldt fra ennå."), invitation], " "),
    )


def reports(entries: Iterable[ReportEntry], catalogue: Catalogue, links: Links, *, about: bool = False) -> Markdown:
    """Reports as a list. With `about`, each says what it is about."""
    return styled("reports", items(_report(entry, catalogue, links, about=about) for entry in entries))


def _report(entry: ReportEntry, catalogue: Catalogue, links: Links, *, about: bool) -> Markdown:
    report = model_of(entry)
    facts = [
        strong(_subject(report, catalogue, links) if about else where(report, catalogue, links)),
        text(report.office or ""),
        text(report.when.in_words()),
        parts.verdict_mark(report.verdict, catalogue),
    ]
    return blocks(
        join([anchor(anchor_of(entry)), join(facts, parts.SEPARATOR)]),
        paragraphs(report.changed),
        join([strong(own("Lærdom:")), text(report.lesson)], " "),
        parts.external(report.url, "Les mer") if report.url else None,
    )


def where(report: Report, catalogue: Catalogue, links: Links) -> Markdown:
    """The municipalities of a report, with links to their pages."""
    return join(
        (
            links.titled(f"municipalities/{place.municipality.id}.md", place.in_words)
            for place in catalogue.places(report)
        ),
        own(", "),
    )


def anchor_of(entry: ReportEntry) -> str:
    """The name of a report's place on the page of what it is about."""
    return f"erfaring-{entry.id}"


def _subject(report: Report, catalogue: Catalogue, links: Links) -> Markdown:
    kind, identifier = (CASE, report.case) if report.case else (KEY, report.key)
    entry = (catalogue.cases if kind is CASE else catalogue.keys).get(identifier or "")
    title = entry.model.title if entry and entry.model else identifier or ""
    return links.titled(f"{kind.pages}/{identifier}.md", title) if entry else text(title)
