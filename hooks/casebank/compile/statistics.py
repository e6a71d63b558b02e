"""The page that tells what there is in the bank, in numbers: for KS, and for anyone who asks how the bank is doing."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue
from casebank.compile import chart, parts
from casebank.compile.listing import overview
from casebank.compile.markdown import Markdown, items, join, own, strong, styled, table, text
from casebank.compile.page import Crumb, Page
from casebank.model.partial_date import in_words
from casebank.statistics import Table, Total, tables, totals

PATH = "statistics.md"
ABOUT = Crumb("Om banken", "about.md")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    yield overview(
        PATH,
        "Banken i tall",
        "Hvor mange caser banken har, hvor de kommer fra, hva de handler om, og hvor godt de er dokumentert.",
        styled("totals", items(map(_total, totals(catalogue)))),
        text(f"Talt {in_words(catalogue.bank.today)}."),
        *(_section(one) for one in tables(catalogue) if one.rows),
        breadcrumbs=(ABOUT,),
    )


def _total(one: Total) -> Markdown:
    return join([strong(text(str(one.count))), text(one.label)], " ")


def _section(one: Table) -> Markdown | None:
    counts = [(row.label, row.values[0]) for row in one.rows]
    draw = chart.columns if one.by_time else chart.bars
    head = [text(one.head), *(text(column) for column in one.columns)]
    rows = ([text(row.label), *(text(str(value)) for value in row.values)] for row in one.rows)
    source = join([own("Kilde: innholdet i banken."), text(one.note)], " ")
    return parts.section(
        one.title,
        draw(one.id, one.title, counts),
        styled("numbers", table(head, rows), *(["wide"] if len(one.columns) > 1 else [])),
        source,
    )
