"""The copy that opens from disk: unpacked and opened by a browser, with no server anywhere."""

from __future__ import annotations

import urllib.parse
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from casebank.cli import main
from casebank.offline import FOLDER
from tests.browser.kinds import KINDS
from tests.conftest import watch
from tests.html_site import HtmlPage, read_site
from tests.specimens import ROOT, TODAY

PUBLISHED = "https://ks-no.github.io/samskapingsbanken/"
NOT_COPIED = ("data/", "schema/", "sitemap.xml")


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "banken.zip"
    assert main(["offline", str(target), "--root", str(ROOT), "--today", TODAY.isoformat()]) == 0
    return target


@pytest.fixture(scope="module")
def copy(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder whose name must be quoted in addresses."""
    folder = tmp_path_factory.mktemp("en mappe med å i")
    zipfile.ZipFile(zipped).extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="module")
def pages(copy: Path) -> dict[str, HtmlPage]:
    return read_site(copy)


def test_every_link_leads_to_a_file_and_a_place_in_it(copy: Path, pages: dict[str, HtmlPage]) -> None:
    dead, followed = [], 0
    for page in pages.values():
        here = (
            copy / page.address / "index.html"
            if page.address.endswith("/") or not page.address
            else copy / page.address
        )
        for address in page.addresses:
            target = urllib.parse.urlsplit(urllib.parse.urljoin(here.as_uri(), address))
            if target.scheme != "file":
                continue
            file, fragment = Path(urllib.parse.unquote(target.path)), urllib.parse.unquote(target.fragment)
            there = pages.get(str(file.relative_to(copy)).removesuffix("index.html")) if file.is_file() else None
            if not file.is_file() or (fragment and there is not None and fragment not in there.ids):
                dead.append((page.address, address))
            followed += 1
    assert dead == []
    assert followed > 1000


def test_what_is_not_in_the_copy_is_linked_to_where_it_is_published(pages: dict[str, HtmlPage]) -> None:
    outside = {one for page in pages.values() for one in page.article if one.startswith(PUBLISHED)}
    assert f"{PUBLISHED}data/cases.json" in outside
    paths = [one.removeprefix(PUBLISHED) for one in outside]
    assert [path for path in paths if path and not path.startswith(NOT_COPIED)] == []


def test_no_script_is_left_and_none_may_run(copy: Path) -> None:
    for path in copy.rglob("*.html"):
        content = path.read_text(encoding="utf-8")
        assert content.count("<script") == content.count('<script type="application/ld+json"')
        assert "<form" not in content
        assert "script-src &#x27;none&#x27;" in content
    assert list(copy.rglob("*.js")) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_page_opens_from_disk_without_a_word_in_the_console(page: Page, copy: Path, kind: str) -> None:
    problems = watch(page)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urllib.parse.urlsplit(request.url).scheme))
    path = KINDS[kind].partition("?")[0]
    page.goto((copy / path / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert problems == []
    assert asked <= {"file", "data"}
    expect(page.locator("h1")).to_be_visible()


def test_a_reader_finds_a_case_by_its_letter(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    expect(page.get_by_text("Dette er en kopi fra 24. november 2026.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("header").get_by_role("link", name="A–Å").click()
    page.get_by_role("link", name="Oppgaveutvalg i Svelvik").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Oppgaveutvalg i Svelvik")
    page.locator("header").get_by_role("link", name="Samskapingsbanken").click()
    expect(page).to_have_url((copy / "index.html").as_uri())


def test_marks_are_drawn_from_disk_too(page: Page, copy: Path) -> None:
    page.goto((copy / "cases/svelvik-oppgaveutvalg/index.html").as_uri())
    mask = page.locator(".kb-kind").first.evaluate("element => getComputedStyle(element, '::before').maskImage")
    assert mask.startswith('url("data:image/svg+xml')


def test_the_same_content_gives_the_same_zip(zipped: Path, tmp_path: Path) -> None:
    again = tmp_path / "igjen.zip"
    assert main(["offline", str(again), "--root", str(ROOT), "--today", TODAY.isoformat()]) == 0
    assert again.read_bytes() == zipped.read_bytes()
