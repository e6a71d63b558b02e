"""A map of Norway in dots: one for each municipality, larger and linked for those that have cases."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from casebank.catalogue import Catalogue
from casebank.compile import parts, places
from casebank.compile.listing import CASES, count_in_words, overview
from casebank.compile.markdown import Markdown, blocks, own
from casebank.compile.page import Links, Page
from casebank.compile.svg import Svg, element, figure, group, in_site, number, words
from casebank.geography import Point, project
from casebank.vocabulary import Municipality

PATH = "map.md"
KILOMETRES = 2.0
"""How many kilometres one unit of the drawing stands for: a country of 1,130 by 1,470 km in 560 by 740 units."""
MARGIN = 22.0
LEAST, MOST = 6.5, 18.0
"""The radius of the smallest and of the largest dot with cases, in units."""
FARTHEST = 14.0
"""How far a dot may be drawn from its place, in units, so that it does not hide another."""
ROUNDS = 30
"""How many times the dots are pushed apart. More changes nothing that one can see."""
GAP = 5.0
"""Units between a dot and its name."""
NUMBERED = 10.5
"""The least radius of a dot that has room for its number."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page with the map and the same as lists."""
    links = Links(PATH)
    yield overview(
        PATH,
        "Kart over casene",
        "Hver prikk er en kommune. De store prikkene er kommuner med caser i banken. Velg en for å se dem.",
        drawing(catalogue, links),
        parts.section("Det samme som liste", places.by_county(catalogue, links)),
        breadcrumbs=(CASES,),
    )


def drawing(catalogue: Catalogue, links: Links) -> Markdown:
    """The map for a page. What it links to must also stand in a list, since dots lie close in places."""
    return _Map(catalogue, links).figure()


@dataclass(frozen=True)
class _Map:
    catalogue: Catalogue
    links: Links

    def figure(self) -> Markdown:
        quiet = (one for one in self._everyone if one.number not in self.counts)
        ordered = sorted(self._marked, key=lambda one: (-self.counts[one.number], one.label))
        width, height = self._size
        drawn = figure(
            "map",
            Svg(
                element("path", {"class": "kb-map__quiet", "d": "".join(self._dot(one) for one in quiet)})
                + group((self._place(one) for one in ordered), **{"class": "kb-map__places"})
            ),
            width=width,
            height=height,
            title="Kart over kommuner med caser",
            description="En prikk for hver kommune i Norge. Kommuner med caser er lenker, de med flest caser først.",
        )
        return blocks(own('<p class="kb-map__skip"><a href="#kb-map-end">Hopp over kartet</a></p>'), drawn, _END)

    @property
    def _everyone(self) -> tuple[Municipality, ...]:
        return self.catalogue.vocabularies.gazetteer.municipalities

    @property
    def _marked(self) -> Iterator[Municipality]:
        return (one for one in self._everyone if one.number in self.counts)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many cases each municipality has, by its number."""
        return {number: len(cases) for number, cases in self.catalogue.by_municipality.items()}

    @cached_property
    def _points(self) -> Mapping[str, Point]:
        return {one.number: project(one.lat, one.lon) for one in self._everyone}

    @cached_property
    def _corner(self) -> Point:
        """The north-western corner of the drawing, in kilometres."""
        found = self._points.values()
        return Point(min(point.east for point in found), max(point.north for point in found))

    @cached_property
    def _size(self) -> tuple[float, float]:
        found = [self._on_drawing(one) for one in self._everyone]
        return max(x for x, _ in found) + MARGIN, max(y for _, y in found) + MARGIN

    def _on_drawing(self, one: Municipality) -> tuple[float, float]:
        point = self._points[one.number]
        return (
            (point.east - self._corner.east) / KILOMETRES + MARGIN,
            (self._corner.north - point.north) / KILOMETRES + MARGIN,
        )

    def _radius(self, one: Municipality) -> float:
        return max(LEAST, MOST * math.sqrt(self.counts[one.number] / max(self.counts.values())))

    @cached_property
    def _spread(self) -> Mapping[str, tuple[float, float]]:
        """Where the dots with cases are drawn: moved a little apart where they would hide each other."""
        marked = list(self._marked)
        home = {one.number: self._on_drawing(one) for one in marked}
        room = {one.number: self._radius(one) + 1 for one in marked}
        # Only those that are near from the start can meet, so the cost stays small when every municipality has cases.
        near = [
            (one.number, other.number)
            for one, other in itertools.combinations(marked, 2)
            if math.dist(home[one.number], home[other.number]) < 2 * (MOST + FARTHEST)
        ]
        found = dict(home)
        for _ in range(ROUNDS):
            for one, other in near:
                gap = math.dist(found[one], found[other])
                if 0 < gap < room[one] + room[other]:
                    push = (room[one] + room[other] - gap) / 4 / gap
                    east, north = (found[other][axis] - found[one][axis] for axis in (0, 1))
                    found[one] = found[one][0] - east * push, found[one][1] - north * push
                    found[other] = found[other][0] + east * push, found[other][1] + north * push
        return {number: _within(found[number], home[number]) for number in found}

    def _dot(self, one: Municipality) -> str:
        """A line of no length, which round line ends make into a dot: the lightest way to draw hundreds."""
        x, y = self._on_drawing(one)
        return f"M{number(x)} {number(y)}h0"

    def _place(self, one: Municipality) -> Svg:
        """A municipality with cases: the area of its dot follows their number."""
        x, y = self._spread[one.number]
        count, radius = self.counts[one.number], self._radius(one)
        name = f"{one.label}: {count_in_words(count)}"
        inside = [element("circle", {"cx": x, "cy": y, "r": radius})]
        if radius >= NUMBERED:
            inside.append(element("text", {"class": "kb-map__count", "x": x, "y": y}, words(str(count))))
        # The name stands to the side where there is room for it, and shows when the dot has focus or a pointer.
        right = x < self._size[0] * 0.6
        label: dict[str, str | float] = {"class": "kb-map__name", "y": y}
        label |= {"x": x + radius + GAP} if right else {"x": x - radius - GAP, "text-anchor": "end"}
        inside.append(element("text", label, words(name)))
        # The words inside are a picture; the link's own name is said once, by the attribute.
        picture = group(inside, **{"aria-hidden": "true"})
        return element("a", {"href": in_site(places.municipality_path(one)), "aria-label": name}, picture)


def _within(point: tuple[float, float], home: tuple[float, float]) -> tuple[float, float]:
    """The point, or the farthest on the way to it that is still near home."""
    away = math.dist(point, home)
    share = min(1.0, FARTHEST / away) if away else 1.0
    return home[0] + (point[0] - home[0]) * share, home[1] + (point[1] - home[1]) * share


_END = own('<p class="kb-map__end" id="kb-map-end" tabindex="-1"></p>')
