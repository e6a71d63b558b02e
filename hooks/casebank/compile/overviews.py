"""Pages that list others: all cases, keys, methods, phases and indicators, and each theme and place that has cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casebank import datasets
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import data, parts, slots
from casebank.compile.framework import EFFECT, GUIDE
from casebank.compile.markdown import Markdown, blocks, heading, items, join, own, styled, text
from casebank.compile.page import Crumb, Links, Page, SearchRecord
from casebank.naming import alphabetical

CARDS = 60
"""How many cases a list shows as cards; the rest are a plain list, so that no page grows too heavy."""

CASES = Crumb("Caser", "cases/index.md")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """All overviews."""
    yield _cases(catalogue)
    yield _slot_page(
        "keys/index.md",
        "Nøkler",
        "Konkrete råd fra caser og forskning, ordnet etter hvor i arbeidet dere er.",
        "keys-by-phase",
        catalogue,
    )
    yield _slot_page(
        "methods/index.md",
        "Metoder",
        "Måter å møte og arbeide med innbyggere på, beskrevet slik at dere kan gjøre det selv.",
        "methods",
        catalogue,
        GUIDE,
    )
    yield _slot_page(
        "phases/index.md",
        "Faser",
        "Veien fra idé til drift, med spørsmålet hver fase skal svare på.",
        "phases",
        catalogue,
        GUIDE,
    )
    yield _slot_page(
        "indicators/index.md",
        "Indikatorer",
        "Det dere kan måle, ordnet etter hva det sier noe om.",
        "indicators",
        catalogue,
        EFFECT,
    )
    yield from _themes(catalogue)
    yield from _counties(catalogue)
    yield from _municipalities(catalogue)


def _cases(catalogue: Catalogue) -> Page:
    path = "cases/index.md"
    links = Links(path)
    words = catalogue.vocabularies
    themes = (
        (f"themes/{theme.id}.md", theme.label, len(catalogue.by_theme[theme.id]))
        for theme in words.terms("themes").values()
        if theme.id in catalogue.by_theme
    )
    counties = (
        (f"counties/{county.id}.md", county.name, len(catalogue.by_county[number]))
        for number, county in words.gazetteer.counties.items()
        if number in catalogue.by_county
    )
    return _page(
        path,
        "Caser",
        "Erfaringer fra kommuner som har funnet bedre løsninger sammen med innbyggerne. De best dokumenterte står først.",
        heading(2, own("Etter tema")),
        _index(themes, links),
        heading(2, own("Etter fylke")),
        _index(counties, links),
        heading(2, own("Alle caser")),
        _case_list(catalogue.in_order, catalogue, links),
    )


def _themes(catalogue: Catalogue) -> Iterator[Page]:
    terms = [term for term in catalogue.vocabularies.terms("themes").values() if term.id in catalogue.by_theme]
    yield _listing(
        "themes/index.md",
        "Temaer",
        "Hva casene handler om.",
        ((f"themes/{term.id}.md", term.label, len(catalogue.by_theme[term.id])) for term in terms),
    )
    for term in terms:
        yield _place_or_theme(
            f"themes/{term.id}.md",
            term.label,
            term.definition,
            catalogue.by_theme[term.id],
            catalogue,
            Crumb("Temaer", "themes/index.md"),
            feed=datasets.theme_feed(term.id),
        )


def _counties(catalogue: Catalogue) -> Iterator[Page]:
    found = [
        county for number, county in catalogue.vocabularies.gazetteer.counties.items() if number in catalogue.by_county
    ]
    found.sort(key=lambda county: alphabetical(county.name))
    yield _listing(
        "counties/index.md",
        "Fylker",
        "Fylker med caser i banken.",
        ((f"counties/{county.id}.md", county.name, len(catalogue.by_county[county.number])) for county in found),
    )
    for county in found:
        path = f"counties/{county.id}.md"
        links = Links(path)
        inside = sorted(
            (
                one
                for one in catalogue.vocabularies.gazetteer.municipalities
                if one.county == county and one.number in catalogue.by_municipality
            ),
            key=lambda one: alphabetical(one.label),
        )
        municipalities = (
            (f"municipalities/{one.id}.md", one.label, len(catalogue.by_municipality[one.number])) for one in inside
        )
        yield _page(
            path,
            f"{county.name} fylke",
            f"Caser fra kommuner i {county.name}.",
            heading(2, own("Kommuner")),
            _index(municipalities, links),
            heading(2, own("Caser")),
            _case_list(catalogue.by_county[county.number], catalogue, links),
            breadcrumbs=(CASES, Crumb("Fylker", "counties/index.md")),
            feed=datasets.county_feed(county.id),
        )


def _municipalities(catalogue: Catalogue) -> Iterator[Page]:
    gazetteer = catalogue.vocabularies.gazetteer
    found = sorted(
        (one for one in gazetteer.municipalities if one.number in catalogue.by_municipality),
        key=lambda one: alphabetical(one.label),
    )
    yield _listing(
        "municipalities/index.md",
        "Kommuner",
        "Kommuner med caser i banken.",
        ((f"municipalities/{one.id}.md", one.label, len(catalogue.by_municipality[one.number])) for one in found),
    )
    for one in found:
        path = f"municipalities/{one.id}.md"
        links = Links(path)
        former = gazetteer.former_names(one)
        facts = [
            text(f"Kommunenummer {one.number}"),
            join([own("Fylke:"), links.titled(f"counties/{one.county.id}.md", one.county.name)], " "),
            text(f"Andre navn: {', '.join(one.names)}") if one.names else Markdown(""),
            text(f"Har i dag området til: {', '.join(former)}") if former else Markdown(""),
        ]
        yield _page(
            path,
            one.label,
            f"Caser fra {one.label} i {one.county.name}.",
            items(fact for fact in facts if fact),
            heading(2, own("Caser")),
            _case_list(catalogue.by_municipality[one.number], catalogue, links),
            breadcrumbs=(CASES, Crumb(one.county.name, f"counties/{one.county.id}.md")),
        )


def _place_or_theme(
    path: str, title: str, summary: str, cases: Sequence[CaseEntry], catalogue: Catalogue, parent: Crumb, *, feed: str
) -> Page:
    links = Links(path)
    return _page(
        path,
        title,
        summary,
        heading(2, own("Caser")),
        _case_list(cases, catalogue, links),
        breadcrumbs=(CASES, parent),
        feed=feed,
    )


def _listing(path: str, title: str, summary: str, counted: Iterable[tuple[str, str, int]]) -> Page:
    return _page(path, title, summary, _index(counted, Links(path)), breadcrumbs=(CASES,))


def _slot_page(
    path: str, title: str, summary: str, slot: str, catalogue: Catalogue, parent: Crumb | None = None
) -> Page:
    content = slots.SLOTS[slot](catalogue, Links(path))
    return _page(path, title, summary, content, breadcrumbs=(parent,) if parent else ())


def _case_list(cases: Sequence[CaseEntry], catalogue: Catalogue, links: Links) -> Markdown:
    rest = items(
        join(
            [
                links.titled(f"cases/{entry.id}.md", model_of(entry).title),
                text(parts.places_in_words(model_of(entry), catalogue)),
            ],
            ", ",
        )
        for entry in cases[CARDS:]
    )
    return blocks(parts.cards(((entry, ()) for entry in cases[:CARDS]), catalogue, links), rest)


def _index(counted: Iterable[tuple[str, str, int]], links: Links) -> Markdown:
    return styled(
        "index",
        items(join([links.titled(path, title), own(f"({count})")], " ") for path, title, count in counted),
    )


def _page(
    path: str, title: str, summary: str, *content: Markdown, breadcrumbs: tuple[Crumb, ...] = (), feed: str = ""
) -> Page:
    return Page(
        path=path,
        title=title,
        description=summary,
        body=blocks(
            heading(1, text(title)), styled("lead", text(summary)), *content, data.follow(feed) if feed else None
        ),
        kind="overview",
        breadcrumbs=breadcrumbs,
        feed=feed,
        search=SearchRecord(kind="Oversikt", title=title, summary=summary, filters={"kind": ("overview",)}),
    )
