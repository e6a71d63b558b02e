"""An author's body as it stands on its page: links by the site's paths, citations as links to the sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import Any

from casebank.bank import Entry
from casebank.glossary import Word
from casebank.model.fields import Source
from casebank.source.body import Placed, replace
from casebank.vocabulary import Vocabularies

SLOT = re.compile(r"^<!-- slot: (?P<name>[a-z-]+) -->[ \t]*$", re.MULTILINE)
"""A place in a hand-written page that is filled from the catalogue."""
SLOT_NAMES = (
    *("phases", "methods", "keys-by-phase", "indicators", "levels", "evidence", "themes", "glossary"),
    *("featured-cases", "featured-keys", "counts", "start", "search-box", "map"),
    *("form-case", "form-report", "form-confirmation", "form-fault"),
    *("contact", "privacy-contact", "accessibility-statement"),
    *("downloads", "single-case", "feeds", "data-catalogue"),
)
"""The places there are. What fills them is in `compile/slots.py`."""

GLOSSARY = "glossary.md"
"""The page where the words are explained, in the engine's source folder."""

_OUTSIDE_DOCS = ("cases/", "keys/")
_PATH = re.compile(r"[\w./~%+-]+")
"""Paths that can be shortened and still mean the same. No other may be touched: out of `../x/java&colon;…`
would come an address that runs."""


def site_path(repository_path: str) -> str | None:
    """The path in the engine's source folder of a file in the repository; None when it has no place there."""
    if repository_path.startswith(_OUTSIDE_DOCS):
        return repository_path
    if repository_path.startswith("docs/"):
        return repository_path.removeprefix("docs/")
    return None


def on_page(entry: Entry[Any], page: str, words: Iterable[Word] = ()) -> str:
    """The body of a file as it stands on the page with this path: the very text that the engine gets.

    Authors write links as they work on GitHub, from the file's own folder; only those that lead to
    another place in the site are changed. Words to be explained become links to the glossary. Nothing
    else of an author's text is touched.
    """
    glossary = posixpath.relpath(GLOSSARY, posixpath.dirname(page) or ".")
    found: list[tuple[Placed, str]] = [(word, f"[{word.text}]({glossary}#{word.id})") for word in words]
    content = entry.document.content
    for link in content.links():
        target, hash_sign, fragment = link.target.partition("#")
        if not _PATH.fullmatch(target) or target.startswith("/"):
            continue
        there = site_path(posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), target)))
        if there is not None:
            relative = posixpath.relpath(there, posixpath.dirname(page) or ".")
            found.append((link, f"{relative}{hash_sign}{fragment}"))
    sources: Sequence[Source] = getattr(entry.model, "sources", ())
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    found += [
        (citation, citation_mark(citation.id, numbers[citation.id]))
        for citation in content.citations()
        if citation.id in numbers
    ]
    return replace(content.text, found)


def explained(entry: Entry[Any], page: str, vocabularies: Vocabularies) -> Iterable[Word]:
    """The words of a body that lead to the glossary: not on the glossary's own page, nor those that this page tells of."""
    if page == GLOSSARY:
        return ()
    told_here = {word.id for word in vocabularies.glossary if word.see == page}
    return vocabularies.explained_words.words(entry.document.content, told_here)


def citation_mark(source: str, number: int) -> str:
    """A small link to a source at the end of the page."""
    return f'<sup class="kb-cite">[{number}](#{anchor_of(source)} "Kilde {number}")</sup>'


def anchor_of(source: str) -> str:
    """The name of a source's place on its page."""
    return f"kilde-{source}"
