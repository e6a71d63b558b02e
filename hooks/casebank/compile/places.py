"""A page for each county and municipality that has cases: where it lies, what lies near, and its cases."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from casebank import datasets
from casebank.catalogue import Catalogue
from casebank.compile import parts, reuse
from casebank.compile.landings import common
from casebank.compile.listing import CASES, Listing, count_in_words, counted, overview
from casebank.compile.markdown import Markdown, items, join, own, strong, styled, text
from casebank.compile.page import Crumb, Links, Page
from casebank.facets import METHOD, THEME
from casebank.geography import Point, distance, project
from casebank.naming import alphabetical
from casebank.vocabulary import County, Municipality

NEAREST = 5
"""How many neighbours a page names."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all counties and municipalities that have cases, with a list of each."""
    places = _Places(catalogue)
    yield overview(
        "counties/index.md",
        "Fylker",
        "Fylker med caser i banken.",
        places.counted_counties(Links("counties/index.md")),
        breadcrumbs=(CASES,),
    )
    for county in places.counties:
        yield from _county(county, places, catalogue)
    yield overview(
        "municipalities/index.md",
        "Kommuner",
        "Kommuner med caser i banken.",
        places.counted_municipalities(places.municipalities, Links("municipalities/index.md")),
        breadcrumbs=(CASES,),
    )
    for municipality in places.municipalities:
        yield from _municipality(municipality, places, catalogue)


def counted_counties(catalogue: Catalogue, links: Links) -> Markdown:
    """The counties that have cases, with how many."""
    return _Places(catalogue).counted_counties(links)


def by_county(catalogue: Catalogue, links: Links) -> Markdown:
    """The municipalities that have cases, with how many, on a line for each county."""
    places = _Places(catalogue)
    return styled("groups", items(_line(county, places, links) for county in places.counties))


def _line(county: County, places: _Places, links: Links) -> Markdown:
    inside = (one for one in places.municipalities if one.county == county)
    counts = places.catalogue.by_municipality
    found = (
        join([links.titled(municipality_path(one), one.label), own(f"({len(counts[one.number])})")], " ")
        for one in inside
    )
    return join([strong(links.titled(county_path(county), county.name)), join(found, ", ")], ": ")


def _county(county: County, places: _Places, catalogue: Catalogue) -> Iterator[Page]:
    path = county_path(county)
    links = Links(path)
    inside = [one for one in places.municipalities if one.county == county]
    cases = catalogue.by_county[county.number]
    crumbs = (CASES, Crumb("Fylker", "counties/index.md"))
    # Oslo is both a county and a municipality; no two pages may have the same title.
    shared = county.name in {one.label for one in inside}
    title = f"{county.name} fylke" if shared else county.name
    listing = Listing(path, title, cases, crumbs)
    near = ((county_path(other), other.name) for other in places.near_county(county))
    yield overview(
        path,
        title,
        f"{count_in_words(len(cases))} fra {_municipalities_in_words(len(inside))} i {county.name}.",
        parts.section("Kommuner", places.counted_municipalities(inside, links)),
        parts.section("Caser", listing.first(catalogue)),
        parts.section("Temaer", common(THEME, cases, catalogue, links)),
        parts.section("Metoder som er brukt", common(METHOD, cases, catalogue, links)),
        parts.section("Nærmeste fylker med caser", parts.chips(near, links)),
        breadcrumbs=crumbs,
        feed=datasets.county_feed(county.id),
    )
    yield from listing.rest(catalogue)


def _municipality(one: Municipality, places: _Places, catalogue: Catalogue) -> Iterator[Page]:
    path = municipality_path(one)
    links = Links(path)
    cases = catalogue.by_municipality[one.number]
    former = catalogue.vocabularies.gazetteer.former_names(one)
    crumbs = (CASES, Crumb(one.county.name, county_path(one.county)))
    listing = Listing(path, one.label, cases, crumbs)
    facts = [
        text(f"Kommunenummer {one.number}"),
        join([own("Fylke:"), links.titled(county_path(one.county), one.county.name)], " "),
        text(f"Andre navn: {', '.join(one.names)}") if one.names else Markdown(""),
        text(f"Har i dag området til: {', '.join(former)}") if former else Markdown(""),
    ]
    near = (
        join([links.titled(municipality_path(other), other.label), own(f"(omtrent {kilometres} km)")], " ")
        for other, kilometres in places.near_municipality(one)
    )
    yield overview(
        path,
        one.label,
        f"{count_in_words(len(cases))} fra {one.label} i {one.county.name}.",
        items(fact for fact in facts if fact),
        parts.section("Caser", listing.first(catalogue)),
        parts.section(
            "Har prøvd det andre har gjort",
            reuse.reports(catalogue.reuse.by_municipality(one.number), catalogue, links, about=True),
        ),
        parts.section("Nærmeste kommuner med caser", styled("index", items(near))),
        breadcrumbs=crumbs,
    )
    yield from listing.rest(catalogue)


@dataclass(frozen=True)
class _Places:
    """The places that have cases, by name, and how near they lie to each other.

    Distances are between the middles of municipalities; there are a few hundred at most, however many cases.
    """

    catalogue: Catalogue

    @cached_property
    def municipalities(self) -> Sequence[Municipality]:
        everyone = self.catalogue.vocabularies.gazetteer.municipalities
        found = (one for one in everyone if one.number in self.catalogue.by_municipality)
        return sorted(found, key=lambda one: alphabetical(one.label))

    @cached_property
    def counties(self) -> Sequence[County]:
        everyone = self.catalogue.vocabularies.gazetteer.counties.values()
        found = (one for one in everyone if one.number in self.catalogue.by_county)
        return sorted(found, key=lambda one: alphabetical(one.name))

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """Where the middle of each municipality lies, by its number."""
        return {one.number: project(one.lat, one.lon) for one in self.municipalities}

    @cached_property
    def points_in(self) -> Mapping[str, Sequence[Point]]:
        """Where the middle of each municipality in a county lies, by the county's number."""
        found = defaultdict(list)
        for one in self.municipalities:
            found[one.county.number].append(self.points[one.number])
        return found

    def near_municipality(self, here: Municipality) -> Sequence[tuple[Municipality, int]]:
        """The nearest municipalities with cases, and how many kilometres away."""
        start = self.points[here.number]
        away = [(distance(start, self.points[one.number]), one) for one in self.municipalities if one is not here]
        nearest = heapq.nsmallest(NEAREST, away, key=itemgetter(0))
        return [(one, max(round(kilometres), 1)) for kilometres, one in nearest]

    def near_county(self, here: County) -> Sequence[County]:
        """The counties whose municipalities with cases lie nearest to one in this county."""
        away = {
            county: min(
                distance(one, other) for one in self.points_in[here.number] for other in self.points_in[county.number]
            )
            for county in self.counties
            if county.number != here.number
        }
        return sorted(away, key=lambda county: away[county])[:NEAREST]

    def counted_counties(self, links: Links) -> Markdown:
        found = self.catalogue.by_county
        return counted(((county_path(one), one.name, len(found[one.number])) for one in self.counties), links)

    def counted_municipalities(self, wanted: Sequence[Municipality], links: Links) -> Markdown:
        found = self.catalogue.by_municipality
        return counted(((municipality_path(one), one.label, len(found[one.number])) for one in wanted), links)


def _municipalities_in_words(count: int) -> str:
    return f"{count} {'kommune' if count == 1 else 'kommuner'}"


def county_path(county: County) -> str:
    """The page of a county."""
    return f"counties/{county.id}.md"


def municipality_path(one: Municipality) -> str:
    """The page of a municipality."""
    return f"municipalities/{one.id}.md"
