"""Pages that list all of a kind: cases, keys, methods, phases and indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebank.catalogue import Catalogue
from casebank.compile import alphabet, dot_map, parts, places, slots
from casebank.compile.framework import EFFECT, GUIDE
from casebank.compile.listing import CARDS, counted, overview
from casebank.compile.markdown import Markdown, own
from casebank.compile.page import Crumb, Links, Page
from casebank.facets import LEVEL, METHOD, THEME, YEAR, Facet, cases_by


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


def _cases(catalogue: Catalogue) -> Page:
    path = "cases/index.md"
    links = Links(path)
    best = catalogue.in_order[:CARDS]
    all_shown = len(best) == len(catalogue.in_order)
    return overview(
        path,
        "Caser",
        "Erfaringer fra kommuner som har funnet bedre løsninger sammen med innbyggerne.",
        parts.section("Etter tema", _by(THEME, catalogue, links)),
        parts.section("Etter metode", _by(METHOD, catalogue, links)),
        parts.section("Etter fylke", places.counted_counties(catalogue, links), _ways(links)),
        parts.section("Etter grad av medvirkning", _by(LEVEL, catalogue, links)),
        parts.section("Etter startår", _by(YEAR, catalogue, links)),
        parts.section("Fra A til Å", alphabet.letters(catalogue, links)),
        parts.section(
            "Alle caser" if all_shown else "Best dokumentert",
            own("De best dokumenterte står først."),
            parts.cards(((entry, ()) for entry in best), catalogue, links),
        ),
    )


def _by(facet: Facet, catalogue: Catalogue, links: Links) -> Markdown:
    labels = facet.labels(catalogue)
    found = cases_by(facet, catalogue)
    return counted(((f"{facet.folder}/{value}.md", labels[value], len(cases)) for value, cases in found.items()), links)


def _ways(links: Links) -> Markdown:
    """Other ways to the same places."""
    ways: Sequence[tuple[str, str]] = (("municipalities/index.md", "Alle kommuner"), (dot_map.PATH, "Kart"))
    return parts.chips(ways, links)


def _slot_page(
    path: str, title: str, summary: str, slot: str, catalogue: Catalogue, parent: Crumb | None = None
) -> Page:
    content = slots.SLOTS[slot](catalogue, Links(path))
    return overview(path, title, summary, content, breadcrumbs=(parent,) if parent else ())
