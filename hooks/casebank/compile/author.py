"""An author's body on its way into a page: links by the site's paths, citations as links to the sources."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from casebank.bank import Entry
from casebank.compile.markdown import Markdown
from casebank.compile.page import Links
from casebank.model.fields import Dated, Source
from casebank.source.body import Body, Placed, replace

_OUTSIDE_DOCS = ("cases/", "keys/")


def site_path(repository_path: str) -> str | None:
    """The path in the engine's source folder of a file in the repository; None when it has no place there."""
    if repository_path.startswith(_OUTSIDE_DOCS):
        return repository_path
    if repository_path.startswith("docs/"):
        return repository_path.removeprefix("docs/")
    return None


def body(entry: Entry[Dated], links: Links) -> Markdown:
    """The body of a file as it stands on its page.

    Authors write links as they work on GitHub, from the file's own folder; only those that lead to
    another place in the site are changed. Nothing else of an author's text is touched.
    """
    found: list[tuple[Placed, str]] = []
    content = Body(entry.document.body)
    for link in content.links():
        target, hash_sign, fragment = link.target.partition("#")
        if not target or ":" in target or target.startswith(("/", "\\")):
            continue
        there = site_path(posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), target)))
        if there is not None:
            found.append((link, f"{links.relative(there)}{hash_sign}{fragment}"))
    sources: Sequence[Source] = getattr(entry.model, "sources", ())
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    found += [
        (citation, citation_mark(citation.id, numbers[citation.id]))
        for citation in content.citations()
        if citation.id in numbers
    ]
    return Markdown(replace(content.text, found).strip())


def citation_mark(source: str, number: int) -> Markdown:
    """A small link to a source at the end of the page."""
    return Markdown(f'<sup class="kb-cite">[{number}](#{anchor_of(source)} "Kilde {number}")</sup>')


def anchor_of(source: str) -> str:
    """The name of a source's place on its page."""
    return f"kilde-{source}"
