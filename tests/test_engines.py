"""MkDocs and Zensical make the same site of the same pages, and ProperDocs can stand in for MkDocs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from casebank.build import build
from tests.html_site import HtmlPage, links_in_content, read_site
from tests.specimens import ROOT


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical builds from the exported pages, published."""
    site = tmp_path_factory.mktemp("zensical") / "site"
    build(ROOT, site, engine="zensical")
    return site


@pytest.fixture(scope="module")
def both(site: Path, zensical: Path) -> tuple[dict[str, HtmlPage], dict[str, HtmlPage]]:
    return read_site(site), read_site(zensical)


def test_same_addresses(both: tuple[dict[str, HtmlPage], dict[str, HtmlPage]]) -> None:
    mkdocs, other = both
    assert sorted(mkdocs) == sorted(other)


def test_same_headings(both: tuple[dict[str, HtmlPage], dict[str, HtmlPage]]) -> None:
    mkdocs, other = both
    assert {address: page.headings for address, page in mkdocs.items()} == {
        address: page.headings for address, page in other.items()
    }


def test_same_links(both: tuple[dict[str, HtmlPage], dict[str, HtmlPage]]) -> None:
    mkdocs, other = both
    different = [
        address for address, page in mkdocs.items() if links_in_content(page) != links_in_content(other[address])
    ]
    assert different == []


def test_same_titles(both: tuple[dict[str, HtmlPage], dict[str, HtmlPage]]) -> None:
    mkdocs, other = both
    assert {address: page.title.split() for address, page in mkdocs.items()} == {
        address: page.title.split() for address, page in other.items()
    }


def test_same_files_beside_the_pages(site: Path, zensical: Path) -> None:
    for name in ("schema/case.schema.json", "pagefind/pagefind.js"):
        assert (site / name).is_file()
        assert (zensical / name).is_file()
    assert not (zensical / "search.json").exists()


def test_same_search_records(both: tuple[dict[str, HtmlPage], dict[str, HtmlPage]]) -> None:
    mkdocs, other = both
    different = [address for address, page in mkdocs.items() if page.search != other[address].search]
    assert different == []
    assert ("data-pagefind-meta", "title", "Oppgaveutvalg i Svelvik") in mkdocs["cases/svelvik-oppgaveutvalg/"].search


def test_as_many_pages_can_be_searched(site: Path, zensical: Path) -> None:
    counts = [
        json.loads((folder / "pagefind/pagefind-entry.json").read_text())["languages"]["nb"]["page_count"]
        for folder in (site, zensical)
    ]
    assert counts[0] == counts[1] > 100


def test_properdocs_makes_the_very_same_pages(site: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "site", engine="properdocs")
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert pages == sorted(path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*.html"))
    generator = re.compile(rb'<meta name="generator"[^>]*>')
    changed = [
        path
        for path in pages
        if generator.sub(b"", (site / path).read_bytes()) != generator.sub(b"", (tmp_path / "site" / path).read_bytes())
    ]
    assert changed == []
