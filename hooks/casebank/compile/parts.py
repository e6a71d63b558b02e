"""Blocks that several kinds of page share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import freshness
from casebank.compile.author import anchor_of
from casebank.compile.markdown import (
    Markdown,
    anchor,
    blocks,
    heading,
    items,
    join,
    link,
    mark,
    own,
    strong,
    styled,
    text,
)
from casebank.compile.page import Links
from casebank.model.fields import Dated, Source
from casebank.model.kinds import Kind
from casebank.model.partial_date import in_words

if TYPE_CHECKING:
    from casebank.model.case import Case

UNDOCUMENTED = "Ikke dokumentert"
SEPARATOR = " · "


def top(kicker: Iterable[Markdown], title: str, lead: str) -> Markdown:
    """The head of a page: what it is, its title, and its summary in large type."""
    return blocks(
        styled("kicker", join(kicker, SEPARATOR)),
        heading(1, text(title)),
        styled("lead", text(lead)),
    )


def kind_mark(kind: Kind) -> Markdown:
    """The mark that shows what kind of page this is."""
    return mark("kind", text(kind.label), kind.name)


def section(title: str, *content: Markdown | None, level: int = 2) -> Markdown | None:
    """A heading with its content; nothing when there is no content."""
    body = blocks(*content)
    return blocks(heading(level, text(title)), body) if body else None


def external(url: str, label: str) -> Markdown:
    """A link out of the site, with foreign text to click on."""
    return link(text(label), url)


def sources(found: Sequence[Source]) -> Markdown | None:
    """The numbered list of sources that citations lead to."""
    return section("Kilder", styled("sources", items(map(_source, found), numbered=True)))


def _source(source: Source) -> Markdown:
    title = external(source.url, source.title) if source.url else text(source.title)
    details = [
        text(source.publisher) if source.publisher else Markdown(""),
        text(source.date.in_words()) if source.date else Markdown(""),
        own("arkivert kopi") if source.archived else Markdown(""),
    ]
    return join([anchor(anchor_of(source.id)) + title, *details], ", ")  # type: ignore[list-item]


def about(model: Dated, edit_url: str, *first: Markdown, ways: Iterable[Markdown] = ()) -> Markdown | None:
    """The end of a page: how fresh it is, and how to mend it. `ways` are those that not all pages have."""
    dates = [own(f"Publisert {in_words(model.published)}")]
    if model.updated:
        dates.append(own(f"Oppdatert {in_words(model.updated)}"))
    dates.append(freshness.reviewed(model))
    return section(
        "Om denne siden",
        styled("about", items([*first, *dates, *ways, link(own("Foreslå en endring på GitHub"), edit_url)])),
    )


def cards(entries: Iterable[tuple[CaseEntry, Sequence[str]]], catalogue: Catalogue, links: Links) -> Markdown:
    """Cases as cards: title, place and year, summary, and the reasons for showing it, if any."""
    return styled("cards", items(_card(entry, reasons, catalogue, links) for entry, reasons in entries))


def _card(entry: CaseEntry, reasons: Sequence[str], catalogue: Catalogue, links: Links) -> Markdown:
    case = model_of(entry)
    facts = [
        text(places_in_words(case, catalogue)),
        text(period_in_words(case)),
        *case_marks(case, catalogue),
    ]
    return blocks(
        strong(links.titled(f"cases/{entry.id}.md", case.title)),
        join(facts, SEPARATOR),
        text(case.summary),
        text(", ".join(reasons).capitalize()) if reasons else None,
    )


def title_cards(entries: Iterable[tuple[str, str, Markdown, str]], links: Links) -> Markdown:
    """Other pages as cards: path, title, a line of facts, and summary."""
    return styled(
        "cards",
        items(
            blocks(strong(links.titled(path, title)), facts, text(summary)) for path, title, facts, summary in entries
        ),
    )


def case_marks(case: Case, catalogue: Catalogue) -> list[Markdown]:
    """The marks that tell how far a case can be trusted: its documentation, strongest evidence, and being archived."""
    words = catalogue.vocabularies
    found = [mark("documentation", text(words.label("documentation", case.documentation)), case.documentation)]
    evidence = catalogue.evidence(case)
    if evidence:
        found.append(evidence_mark(evidence, catalogue))
    archived = freshness.archived_mark(catalogue.age(case))
    return [*found, archived] if archived else found


def evidence_mark(level: str, catalogue: Catalogue) -> Markdown:
    """A level of evidence as a mark."""
    return mark("evidence", text(catalogue.vocabularies.label("evidence", level)), level)


def verdict_mark(verdict: str, catalogue: Catalogue) -> Markdown:
    """How it went to follow a key, as a mark."""
    return mark("verdict", text(catalogue.vocabularies.label("verdicts", verdict)), verdict)


def places_in_words(case: Case, catalogue: Catalogue) -> str:
    """The municipalities of a case, as readers know them."""
    return ", ".join(place.in_words for place in catalogue.places(case)) or ", ".join(case.municipality)


def period_in_words(case: Case) -> str:
    """The years of a case: `2016–2018`, `fra 2016`, or nothing when not known."""
    if case.period is None:
        return ""
    start, end = case.period.start, case.period.end
    if end is None:
        return f"fra {start.year}" if case.status == "ongoing" else str(start.year)
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def number(value: Decimal) -> str:
    """A number as Norwegians write it: narrow groups of three, and a comma."""
    whole, _, fraction = f"{value:f}".partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    # Four digits stand together: https://www.sprakradet.no/svardatabase/sporsmal-og-svar/tusenskille/
    grouped = f"{int(digits):,}".replace(",", "\u00a0") if len(digits) > 4 else digits
    return f"{sign}{grouped}{',' + fraction if fraction else ''}"


def chips(entries: Iterable[tuple[str, str]], links: Links) -> Markdown:
    """Short links side by side: path and title."""
    return styled("chips", items(links.titled(path, title) for path, title in entries))
