"""The pages of the framework: methods, phases and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.bank import Entry
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import parts, tool
from casebank.compile.author import body
from casebank.compile.listing import Listing
from casebank.compile.markdown import Markdown, blocks, definitions, join, own, paragraphs, styled, text
from casebank.compile.page import Crumb, Links, Page, SearchRecord
from casebank.model.fields import Dated
from casebank.model.framework import Indicator, Method, Phase
from casebank.model.kinds import INDICATOR, METHOD, PHASE, Kind
from casebank.site import Site

NO_SOURCES = "Redaksjonens forslag, ikke prøvd."
GUIDE = Crumb("Slik gjør du det", "guide/index.md")
EFFECT = Crumb("Mål effekt", "effect/index.md")


def pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """All methods, phases and indicators."""
    for method in catalogue.methods.values():
        yield from _method(method, catalogue, site)
    yield from (_phase(entry, catalogue, site) for entry in catalogue.phases.values())
    for indicator in catalogue.indicators.values():
        yield from _indicator(indicator, catalogue, site)


def _method(entry: Entry[Method], catalogue: Catalogue, site: Site) -> Iterator[Page]:
    method = model_of(entry)
    links = Links(_path(METHOD, entry))
    words = catalogue.vocabularies
    facts = [
        (own("Innsats"), text(words.label("efforts", method.effort))),
        (own("Tid"), text(method.time or "")),
        (own("Gruppestørrelse"), text(method.group_size or "")),
        (
            own("Grad av medvirkning"),
            text(", ".join(words.label("levels", level) for level in method.levels)),
        ),
        (own("Faser"), _phase_links(method.phases, catalogue, links)),
    ]
    cases = _listing(METHOD, entry, catalogue.by_method.get(entry.id, ()), GUIDE)
    keys = ((f"keys/{key.id}.md", model_of(key).title) for key in catalogue.keys_with(entry.id))
    related = (
        (f"methods/{other}.md", model_of(catalogue.methods[other]).title)
        for other in method.related
        if other in catalogue.methods
    )
    content = blocks(
        parts.top([parts.kind_mark(METHOD)], method.title, method.summary),
        tool.take(METHOD, entry.id),
        styled("facts", definitions(facts)),
        body(entry, links, catalogue),
        parts.section("Nøkler som hører til", parts.chips(keys, links)),
        parts.section(
            "Caser som har brukt metoden",
            cases.first(catalogue) or own("Ingen case i banken ennå."),
        ),
        parts.section("Lignende metoder", parts.chips(related, links)),
        parts.sources(method.sources),
        parts.about(method, site.edit_url(entry.path)),
    )
    filters = {"kind": (METHOD.name,), "phase": method.phases, "level": method.levels}
    yield _page(METHOD, entry, content, GUIDE, filters)
    yield from cases.rest(catalogue)


def _phase(entry: Entry[Phase], catalogue: Catalogue, site: Site) -> Page:
    phase = model_of(entry)
    links = Links(_path(PHASE, entry))
    order = list(catalogue.phases)
    place = order.index(entry.id)
    neighbours = [order[index] for index in (place - 1, place + 1) if 0 <= index < len(order)]
    keys = (
        (f"keys/{key.id}.md", model_of(key).title, Markdown(""), model_of(key).summary)
        for key in catalogue.keys_in(entry.id)
    )
    methods = ((f"methods/{method.id}.md", model_of(method).title) for method in catalogue.methods_in(entry.id))
    content = blocks(
        parts.top([parts.kind_mark(PHASE), own(f"{place + 1} av {len(order)}")], phase.title, phase.summary),
        styled("question", text(phase.question)),
        body(entry, links, catalogue),
        parts.section("Nøkler i denne fasen", parts.title_cards(keys, links)),
        parts.section("Metoder som passer", parts.chips(methods, links)),
        parts.section(
            "Fasen før og etter",
            parts.chips(((f"phases/{one}.md", model_of(catalogue.phases[one]).title) for one in neighbours), links),
        ),
        parts.sources(phase.sources),
        parts.about(phase, site.edit_url(entry.path)),
    )
    return _page(PHASE, entry, content, GUIDE, {"kind": (PHASE.name,)})


def _indicator(entry: Entry[Indicator], catalogue: Catalogue, site: Site) -> Iterator[Page]:
    indicator = model_of(entry)
    links = Links(_path(INDICATOR, entry))
    cases = _listing(INDICATOR, entry, catalogue.by_indicator.get(entry.id, ()), EFFECT)
    facts = [
        (own("Gruppe"), text(catalogue.vocabularies.label("indicator-groups", indicator.group))),
        (own("Enhet"), text(indicator.unit)),
        (own("Når"), text(indicator.when)),
    ]
    content = blocks(
        parts.top([parts.kind_mark(INDICATOR)], indicator.title, indicator.summary),
        tool.take(INDICATOR, entry.id),
        styled("question", text(indicator.question)),
        styled("facts", definitions(facts)),
        parts.section("Slik måler dere", paragraphs(indicator.how)),
        parts.section("Fallgruver", paragraphs(indicator.pitfalls)),
        body(entry, links, catalogue),
        parts.section(
            "Caser som har målt dette",
            cases.first(catalogue) or own("Ingen case i banken ennå."),
        ),
        parts.sources(indicator.sources) or parts.section("Kilder", own(NO_SOURCES)),
        parts.about(indicator, site.edit_url(entry.path)),
    )
    yield _page(INDICATOR, entry, content, EFFECT, {"kind": (INDICATOR.name,)})
    yield from cases.rest(catalogue)


def _page(
    kind: Kind, entry: Entry[Dated], content: Markdown, parent: Crumb, filters: dict[str, tuple[str, ...]]
) -> Page:
    title, summary = entry.model.title, entry.model.summary  # type: ignore[union-attr]
    return Page(
        path=_path(kind, entry),
        title=title,
        description=summary,
        body=content,
        kind=kind.name,
        template="case.html",
        source=entry.path,
        breadcrumbs=(parent, Crumb(kind.plural, f"{kind.pages}/index.md")),
        search=SearchRecord(kind=kind.label, title=title, summary=summary, filters=filters),
    )


def _listing(kind: Kind, entry: Entry[Dated], cases: tuple[CaseEntry, ...], parent: Crumb) -> Listing:
    crumbs = (parent, Crumb(kind.plural, f"{kind.pages}/index.md"))
    return Listing(_path(kind, entry), entry.model.title, cases, crumbs)  # type: ignore[union-attr]


def _path(kind: Kind, entry: Entry[Dated]) -> str:
    return f"{kind.pages}/{entry.id}.md"


def _phase_links(phases: tuple[str, ...], catalogue: Catalogue, links: Links) -> Markdown:
    found = (catalogue.phases.get(phase) for phase in phases)
    return join((links.titled(f"phases/{phase.id}.md", model_of(phase).title) for phase in found if phase), ", ")
