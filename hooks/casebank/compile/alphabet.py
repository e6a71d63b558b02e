"""All cases from A to Å, on one page while they are few and on one or more for each letter when they are many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import parts
from casebank.compile.listing import CASES, LINES, count_in_words, lines, overview
from casebank.compile.markdown import Markdown, blocks, heading, items, join, strong, styled, text
from casebank.compile.page import Crumb, Links, Page
from casebank.naming import alphabetical

PATH = "a-z/index.md"
TITLE = "Caser fra A til Å"
OTHER = "0–9"
_NAMES = {"Æ": "ae", "Ø": "oe", "Å": "aa", OTHER: "0-9"}


@dataclass(frozen=True)
class _Part:
    """Cases that begin with the same letter: all of them, or as many as one page takes."""

    letter: str
    number: int
    cases: Sequence[CaseEntry]

    @property
    def path(self) -> str:
        name = _NAMES.get(self.letter, self.letter.lower())
        return f"a-z/{name}.md" if self.number == 1 else f"a-z/{name}-{self.number}.md"

    @property
    def title(self) -> str:
        return f"Caser på {self.letter}" + (f", del {self.number}" if self.number > 1 else "")

    @property
    def range(self) -> str:
        """The first word and the last, so that a reader knows which part to open."""
        first, last = (model_of(entry).title.split()[0].strip(",:") for entry in (self.cases[0], self.cases[-1]))
        return first if first == last else f"{first} – {last}"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of all cases, and its pages by letter when there are many."""
    found = _parts(catalogue)
    total = len(catalogue.cases)
    summary = f"{count_in_words(total)} i alfabetisk rekkefølge."
    links = Links(PATH)
    if total <= LINES:
        sections = (parts.section(part.letter, lines(part.cases, catalogue, links)) for part in found)
        yield overview(PATH, TITLE, summary, *sections, breadcrumbs=(CASES,), found_by_search=False)
        return
    yield overview(PATH, TITLE, summary, _letters(found, links), breadcrumbs=(CASES,), found_by_search=False)
    for part in found:
        here = Links(part.path)
        yield Page(
            path=part.path,
            title=part.title,
            description=f"{count_in_words(len(part.cases))}: {part.range}.",
            body=blocks(
                heading(1, text(part.title)),
                styled("lead", text(f"{count_in_words(len(part.cases))}: {part.range}.")),
                lines(part.cases, catalogue, here),
                parts.section("Andre bokstaver", _letters(found, here)),
            ),
            kind="overview",
            breadcrumbs=(CASES, Crumb(TITLE, PATH)),
        )


def letters(catalogue: Catalogue, links: Links) -> Markdown:
    """Links into the list, to each of its pages: one more click leads to a case."""
    if len(catalogue.cases) <= LINES:
        return parts.chips([(PATH, TITLE)], links)
    return _letters(_parts(catalogue), links)


def _letters(found: Sequence[_Part], links: Links) -> Markdown:
    """Every letter with its pages, each told by the words it goes from and to."""
    return styled(
        "groups",
        items(
            join([strong(text(letter)), *(links.titled(part.path, part.range) for part in group)], parts.SEPARATOR)
            for letter, group in groupby(found, key=lambda part: part.letter)
        ),
    )


def _parts(catalogue: Catalogue) -> Sequence[_Part]:
    found: list[_Part] = []
    in_order = sorted(catalogue.cases.values(), key=_order)
    for letter, group in groupby(in_order, key=lambda entry: _letter(model_of(entry).title)):
        cases = list(group)
        found += [
            _Part(letter, number, cases[start : start + LINES])
            for number, start in enumerate(range(0, len(cases), LINES), 1)
        ]
    return found


def _order(entry: CaseEntry) -> tuple[bool, tuple[int, ...], str]:
    """A sort key: by letter and then by title; what begins with no letter is last."""
    title = model_of(entry).title
    return _letter(title) == OTHER, alphabetical(_bare(title)), entry.id


def _letter(title: str) -> str:
    """The Norwegian letter that a title stands under: `Š` stands under S."""
    first = unicodedata.normalize("NFC", _bare(title)[:1].upper())
    letter = first if first and first in "ÆØÅ" else unicodedata.normalize("NFKD", first)[:1]
    return letter if re.fullmatch(r"[A-ZÆØÅ]", letter) else OTHER


def _bare(title: str) -> str:
    """A title without the quotation marks and the like that it may begin with."""
    return re.sub(r"^[\W_]+", "", title)
