"""The page with all effects: every figure comes from a case file and a source, and none is added to another."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.compile import effects
from casebank.diagnostics import Example
from tests.specimens import ROOT, TODAY, bank_with

Row = list[tuple[str, list[str]]]
"""The cells of a row: the words of each, and the addresses it leads to."""


class _Tables(HTMLParser):
    """Takes the tables and the drawings out of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self.drawn: list[list[str]] = []
        self.text: str | None = None
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append(("", []))
            self.in_cell = True
        elif tag == "br" and self.in_cell:
            self.handle_data("\n")
        elif tag == "a" and self.in_cell:
            self.rows[-1][-1][1].append(found.get("href") or "")
        elif tag == "svg":
            self.drawn.append([])
        elif tag == "text" and "kb-chart__count" in (found.get("class") or ""):
            self.text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "text" and self.text is not None:
            self.drawn[-1].append(self.text)
            self.text = None
        elif tag == "td":
            self.in_cell = False

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text += data
        elif self.in_cell:
            words, links = self.rows[-1][-1]
            self.rows[-1][-1] = (words + data, links)


@pytest.fixture(scope="module")
def tables(site: Path) -> _Tables:
    reader = _Tables()
    reader.feed((site / "effects/index.html").read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="module")
def told(tables: _Tables) -> list[Row]:
    """The rows that tell of an effect: those that lead to a source."""
    return [row for row in tables.rows if row and "#kilde-" in "".join(row[-1][1])]


def front_matter(case: str) -> dict[str, Any]:
    """What a case's file says, read without the product's own code."""
    _, text, _ = (ROOT / f"cases/{case}.md").read_text(encoding="utf-8").split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def number(words: str) -> Decimal | None:
    """The number at the start of a cell; None for a dash."""
    found = re.match(r"[−\d\u00a0, ]+", words.strip())
    plain = found[0].replace("−", "-").replace("\u00a0", "").replace(" ", "").replace(",", ".") if found else ""
    return Decimal(plain) if plain else None


def test_every_figure_is_in_the_file_of_its_case_with_its_source(told: list[Row]) -> None:
    assert told
    for what, before, after, _, _, source in told:
        case = re.search(r"cases/([\w-]+)/", what[1][0])
        anchor = re.search(r"cases/([\w-]+)/#kilde-([\w-]+)", source[1][0])
        assert case
        assert anchor
        assert case[1] == anchor[1]
        file = front_matter(case[1])
        title = what[0].split("\n")[0].strip()
        [effect] = [one for one in file["effects"] if one["what"] == title]
        for name, cell in (("before", before[0]), ("after", after[0])):
            value = None if effect.get(name) is None else Decimal(str(effect[name]))
            assert number(cell) == value, (title, name)
            assert value is None or cell.strip().endswith(effect["unit"])
        assert effect["source"] == anchor[2]
        [named] = [one for one in file["sources"] if one["id"] == anchor[2]]
        assert named["title"] == source[0].strip()


def test_no_effect_is_missing_or_told_twice(told: list[Row]) -> None:
    there = Counter((re.search(r"cases/([\w-]+)/", row[0][1][0])[1], row[0][0].split("\n")[0].strip()) for row in told)  # type: ignore[index]
    files = Counter(
        (path.stem, effect["what"])
        for path in (ROOT / "cases").glob("*.md")
        for effect in front_matter(path.stem).get("effects") or ()
    )
    assert there == files


def test_what_is_drawn_stands_in_the_table(tables: _Tables, told: list[Row]) -> None:
    figures = {number(cell) for row in told for cell in (row[1][0], row[2][0])} - {None}
    drawn = {number(part) for chart in tables.drawn for words in chart for part in words.split("→")}
    assert drawn
    assert drawn <= figures


def test_the_evidence_behind_each_key_counts_the_cases_that_name_it(tables: _Tables) -> None:
    rows = {row[0][1][0]: [int(cell[0]) for cell in row[1:]] for row in tables.rows if len(row) == 8}
    uses = Counter(
        key["id"] for path in (ROOT / "cases").glob("*.md") for key in front_matter(path.stem).get("keys") or ()
    )
    assert len(rows) == len(list((ROOT / "keys").glob("*.md")))
    for link, (cases, *levels) in rows.items():
        assert cases == uses[re.search(r"keys/([\w-]+)/", link)[1]]  # type: ignore[index]
        assert sum(levels) == cases


def _effects(*lines: str) -> Catalogue:
    listed = "\n".join(f"  - {{{line}, evidence: before-after, source: rapport}}" for line in lines)
    return Catalogue(bank_with(Example(fields=f"effects:\n{listed}"), Example(kind="indicator"), today=TODAY))


def _body(catalogue: Catalogue) -> str:
    return str(next(iter(effects.pages(catalogue))).body)


def test_before_and_after_are_a_ring_and_a_dot_on_the_same_line() -> None:
    body = _body(_effects("what: Trygge elever, indicator: deltakere, before: 31, after: 62, unit: prosent"))
    ring = re.search(r'kb-chart__before" cx="([\d.]+)" cy="([\d.]+)"', body)
    dot = re.search(r'kb-chart__after" cx="([\d.]+)" cy="([\d.]+)"', body)
    assert ring
    assert dot
    assert float(ring[1]) < float(dot[1])
    assert ring[2] == dot[2]
    assert "31 → 62" in body


def test_unlike_units_never_share_a_scale() -> None:
    body = _body(
        _effects(
            "what: Kom, indicator: deltakere, after: 30, unit: personer",
            "what: Kom også, indicator: deltakere, after: 5000, unit: personer",
            "what: Andel, indicator: deltakere, after: 10, unit: prosent",
            "what: Andel da, indicator: deltakere, after: 20, unit: prosent",
        )
    )
    assert body.count("<figure") == 2
    assert ", personer." in body
    assert ", prosent." in body


def test_a_large_bank_goes_on_on_more_pages_and_leaves_nothing_out() -> None:
    names = [f"Måling {number}" for number in range(effects.SHOWN + effects.ROWS + 5)]
    catalogue = _effects(
        *(f"what: {name}, indicator: deltakere, after: {place}, unit: personer" for place, name in enumerate(names))
    )
    pages = list(effects.pages(catalogue))
    assert len(pages) == 3
    told = re.findall(r"\*\*(Måling \d+)\*\*", "".join(page.body for page in pages))
    assert sorted(told) == sorted(names)


def test_what_is_not_documented_is_told() -> None:
    catalogue = Catalogue(load(ROOT, TODAY))
    body = _body(catalogue)
    for entry in catalogue.cases.values():
        if not model_of(entry).effects:
            assert f"(../cases/{entry.id}.md)" in body.split("## Caser uten dokumentert effekt")[1]
