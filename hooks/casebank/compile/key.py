"""The page of a key: the advice, why and how, when not, and the cases for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebank.bank import Entry
from casebank.catalogue import Catalogue, Support, model_of
from casebank.compile import parts, reuse, tool
from casebank.compile.author import body
from casebank.compile.citation import citation
from casebank.compile.listing import Listing
from casebank.compile.markdown import (
    Markdown,
    blocks,
    definitions,
    items,
    join,
    own,
    paragraphs,
    strong,
    styled,
    text,
)
from casebank.compile.page import Crumb, Links, Page, SearchRecord
from casebank.model.key import Key
from casebank.model.kinds import KEY
from casebank.site import Site

SHOWN = 40
"""How many cases for and how many against stand on the key's own page."""
NO_CASES = "Ingen case i banken har brukt denne nøkkelen ennå."


def page(entry: Entry[Key], catalogue: Catalogue, site: Site) -> Page:
    """Compile one key."""
    key = model_of(entry)
    path = f"{KEY.pages}/{entry.id}.md"
    links = Links(path)
    content = blocks(
        parts.top([parts.kind_mark(KEY), _phases(key, catalogue, links)], key.title, key.summary),
        tool.take(KEY, entry.id),
        styled("facts", definitions(_facts(key, catalogue, links))),
        body(entry, links, catalogue),
        parts.section("Når rådet ikke passer", paragraphs(key.not_when)),
        parts.section("Caser for og imot", *_cases(entry.id, catalogue, links)),
        reuse.section(KEY, entry.id, catalogue, links),
        parts.section("Går godt sammen med", parts.chips(_related(key, catalogue), links)),
        parts.sources(key.sources),
        parts.about(key, site.edit_url(entry.path), citation(KEY, entry.id, key.title, key, site)),
    )
    return Page(
        path=path,
        title=key.title,
        description=key.summary,
        body=content,
        kind=KEY.name,
        template="case.html",
        source=entry.path,
        breadcrumbs=(Crumb(KEY.plural, f"{KEY.pages}/index.md"),),
        search=SearchRecord(
            kind=KEY.label,
            title=key.title,
            summary=key.summary,
            filters={"kind": (KEY.name,), "phase": key.phases},
        ),
    )


def following_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages that the lists of cases go on to, for the keys that have many."""
    for key in catalogue.keys:
        yield from _more(key, catalogue).rest(catalogue)


def support_in_words(found: Iterable[Support]) -> str:
    """How many cases used a key, and in how many it did not work."""
    found = list(found)
    if not found:
        return "Ingen case i banken ennå"
    against = sum(one.speaks_against for one in found)
    count = f"{len(found)} {'case' if len(found) == 1 else 'caser'} i banken"
    return f"{count}, {against} der det ikke virket" if against else count


def _facts(key: Key, catalogue: Catalogue, links: Links) -> Iterator[tuple[Markdown, Markdown | None]]:
    yield own("Innsats"), text(catalogue.vocabularies.label("efforts", key.effort))
    yield own("Tid"), text(key.time or "")
    yield own("Gruppestørrelse"), text(key.group_size or "")
    yield own("Faser"), _phases(key, catalogue, links)
    methods = (catalogue.methods.get(method) for method in key.methods)
    yield (
        own("Metoder"),
        join(
            (links.titled(f"methods/{method.id}.md", model_of(method).title) for method in methods if method),
            ", ",
        ),
    )


def _phases(key: Key, catalogue: Catalogue, links: Links) -> Markdown:
    found = (catalogue.phases.get(phase) for phase in key.phases)
    return join((links.titled(f"phases/{phase.id}.md", model_of(phase).title) for phase in found if phase), ", ")


def _cases(key: str, catalogue: Catalogue, links: Links) -> Iterator[Markdown]:
    speak_for, against = _for_and_against(key, catalogue)
    if not speak_for and not against:
        yield own(NO_CASES)
        return
    if speak_for:
        yield own("Caser som taler for rådet, eller har brukt det:")
        yield styled("for", items(_support(one, catalogue, links) for one in speak_for[:SHOWN]))
    if against:
        yield own("Caser der det ikke virket, eller der det gikk galt uten:")
        yield styled("against", items(_support(one, catalogue, links) for one in against[:SHOWN]))
    yield _more(key, catalogue).more(links)


def _for_and_against(key: str, catalogue: Catalogue) -> tuple[list[Support], list[Support]]:
    found = catalogue.support(key)
    return [one for one in found if not one.speaks_against], [one for one in found if one.speaks_against]


def _more(key: str, catalogue: Catalogue) -> Listing:
    """The cases that there is no room for on the key's own page."""
    speak_for, against = _for_and_against(key, catalogue)
    return Listing(
        path=f"{KEY.pages}/{key}.md",
        title=model_of(catalogue.keys[key]).title,
        cases=[one.case for one in (*speak_for[SHOWN:], *against[SHOWN:])],
        breadcrumbs=(Crumb(KEY.plural, f"{KEY.pages}/index.md"),),
        shown=0,
    )


def _support(one: Support, catalogue: Catalogue, links: Links) -> Markdown:
    case = model_of(one.case)
    title = strong(links.titled(f"cases/{one.case.id}.md", case.title))
    place = text(parts.places_in_words(case, catalogue))
    verdict = parts.verdict_mark(one.use.verdict, catalogue) if one.use.verdict else Markdown("")
    return blocks(
        join([title, place, verdict], parts.SEPARATOR),
        paragraphs(one.use.how) if one.use.how else None,
    )


def _related(key: Key, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for related in key.related:
        if related in catalogue.keys:
            yield f"keys/{related}.md", model_of(catalogue.keys[related]).title
