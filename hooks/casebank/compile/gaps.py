"""The page that tells where experience is missing: theme by county, and theme by method, with a way to fill each gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from casebank.catalogue import Catalogue, model_of
from casebank.compile import parts
from casebank.compile.listing import count_in_words, overview
from casebank.compile.markdown import Markdown, join, mark, own, strong, styled, table, text
from casebank.compile.page import Crumb, Links, Page
from casebank.facets import COUNTY, METHOD, THEME, Facet

PATH = "gaps.md"
FORM = "share/index.md"
"""The page with the form for a case. What its address names is filled in: https://…/share/?themes=eldre&methods=gjestebud."""

MANY = (1, 2, 5)
"""From how many cases on a number is shaded, and shaded more."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    by_county, by_method = _Matrix(COUNTY, "county", catalogue), _Matrix(METHOD, "methods", catalogue)
    yield overview(
        PATH,
        "Her mangler erfaringer",
        "Hvor mange caser banken har om hvert tema, fylke for fylke og metode for metode. Mange ruter er tomme.",
        own("Vet dere om noe som hører hjemme i en tom rute? Plusstegnet åpner skjemaet, med det vi vet fylt ut."),
        parts.section("Tema og fylke", by_county.in_words(), by_county.table()),
        parts.section("Tema og metode", by_method.in_words(), by_method.table()),
        breadcrumbs=(Crumb("Om banken", "about.md"),),
    )


@dataclass(frozen=True)
class _Matrix:
    """How many cases each theme has together with each value of a facet. `field` is the facet's name in the form."""

    facet: Facet
    field: str
    catalogue: Catalogue

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """The numbers, by theme and value."""
        found: Counter[tuple[str, str]] = Counter()
        for entry in self.catalogue.cases.values():
            case = model_of(entry)
            values = set(self.facet.values(case, self.catalogue))
            found.update((theme, value) for theme in set(case.themes) for value in values)
        return found

    def in_words(self) -> Markdown:
        total = len(self._themes) * len(self._values)
        empty = sum((theme, value) not in self.counts for theme in self._themes for value in self._values)
        return text(f"{empty} av {total} ruter er tomme.")

    def table(self) -> Markdown:
        """A row for each value, a column for each theme."""
        head = [text(self.facet.label), *(text(label) for label in self._themes.values())]
        rows = ([self._name(value), *(self._cell(theme, value) for theme in self._themes)] for value in self._values)
        return styled("matrix", table(head, rows))

    @cached_property
    def _themes(self) -> dict[str, str]:
        return dict(THEME.labels(self.catalogue))

    @cached_property
    def _values(self) -> dict[str, str]:
        return dict(self.facet.labels(self.catalogue))

    @cached_property
    def _with_pages(self) -> frozenset[str]:
        """The values that have a page: all methods, and the counties that have cases."""
        if self.facet is METHOD:
            return frozenset(self._values)
        entries = self.catalogue.cases.values()
        return frozenset(value for entry in entries for value in self.facet.values(model_of(entry), self.catalogue))

    def _name(self, value: str) -> Markdown:
        label = self._values[value]
        if value not in self._with_pages:
            return strong(text(label))
        return strong(Links(PATH).titled(f"{self.facet.folder}/{value}.md", label))

    def _cell(self, theme: str, value: str) -> Markdown:
        count = self.counts[theme, value]
        if count:
            shade = sum(count >= least for least in MANY)
            return mark("count", text(str(count)), str(shade))
        about = f"{self._themes[theme]}, {self._values[value]}"
        if FORM.removesuffix(".md") not in self.catalogue.pages:
            return mark("visually-hidden", text(count_in_words(0)))
        asked = urlencode({"themes": theme, self.field: value})
        shown = join([own("+"), mark("visually-hidden", text(f"Fortell om {about}"))], " ")
        return Links(PATH).to(f"{FORM}?{asked}", shown)
