"""Addresses that were published: moved pages lead on, withdrawn ones say so, and nothing of those is left."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from casebank.catalogue import Catalogue
from casebank.cli import main
from casebank.diagnostics import Example
from casebank.ledger import PUBLISHED, WITHDRAWN
from casebank.publish.error import PublishError
from casebank.publish.redirects import write_redirects
from casebank.rules.sample_files import content_of
from casebank.site import read_site
from tests.conftest import BASE, Server, copy_bank, mkdocs_build, serving
from tests.specimens import ROOT, bank_with

WORD = "Kvernbekkosp"
GONE = f"title: {WORD}lunden\nsummary: Om {WORD}lunden.\nplace: {WORD}\naliases: [drammen-den-gamle]"
MOVED = Example(fields="title: En flyttet case\naliases: [drammen-foer, gammelt/sted]", name="drammen-naa")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_bank(tmp_path_factory.mktemp("moved") / "bank")
    (root / "cases/drammen-naa.md").write_bytes(content_of(MOVED))
    (root / "cases/drammen-borte.md").write_bytes(content_of(Example(fields=GONE)))
    return root


@pytest.fixture(scope="module")
def before(checkout: Path) -> Path:
    """The site while the case was still there."""
    web = checkout.parent / "web"
    done = mkdocs_build(checkout, web / BASE)
    assert done.returncode == 0, done.stderr
    return web / BASE


@pytest.fixture(scope="module")
def traces(before: Path) -> list[str]:
    return _traces(before)


@pytest.fixture(scope="module")
def after(checkout: Path, before: Path, traces: list[str]) -> Path:
    """The same site, once the case has been withdrawn."""
    (checkout / "cases/drammen-borte.md").unlink()
    rows = "".join(f"- address: cases/{one}/\n  date: 2026-11-24\n" for one in ("drammen-borte", "drammen-den-gamle"))
    (checkout / WITHDRAWN).write_text(rows, encoding="utf-8")
    done = mkdocs_build(checkout, before)
    assert done.returncode == 0, done.stderr
    return before


@pytest.fixture
def server(after: Path) -> Iterator[Server]:
    with serving(after.parent) as running:
        yield running


def _traces(site: Path) -> list[str]:
    """The files that hold the word, also in compressed form or as an address."""
    found = []
    for path in site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            text = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
            if WORD.lower().encode() in text.lower():
                found.append(path.relative_to(site).as_posix())
    return found


def test_nothing_is_left_of_a_withdrawn_case(traces: list[str], after: Path) -> None:
    assert "cases/drammen-borte/index.html" in traces
    assert any(path.startswith("pagefind/") for path in traces)
    assert _traces(after) == []


@pytest.mark.parametrize("address", ["cases/drammen-borte/", "cases/drammen-den-gamle/"])
def test_a_withdrawn_address_says_so_and_is_kept_out_of_search_engines(after: Path, address: str) -> None:
    page = (after / address / "index.html").read_text(encoding="utf-8")
    assert "trukket tilbake 24. november 2026" in page
    assert '<meta name="robots" content="noindex">' in page
    assert address not in (after / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["cases/drammen-foer/", "gammelt/sted/"])
def test_a_former_address_leads_on_without_scripts(browser: Browser, server: Server, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.url + address)
    tab.wait_for_url("**/cases/drammen-naa/")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("En flyttet case")
    context.close()


def test_a_former_address_names_the_new_one_as_the_real_one(after: Path) -> None:
    page = (after / "cases/drammen-foer/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{read_site(ROOT).url}cases/drammen-naa/">' in page
    assert "Content-Security-Policy" in page
    assert "cases/drammen-foer/" not in (after / "sitemap.xml").read_text(encoding="utf-8")


def test_a_redirect_never_replaces_a_page(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/index.html").write_text("Temaer")
    catalogue = Catalogue(bank_with(Example(kind="page", name="about", fields="aliases: [themes]")))
    with pytest.raises(PublishError, match="themes/"):
        write_redirects(tmp_path, catalogue, read_site(ROOT))
    assert (tmp_path / "themes/index.html").read_text() == "Temaer"


def test_a_renamed_file_stops_the_check_until_its_old_name_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_bank(tmp_path / "bank")
    case = root / "cases/drammen-foer.md"
    case.write_bytes(content_of(Example()))
    assert main(["addresses", "--root", str(root)]) == 0
    assert "cases/drammen-foer/" in (root / PUBLISHED).read_text(encoding="utf-8").splitlines()
    case.rename(root / "cases/drammen-naa.md")
    assert main(["check", "--root", str(root)]) == 1
    assert "SB331" in capsys.readouterr().out
    (root / "cases/drammen-naa.md").write_bytes(content_of(Example(fields="aliases: [drammen-foer]")))
    assert main(["check", "--root", str(root)]) == 0
