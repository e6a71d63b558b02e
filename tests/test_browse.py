"""Browsing without scripts: from the front page to every case, in the built site and in a bank far larger than ours."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.compile.listing import CARDS, LINES
from casebank.compile.page import Page
from casebank.diagnostics import Example
from casebank.facets import COUNTY, LEVEL, METHOD, MUNICIPALITY, THEME, YEAR, Facet, cases_by
from casebank.rules.sample_files import content_of
from casebank.site import read_site as read_settings
from tests.html_site import HtmlPage, links_in_content
from tests.specimens import ROOT, bank_with, using

CLICKS = 3
LANDINGS = (THEME, COUNTY, MUNICIPALITY, METHOD, LEVEL, YEAR)
MANY = 2 * LINES + CARDS + 40


def _within_clicks(links: Mapping[str, Collection[str]], start: str, clicks: int) -> set[str]:
    """The pages that so many clicks lead to."""
    reached, last = {start}, {start}
    for _ in range(clicks):
        last = {target for page in last for target in links.get(page, ())} - reached
        reached |= last
    return reached


def _targets(page: HtmlPage) -> set[str]:
    return {link.removeprefix("https://site.invalid/").partition("#")[0] for link in links_in_content(page)}


def test_every_case_is_three_clicks_from_the_front_page(pages: dict[str, HtmlPage], catalogue: Catalogue) -> None:
    reached = _within_clicks({address: _targets(page) for address, page in pages.items()}, "", CLICKS)
    assert {f"cases/{case}/" for case in catalogue.cases} <= reached


@pytest.mark.parametrize("facet", LANDINGS, ids=lambda facet: facet.name)
def test_each_value_with_cases_has_a_page_that_leads_to_them_and_on(
    pages: dict[str, HtmlPage], catalogue: Catalogue, facet: Facet
) -> None:
    found = cases_by(facet, catalogue)
    assert found
    siblings = {f"{facet.folder}/{value}/" for value in found}
    for value, cases in found.items():
        targets = _targets(pages[f"{facet.folder}/{value}/"])
        assert {f"cases/{entry.id}/" for entry in cases} <= targets
        if facet is not METHOD:
            assert (siblings - {f"{facet.folder}/{value}/"}) & targets, f"{value} has no neighbours"


def test_the_map_leads_where_the_list_beside_it_does(site: Path, catalogue: Catalogue) -> None:
    page = (site / "map/index.html").read_text(encoding="utf-8")
    drawing, _, listed = page.partition("</svg>")
    dots = re.findall(r'<a href="\.\./(municipalities/[^"]+/)" aria-label="([^"]+): (\d+) caser?"', drawing)
    assert {address for address, _, _ in dots} == {
        f"municipalities/{value}/" for value in cases_by(MUNICIPALITY, catalogue)
    }
    for address, name, count in dots:
        assert f'<a href="../{address}">{name}</a> ({count})' in listed


def test_the_map_has_a_dot_for_every_municipality(site: Path, catalogue: Catalogue) -> None:
    page = (site / "map/index.html").read_text(encoding="utf-8")
    quiet = re.findall(r'class="kb-map__quiet" d="([^"]+)"', page)[0].count("M")
    linked = page.count("<circle")
    assert quiet + linked == len(catalogue.vocabularies.gazetteer.municipalities) == 357


def test_the_web_says_the_same_in_its_table(site: Path) -> None:
    page = (site / "connections/index.html").read_text(encoding="utf-8")
    drawing, _, table = page.partition("</svg>")
    lines = re.findall(r'<path class="kb-line--(\w+)" data-case="(\d+)" data-key="(\d+)"', drawing)
    case_of = dict(re.findall(r'<a href="\.\./cases/([^"]+)/" aria-label="[^"]*" data-case="(\d+)"', drawing))
    key_of = dict(re.findall(r'<a href="\.\./keys/([^"]+)/" aria-label="[^"]*" data-key="(\d+)"', drawing))
    drawn = {(case, key) for _, case, key in lines}
    told = set()
    for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL):
        key = re.search(r"keys/([^/]+)/", row)
        if key:
            told |= {(case_of[case], key_of[key[1]]) for case in re.findall(r"cases/([^/]+)/", row)}
    assert lines
    assert told == drawn


@functools.cache
def _large() -> tuple[Catalogue, list[Page]]:
    """A bank where one theme, method, municipality and key has more cases than a page takes, and its pages."""
    case = "title: {title} nummer {number}\nmunicipality: {place}\nperiod: {{start: 2020}}\nmethods: [gjestebud]"
    letters = ["Borgerpanel", "Ågjerde", "Ærend", "Økodag", "«Innom»", "2030-plan"]
    files = {
        f"cases/stor-case-{number}.md": content_of(
            Example(
                fields=case.format(
                    title=letters[number % len(letters)] if number % 7 < 3 else "Borgerpanel",
                    number=number,
                    place="Bergen" if number % 3 else "Asker",
                )
            )
        )
        for number in range(MANY)
    }
    found = Catalogue(bank_with(files={**using(), **files}))
    return found, list(compile_pages(found, read_settings(ROOT)))


def _links(page: Page) -> set[str]:
    """The source paths that a compiled page links to."""
    folder = posixpath.dirname(page.path)
    found = re.findall(r"\]\(<?([^)>\s]+\.md)", page.body)
    return {posixpath.normpath(posixpath.join(folder, link)) for link in found}


def test_in_a_large_bank_every_case_is_still_three_clicks_away() -> None:
    catalogue, pages = _large()
    front = ROOT / "docs/index.md"
    links = {page.path: _links(page) for page in pages}
    assert "slot: counts" in front.read_text(encoding="utf-8"), "the front page leads to all cases"
    reached = _within_clicks(links, "cases/index.md", CLICKS - 1)
    assert {f"cases/{case}.md" for case in catalogue.cases} <= reached


def test_in_a_large_bank_no_list_lacks_a_case_and_no_page_grows_without_bound() -> None:
    catalogue, pages = _large()
    by_path = {page.path: page for page in pages}
    for facet in (THEME, METHOD, MUNICIPALITY, COUNTY, LEVEL, YEAR):
        for value, cases in cases_by(facet, catalogue).items():
            path = f"{facet.folder}/{value}"
            parts = [page for page in pages if page.path == f"{path}.md" or page.path.startswith(f"{path}/")]
            found = set().union(*map(_links, parts))
            assert {f"cases/{entry.id}.md" for entry in cases} <= found, path
            assert all(page.path in _links(by_path[f"{path}.md"]) for page in parts[1:])
    for page in pages:
        assert sum(link.startswith("cases/") for link in _links(page)) <= LINES + CARDS, page.path


def test_a_key_with_many_cases_leads_to_all_of_them() -> None:
    catalogue, pages = _large()
    parts = [page for page in pages if page.path.startswith("keys/meld-tilbake")]
    assert len(parts) > 1
    users = {f"cases/{entry.id}.md" for entry in catalogue.by_key["meld-tilbake"]}
    assert len(users) > MANY / 2
    assert users <= set().union(*map(_links, parts))


def test_the_alphabet_is_the_norwegian_one() -> None:
    _, pages = _large()
    index = next(page for page in pages if page.path == "a-z/index.md")
    letters = re.findall(r"^-   \*\*(.*?)\*\*", index.body, re.MULTILINE)
    # «Innom» stands under I: quotation marks are passed over.
    assert letters == ["B", "I", "N", "O", "Æ", "Ø", "Å", "0–9"]
