"""The page where two to four cases stand side by side. The choice is in the address: `compare/?cases=a,b`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import case_digest, parts, tool
from casebank.compile.listing import CASES, overview
from casebank.compile.markdown import Markdown, own, strong, styled, table, text
from casebank.compile.page import Links, Page

PATH = "compare/index.md"
SHOWN = 2
"""How many cases stand side by side until the reader has chosen."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    yield overview(
        PATH,
        "Sammenlign caser",
        "Sett to til fire caser ved siden av hverandre: situasjonen, framgangsmåten, innsatsen, effektene og det som "
        "ble vanskelig.",
        tool.place("compare", "Her kan du ellers velge hvilke caser du vil se side om side. Under står et eksempel."),
        parts.section("Et eksempel", side_by_side(_best(catalogue), catalogue)),
        breadcrumbs=(CASES,),
        template=tool.TEMPLATE,
    )


def side_by_side(entries: Sequence[CaseEntry], catalogue: Catalogue) -> Markdown:
    """A table with a column for each case, and a row for each thing that decides."""
    links = Links(PATH)
    head = [own("Hva"), *(links.titled(f"cases/{entry.id}.md", model_of(entry).title) for entry in entries)]
    columns = [case_digest.of_case(entry, catalogue) for entry in entries]
    rows = (
        [strong(text(rows[0].label)), *(row.markdown(links, catalogue) for row in rows)]
        for rows in zip(*columns, strict=True)
    )
    return styled("compare", table(head, rows))


def _best(catalogue: Catalogue) -> Sequence[CaseEntry]:
    """The most useful cases with effects, of different methods."""
    chosen: list[CaseEntry] = []
    seen: set[str] = set()
    for entry in catalogue.in_order:
        case = model_of(entry)
        if case.effects and not seen & set(case.methods):
            chosen.append(entry)
            seen |= set(case.methods)
        if len(chosen) == SHOWN:
            break
    return chosen
