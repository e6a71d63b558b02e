"""MkDocs and Zensical make the same site of the same pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from casebank.cli import main
from tests.html_site import HtmlPage, links_in_content, read_site
from tests.specimens import ROOT


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical builds from the exported pages, published."""
    folder = tmp_path_factory.mktemp("zensical") / "pages"
    assert main(["pages", str(folder), "--root", str(ROOT)]) == 0
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert main(["publish", str(folder / "site"), "--root", str(ROOT)]) == 0
    return folder / "site"


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
