"""An author's body, and citations, as Markdown for a page."""

from __future__ import annotations

from collections.abc import Iterable

from casebank import authored
from casebank.bank import Entry
from casebank.catalogue import Catalogue
from casebank.compile.markdown import Markdown
from casebank.compile.page import Links
from casebank.glossary import Word
from casebank.model.fields import Dated


def body(entry: Entry[Dated], links: Links, catalogue: Catalogue) -> Markdown:
    """The body of a file as it stands on its page. The rules have checked what the engine makes of it.

    The first time a word of the glossary is used, it leads there: but not on the page that explains it.
    """
    words: Iterable[Word] = ()
    if authored.GLOSSARY.removesuffix(".md") in catalogue.pages and links.page != authored.GLOSSARY:
        told_here = {word.id for word in catalogue.vocabularies.glossary if word.see == links.page}
        words = catalogue.vocabularies.explained_words.words(entry.document.content, told_here)
    return Markdown(authored.on_page(entry, links.page, words).strip("\n"))


def citation_mark(source: str, number: int) -> Markdown:
    """A small link to a source at the end of the page."""
    return Markdown(authored.citation_mark(source, number))


def anchor_of(source: str) -> str:
    """The name of a source's place on its page."""
    return authored.anchor_of(source)
