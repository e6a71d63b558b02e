"""Lists of cases that stay bounded: the best as cards, the rest as lines on pages that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import data, parts
from casebank.compile.markdown import Markdown, blocks, heading, items, join, own, strong, styled, text
from casebank.compile.page import Crumb, Links, Page, SearchRecord

CARDS = 48
"""How many cases a page shows as cards."""
LINES = 400
"""How many cases a page lists as lines. With the cards it bounds the weight of every page, however large the bank."""

CASES = Crumb("Caser", "cases/index.md")


@dataclass(frozen=True)
class Listing:
    """Cases that belong together, on a page and, when they are many, on pages that follow it.

    `path` and `title` are those of the page where the list begins.
    """

    path: str
    title: str
    cases: Sequence[CaseEntry]
    breadcrumbs: tuple[Crumb, ...] = (CASES,)
    shown: int = CARDS

    def first(self, catalogue: Catalogue) -> Markdown:
        """What stands on the page itself: cards, and links to the pages that follow."""
        links = Links(self.path)
        shown = parts.cards(((entry, ()) for entry in self.cases[: self.shown]), catalogue, links)
        return blocks(shown, self.more(links))

    def more(self, links: Links) -> Markdown:
        """Links to the pages that follow; empty when there are none."""
        pages = ((self._path(number), self._range(number)) for number in range(2, self._last + 1))
        found = parts.chips(pages, links)
        return blocks(own("Resten står på egne sider:"), found) if found else found

    def rest(self, catalogue: Catalogue) -> Iterator[Page]:
        """The pages that follow."""
        for number in range(2, self._last + 1):
            path = self._path(number)
            links = Links(path)
            neighbours = ((self._path(other), self._range(other)) for other in self._beside(number))
            title = f"{self.title}: {self._range(number).lower()}"
            yield Page(
                path=path,
                title=title,
                description=f"Fortsettelsen av listen over caser under {self.title}.",
                body=blocks(
                    heading(1, text(title)),
                    lines(self._part(number), catalogue, links),
                    parts.section("Flere sider", parts.chips(neighbours, links)),
                ),
                kind="overview",
                breadcrumbs=(*self.breadcrumbs, Crumb(self.title, self.path)),
            )

    @property
    def _last(self) -> int:
        return 1 - (-max(len(self.cases) - self.shown, 0) // LINES)

    def _beside(self, number: int) -> Iterator[int]:
        yield from (other for other in (number - 1, number + 1) if 1 <= other <= self._last)

    def _start(self, number: int) -> int:
        return 0 if number == 1 else self.shown + (number - 2) * LINES

    def _part(self, number: int) -> Sequence[CaseEntry]:
        return self.cases[self._start(number) : self._start(number + 1)]

    def _range(self, number: int) -> str:
        end = min(self._start(number + 1), len(self.cases))
        return f"Case {self._start(number) + 1} til {end}"

    def _path(self, number: int) -> str:
        return self.path if number == 1 else f"{self.path.removesuffix('.md')}/{number}.md"


def lines(cases: Iterable[CaseEntry], catalogue: Catalogue, links: Links) -> Markdown:
    """Cases as a plain list: title, place and years."""
    return styled("lines", items(_line(entry, catalogue, links) for entry in cases))


def _line(entry: CaseEntry, catalogue: Catalogue, links: Links) -> Markdown:
    case = model_of(entry)
    return join(
        [
            links.titled(f"cases/{entry.id}.md", case.title),
            text(parts.places_in_words(case, catalogue)),
            text(parts.period_in_words(case)),
        ],
        ", ",
    )


def counted(found: Iterable[tuple[str, str, int]], links: Links) -> Markdown:
    """A list of pages, each with how many cases it has: path, title, count."""
    return styled(
        "index",
        items(join([links.titled(path, title), own(f"({count})")], " ") for path, title, count in found),
    )


def named(name: str, content: Markdown) -> Markdown | None:
    """A line that begins with what it tells; nothing when there is nothing to tell."""
    return join([strong(own(f"{name}:")), content], " ") if content else None


def count_in_words(count: int) -> str:
    """`1 case`, `2 caser`."""
    return f"{count} {'case' if count == 1 else 'caser'}"


def overview(
    path: str,
    title: str,
    summary: str,
    *content: Markdown | None,
    breadcrumbs: tuple[Crumb, ...] = (),
    template: str = "",
    feed: str = "",
    found_by_search: bool = True,
) -> Page:
    """A page that lists others. `feed` is the path of the feed that tells of what is new on it."""
    return Page(
        path=path,
        title=title,
        description=summary,
        body=blocks(
            heading(1, text(title)), styled("lead", text(summary)), *content, data.follow(feed) if feed else None
        ),
        kind="overview",
        template=template,
        breadcrumbs=breadcrumbs,
        feed=feed,
        search=SearchRecord(kind="Oversikt", title=title, summary=summary, filters={"kind": ("overview",)})
        if found_by_search
        else None,
    )
