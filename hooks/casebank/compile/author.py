"""An author's body, and citations, as Markdown for a page."""

from __future__ import annotations

from casebank import authored
from casebank.bank import Entry
from casebank.catalogue import Catalogue
from casebank.compile.markdown import Markdown
from casebank.compile.page import Links
from casebank.model.fields import Dated


def body(entry: Entry[Dated], links: Links, catalogue: Catalogue) -> Markdown:
    """The body of a file as it stands on its page. The rules have checked what the engine makes of it.

    The first time a word of the glossary is used, it leads there: but not on the page that explains it.
    """
    is_there = authored.GLOSSARY.removesuffix(".md") in catalogue.pages
    words = authored.explained(entry, links.page, catalogue.vocabularies) if is_there else ()
    return Markdown(authored.on_page(entry, links.page, words).strip("\n"))


def citation_mark(source: str, number: int) -> Markdown:
    """A small link to a source at the end of the page."""
    return Markdown(authored.citation_mark(source, number))


def anchor_of(source: str) -> str:
    """The name of a source's place on its page."""
    return authored.anchor_of(source)
