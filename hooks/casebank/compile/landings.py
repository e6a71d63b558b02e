"""A page for each theme, level and year that has cases: what it is, what goes with it, and its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebank import datasets
from casebank.catalogue import CaseEntry, Catalogue, Index, model_of
from casebank.compile import parts
from casebank.compile.listing import CASES, Listing, count_in_words, counted, overview
from casebank.compile.markdown import Markdown, join, own
from casebank.compile.page import Crumb, Links, Page
from casebank.facets import KEY, LEVEL, METHOD, THEME, YEAR, Facet, cases_by

COMMON = 5
"""How many of the most common methods, keys or related themes a page names."""

Neighbours = Callable[[str, Index], Sequence[str]]


@dataclass(frozen=True)
class _Landing:
    """How the pages of one facet are made.

    `summary` gives the introduction of a value from its id, and `neighbours` which other values to go on to, under
    the heading `beside`. `more` is a page that tells more, `feed` the path of a value's feed.
    """

    facet: Facet
    plural: str
    about: str
    summary: Callable[[str, Catalogue], str]
    beside: str
    neighbours: Neighbours
    more: tuple[str, str] | None = None
    feed: Callable[[str], str] = lambda _: ""

    @property
    def index(self) -> str:
        return f"{self.facet.folder}/index.md"

    def path(self, value: str) -> str:
        return f"{self.facet.folder}/{value}.md"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all themes, levels and years, with a list of each kind."""
    for landing in _LANDINGS:
        found = cases_by(landing.facet, catalogue)
        labels = landing.facet.labels(catalogue)
        yield overview(
            landing.index,
            landing.plural,
            landing.about,
            counted(
                ((landing.path(value), labels[value], len(cases)) for value, cases in found.items()),
                Links(landing.index),
            ),
            breadcrumbs=(CASES,),
        )
        for value, cases in found.items():
            yield from _landing(landing, value, labels, cases, found, catalogue)


def _landing(
    landing: _Landing, value: str, labels: Mapping[str, str], cases: Sequence[CaseEntry], found: Index, bank: Catalogue
) -> Iterator[Page]:
    path = landing.path(value)
    links = Links(path)
    crumbs = (CASES, Crumb(landing.plural, landing.index))
    listing = Listing(path, labels[value], cases, crumbs)
    beside = ((landing.path(other), labels[other]) for other in landing.neighbours(value, found))
    guide = landing.more if landing.more and landing.more[0].removesuffix(".md") in bank.pages else None
    yield overview(
        path,
        labels[value],
        landing.summary(value, bank),
        join([own("Les mer:"), links.titled(*guide)], " ") if guide else None,
        parts.section(f"{count_in_words(len(cases)).capitalize()}", listing.first(bank)),
        parts.section("Metoder som er brukt", common(METHOD, cases, bank, links)),
        parts.section("Nøkler som er brukt", common(KEY, cases, bank, links)),
        parts.section(landing.beside, parts.chips(beside, links)),
        breadcrumbs=crumbs,
        feed=landing.feed(value),
    )
    yield from listing.rest(bank)


def common(facet: Facet, cases: Sequence[CaseEntry], catalogue: Catalogue, links: Links) -> Markdown:
    """The values of a facet that most of these cases have, with how many."""
    counts = Counter(value for entry in cases for value in set(facet.values(model_of(entry), catalogue)))
    labels = facet.labels(catalogue)
    best = sorted((value for value in counts if value in labels), key=lambda value: (-counts[value], labels[value]))
    return counted(((f"{facet.folder}/{value}.md", labels[value], counts[value]) for value in best[:COMMON]), links)


def _definition(vocabulary: str) -> Callable[[str, Catalogue], str]:
    return lambda value, catalogue: catalogue.vocabularies.terms(vocabulary)[value].definition


def _next_to(value: str, found: Index) -> Sequence[str]:
    """The value before and the value after."""
    order = list(found)
    place = order.index(value)
    return order[max(place - 1, 0) : place] + order[place + 1 : place + 2]


def _in_the_same_cases(value: str, found: Index) -> Sequence[str]:
    """The values that share most cases with this one."""
    own_cases = {entry.id for entry in found[value]}
    shared = {other: sum(entry.id in own_cases for entry in cases) for other, cases in found.items() if other != value}
    return sorted((other for other in shared if shared[other]), key=lambda other: -shared[other])[:COMMON]


_LANDINGS = (
    _Landing(
        facet=THEME,
        plural="Temaer",
        about="Hva casene handler om.",
        summary=_definition("themes"),
        beside="Temaer i de samme casene",
        neighbours=_in_the_same_cases,
        feed=datasets.theme_feed,
    ),
    _Landing(
        facet=LEVEL,
        plural="Caser etter grad av medvirkning",
        about="Hvor mye innbyggerne fikk å si, fra minst til mest.",
        summary=_definition("levels"),
        beside="Graden før og etter",
        neighbours=_next_to,
        more=("guide/levels.md", "Grader av medvirkning, og løftet hver av dem er"),
    ),
    _Landing(
        facet=YEAR,
        plural="Caser etter startår",
        about="Året arbeidet begynte, det nyeste først.",
        summary=lambda value, _: f"Caser der arbeidet begynte i {value}.",
        beside="Året før og etter i banken",
        neighbours=_next_to,
    ),
)
