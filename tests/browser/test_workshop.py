"""Workshop packs on paper: the pages that were chosen, each within its sheet, and codes that lead to the right place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.site import read_site
from tests.conftest import Server, watch
from tests.specimens import ROOT, TODAY

KEYS = ("meld-tilbake", "inviter-mange", "gi-teamet-myndighet")
CASES = ("svelvik-oppgaveutvalg", "asker-borgen")
METHOD = "borgerpanel"
A4 = (595.0, 842.0)
"""Points: ISO 216."""
MARGIN = 24
"""Points that printers can leave white on all sides."""
ADDRESS = f"workshop/?keys={','.join(KEYS)}&cases={','.join(CASES)}&method={METHOD}"


def pack(page: Page, url: str, path: Path) -> list[pypdfium2.PdfPage]:
    """The sheets of a pack, printed."""
    page.goto(url)
    expect(page.locator("[data-kb-ready]")).to_be_visible()
    page.pdf(path=path, prefer_css_page_size=True)
    return list(pypdfium2.PdfDocument(path))


def words(sheet: pypdfium2.PdfPage) -> str:
    """What stands on a sheet, on one line."""
    return " ".join(sheet.get_textpage().get_text_bounded().split())


@pytest.fixture(scope="module")
def sheets(
    browser: Browser, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[pypdfium2.PdfPage]]:
    context = browser.new_context()
    tab = context.new_page()
    problems = watch(tab)
    yield pack(tab, server.url + ADDRESS, tmp_path_factory.mktemp("pack") / "pack.pdf")
    context.close()
    assert problems == []


@pytest.fixture(scope="module")
def bank() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


def test_the_pack_has_the_pages_chosen_in_order(sheets: list[pypdfium2.PdfPage], bank: Catalogue) -> None:
    cards = [model_of(bank.keys[key]) for key in KEYS] + [model_of(bank.cases[case]) for case in CASES]
    told = [words(sheet) for sheet in sheets]
    for place, card in enumerate(cards):
        assert card.title in told[place // 2]
        assert " ".join(card.summary.split()) in told[place // 2]
    rest = told[(len(cards) + 1) // 2 :]
    assert [re.split(r"[: ]", one)[0] for one in rest] == ["Kjøreplan", "Kjøreplan", "Deltakerark", "Lerret"]
    assert "Fire til seks samlinger" in rest[0]
    assert "Redaksjonens forslag, ikke prøvd" in rest[0]
    assert all("Skriv ut i A4" not in one for one in told)


def test_every_sheet_is_a4_and_nothing_reaches_its_edge(sheets: list[pypdfium2.PdfPage]) -> None:
    for sheet in sheets:
        assert sheet.get_size() == pytest.approx(A4, abs=1)
        picture = sheet.render(scale=1).to_pil().convert("L")
        left, top, right, bottom = picture.point(lambda shade: 255 - shade).getbbox()
        assert min(left, top) >= MARGIN
        assert right <= picture.width - MARGIN
        assert bottom <= picture.height - MARGIN


def test_the_codes_on_paper_lead_to_the_pages(sheets: list[pypdfium2.PdfPage]) -> None:
    root = read_site(ROOT).url
    found = [{code.text for code in zxingcpp.read_barcodes(sheet.render(scale=3).to_pil())} for sheet in sheets]
    cards = [*(f"{root}keys/{key}/" for key in KEYS), *(f"{root}cases/{case}/" for case in CASES)]
    method = {f"{root}methods/{METHOD}/"}
    assert found == [set(cards[0:2]), set(cards[2:4]), set(cards[4:6]), method, method, method, set()]


def test_nothing_on_a_sheet_is_cut_off(page: Page, server: Server, bank: Catalogue) -> None:
    page.emulate_media(media="print")
    for kind, entries in (("keys", bank.keys), ("cases", bank.cases)):
        page.goto(f"{server.url}workshop/?{kind}={','.join(list(entries)[:40])}&parts=cards")
        expect(page.locator("[data-kb-ready]")).to_be_visible()
        expect(page.locator(".kb-pack__card")).to_have_count(min(len(entries), 40))
        assert _overflowing(page) == []
    for method in bank.methods:
        page.goto(f"{server.url}workshop/?method={method}&parts=run,participant")
        expect(page.locator("[data-kb-ready]")).to_be_visible()
        assert _overflowing(page) == []


def test_what_is_chosen_is_kept_in_the_address(page: Page, server: Server) -> None:
    page.goto(f"{server.url}workshop/?keys=meld-tilbake")
    page.get_by_label("Blankt lerret").uncheck()
    page.get_by_label("Metode").select_option(label="Gjestebud")
    address = page.url
    page.goto(f"{server.url}guide/")
    page.goto(address)
    expect(page.get_by_label("Blankt lerret")).not_to_be_checked()
    expect(page.get_by_label("Metode")).to_have_value("gjestebud")
    expect(page.locator(".kb-pack__sheet--participant")).to_have_count(1)
    expect(page.locator(".kb-pack__sheet--canvas")).to_have_count(0)


def test_a_pack_of_nothing_says_what_to_choose(page: Page, server: Server) -> None:
    page.goto(f"{server.url}workshop/?keys=finnes-ikke&parts=cards")
    expect(page.locator(".kb-tool__messages")).to_contain_text("«finnes-ikke» finnes ikke i banken")
    expect(page.locator(".kb-tool__messages")).to_contain_text("ingen ark å skrive ut ennå")


def _overflowing(page: Page) -> list[str]:
    """The sheets and cards whose content is larger than they are, or whose facts lie under the code."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".kb-pack__sheet, .kb-pack__card")].filter((element) => {
            const way = element.querySelector(":scope > .kb-pack__way")?.getBoundingClientRect();
            const facts = element.querySelector(":scope > .kb-pack__facts")?.getBoundingClientRect();
            return element.scrollHeight > element.clientHeight + 1 || (way && facts && facts.bottom > way.top);
        }).map((element) => element.textContent.slice(0, 80))"""
    )
    return found
