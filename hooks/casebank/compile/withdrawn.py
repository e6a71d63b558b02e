"""The page at the address of something that was withdrawn. It tells nothing of what it was."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue
from casebank.compile.markdown import blocks, heading, items, join, own, styled, text
from casebank.compile.page import Links, Page
from casebank.model.partial_date import in_words
from casebank.model.vocabulary import WithdrawnRow

KIND = "withdrawn"
TITLE = "Trukket tilbake"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page for each."""
    return map(_page, catalogue.bank.withdrawn)


def _page(row: WithdrawnRow) -> Page:
    path = f"{row.address.rstrip('/')}.md"
    links = Links(path)
    summary = f"Siden som lå her, ble trukket tilbake {in_words(row.date)}."
    ways = [
        join([own("Se"), links.titled("cases/index.md", "alle caser")], " "),
        join([own("Se"), links.titled("keys/index.md", "alle nøkler")], " "),
        join([own("Lurer dere på hvorfor?"), links.titled("contact.md", "Spør redaksjonen")], " "),
    ]
    return Page(
        path=path,
        title=TITLE,
        description=summary,
        body=blocks(heading(1, text(TITLE)), styled("lead", text(summary)), items(ways)),
        kind=KIND,
        template="case.html",
    )
