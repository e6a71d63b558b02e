"""How cases and keys hang together: a picture of who used what and how it went, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import parts
from casebank.compile.listing import CASES, count_in_words, overview
from casebank.compile.markdown import Markdown, join, own, styled, table, text
from casebank.compile.page import Links, Page
from casebank.compile.svg import Svg, element, figure, group, in_site, words

PATH = "connections.md"
SHOWN = 40
"""How many cases, and how many keys, the picture has room for."""
ROUNDS = 12
"""How many times the rows are sorted by what they hang on to. More untangles nothing further."""
ROW, TOP = 30.0, 20.0
LEFT, RIGHT, WIDTH = 420.0, 660.0, 1080.0
"""Where the dots of cases and of keys stand, and how wide the picture is, in units of about a pixel."""
LETTERS = 46
"""How much of a title the picture has room for."""
NOT_JUDGED = "none"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page with the picture and the table."""
    web = _Web(catalogue)
    links = Links(PATH)
    unused = [key for key in catalogue.keys if not catalogue.by_key.get(key)]
    yield overview(
        PATH,
        "Slik henger caser og nøkler sammen",
        "Hver strek er en case som har brukt et råd. Streken viser hvordan det gikk.",
        join([own(web.extent()), own("Streker mellom caser viser hva som har inspirert hva.")], " "),
        _legend(catalogue),
        web.picture(),
        parts.section("Det samme som tabell", web.table(links)),
        parts.section(
            "Nøkler uten case",
            own("Ingen case i banken har brukt disse rådene ennå. De bygger på forskning og andre kilder."),
            parts.chips(((f"keys/{key}.md", model_of(catalogue.keys[key]).title) for key in unused), links),
        )
        if unused
        else None,
        breadcrumbs=(CASES,),
        template="connections.html",
    )


def _legend(catalogue: Catalogue) -> Markdown:
    """What the kinds of line mean. Each is told by its pattern too, not by colour alone."""
    lines = [*catalogue.vocabularies.terms("verdicts").values()]
    found = [f'<span class="kb-line kb-line--{term.id}">{text(term.label)}</span>' for term in lines]
    found.append(f'<span class="kb-line kb-line--{NOT_JUDGED}">Ikke vurdert</span>')
    found.append('<span class="kb-line kb-line--inspired">Inspirerte</span>')
    return styled("legend", own(" ".join(found)))


@dataclass(frozen=True)
class _Use:
    """A case that used a key: their rows in the picture, and the verdict."""

    case: int
    key: int
    verdict: str


@dataclass(frozen=True)
class _Web:
    catalogue: Catalogue

    @cached_property
    def _chosen(self) -> Sequence[CaseEntry]:
        """The best documented cases that name a key."""
        users = (entry for entry in self.catalogue.in_order if self._keys_of(entry))
        return [entry for entry, _ in zip(users, range(SHOWN), strict=False)]

    def _keys_of(self, entry: CaseEntry) -> dict[str, str]:
        """The keys of a case, with the verdict on each."""
        return {use.id: use.verdict or NOT_JUDGED for use in model_of(entry).keys if use.id in self.catalogue.keys}

    @cached_property
    def _rows(self) -> tuple[Sequence[str], Sequence[str]]:
        """The ids of cases and of keys, each sorted so that lines cross as little as a simple rule can manage.

        Each side is in turn sorted by the mean place of what it hangs on to: the barycentre method of Sugiyama,
        Tagawa and Toda, «Methods for Visual Understanding of Hierarchical System Structures» (1981).
        """
        keys_of = {entry.id: list(self._keys_of(entry)) for entry in self._chosen}
        used: dict[str, list[str]] = {}
        for case, its_keys in keys_of.items():
            for key in its_keys:
                used.setdefault(key, []).append(case)
        keys = sorted(used, key=lambda key: (-len(used[key]), key))[:SHOWN]
        cases = [case for case in keys_of if any(key in keys for key in keys_of[case])]
        for _ in range(ROUNDS):
            keys = _sorted_by(keys, used, cases)
            cases = _sorted_by(cases, keys_of, keys)
        return cases, keys

    @cached_property
    def _uses(self) -> Sequence[_Use]:
        cases, keys = self._rows
        place = {key: number for number, key in enumerate(keys)}
        return [
            _Use(row, place[key], verdict)
            for row, case in enumerate(cases)
            for key, verdict in self._keys_of(self.catalogue.cases[case]).items()
            if key in place
        ]

    def extent(self) -> str:
        """How much of the bank is shown, in words."""
        cases, keys = self._rows
        total = sum(bool(model_of(entry).keys) for entry in self.catalogue.cases.values())
        shown = f"{count_in_words(len(cases))} og {len(keys)} nøkler"
        return f"Her er {shown}." if total <= len(cases) else f"Her er {shown}: de best dokumenterte av {total} caser."

    def picture(self) -> Markdown:
        cases, keys = self._rows
        height = 2 * TOP + ROW * (max(len(cases), len(keys)) - 1)
        # The shorter side is spread over the whole height.
        case_heights = _heights(len(cases), height)
        key_heights = _heights(len(keys), height)
        drawing = Svg(
            group((_line(use, case_heights, key_heights) for use in self._uses), **{"class": "kb-web__lines"})
            + group(self._inspirations(case_heights), **{"class": "kb-web__lines"})
            + group((self._case(row, case_heights) for row in range(len(cases))), **{"class": "kb-web__cases"})
            + group((self._key(row, key_heights) for row in range(len(keys))), **{"class": "kb-web__keys"})
        )
        return figure(
            "web",
            drawing,
            width=WIDTH,
            height=height,
            title="Caser og nøkler",
            description="Caser til venstre, nøkler til høyre, en strek for hver gang en case har brukt en nøkkel. Tabellen under bildet sier det samme.",
        )

    def _case(self, row: int, heights: Sequence[float]) -> Svg:
        entry = self.catalogue.cases[self._rows[0][row]]
        count = sum(use.case == row for use in self._uses)
        name = f"{model_of(entry).title}: {count} {'nøkkel' if count == 1 else 'nøkler'}"
        link = in_site(f"cases/{entry.id}.md")
        return _node(link, name, model_of(entry).title, LEFT, heights[row], {"data-case": str(row)})

    def _key(self, row: int, heights: Sequence[float]) -> Svg:
        entry = self.catalogue.keys[self._rows[1][row]]
        name = f"{model_of(entry).title}: {count_in_words(sum(use.key == row for use in self._uses))}"
        link = in_site(f"keys/{entry.id}.md")
        return _node(link, name, model_of(entry).title, RIGHT, heights[row], {"data-key": str(row)})

    def _inspirations(self, heights: Sequence[float]) -> Iterator[Svg]:
        place = {case: row for row, case in enumerate(self._rows[0])}
        for case, row in place.items():
            for source in model_of(self.catalogue.cases[case]).inspired_by:
                if source.case in place:
                    y, end = heights[place[source.case]], heights[row]
                    bend = LEFT + min(30 + abs(end - y) / 6, 100)
                    way = _path(LEFT, y, bend, y, bend, end, LEFT, end)
                    yield element("path", {"class": "kb-line--inspired", "d": way})

    def table(self, links: Links) -> Markdown:
        """A row for each key in the picture, and in it the cases by how it went."""
        cases, keys = self._rows
        verdicts = [(term.id, term.label) for term in self.catalogue.vocabularies.terms("verdicts").values()]
        verdicts.append((NOT_JUDGED, "Ikke vurdert"))
        by_cell: dict[tuple[int, str], list[int]] = {}
        for use in self._uses:
            by_cell.setdefault((use.key, use.verdict), []).append(use.case)
        rows = (
            [
                links.titled(f"keys/{key}.md", model_of(self.catalogue.keys[key]).title),
                *(self._cell(by_cell.get((row, verdict), ()), cases, links) for verdict, _ in verdicts),
            ]
            for row, key in enumerate(keys)
        )
        return table([own("Nøkkel"), *(text(label) for _, label in verdicts)], rows)

    def _cell(self, found: Sequence[int], cases: Sequence[str], links: Links) -> Markdown:
        named = (
            links.titled(f"cases/{cases[row]}.md", model_of(self.catalogue.cases[cases[row]]).title) for row in found
        )
        return join(named, "<br>") or own("–")


def _sorted_by(these: Sequence[str], hang_on: Mapping[str, Sequence[str]], those: Sequence[str]) -> list[str]:
    """These, sorted by the mean place among those that they hang on to."""
    place = {one: number for number, one in enumerate(those)}
    found = {one: [place[other] for other in hang_on[one] if other in place] for one in these}
    return sorted(these, key=lambda one: fmean(found[one]) if found[one] else len(those))


def _heights(count: int, height: float) -> list[float]:
    """Where the rows of one side stand."""
    step = (height - 2 * TOP) / max(count - 1, 1)
    return [TOP + row * step for row in range(count)]


def _line(use: _Use, cases: Sequence[float], keys: Sequence[float]) -> Svg:
    y, end = cases[use.case], keys[use.key]
    middle = (LEFT + RIGHT) / 2
    return element(
        "path",
        {
            "class": f"kb-line--{use.verdict}",
            "data-case": str(use.case),
            "data-key": str(use.key),
            "d": _path(LEFT, y, middle, y, middle, end, RIGHT, end),
        },
    )


def _path(*points: float) -> str:
    """A curve from one point to another by two that pull at it, as the `d` of a path."""
    x, y, *rest = (f"{point:.0f}" for point in points)
    return f"M{x} {y}C{' '.join(rest)}"


def _node(address: str, name: str, title: str, x: float, y: float, data: dict[str, str]) -> Svg:
    short = title if len(title) <= LETTERS else f"{title[: LETTERS - 1].rstrip()}…"
    left = x == LEFT
    place: dict[str, str | float] = {"x": x - 12 if left else x + 12, "y": y}
    picture = group(
        [element("circle", {"cx": x, "cy": y, "r": 5}), element("text", place, words(short))],
        **{"aria-hidden": "true"},
    )
    return element("a", {"href": address, "aria-label": name, **data}, picture)
