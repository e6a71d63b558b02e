"""Searching as a reader does, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Server, watch

RESULTS = "[data-kb-search-results]"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("beboerlyst", "cases/stavanger-beboerlyst/"),
        ("kommunene", "cases/"),
        ("nøkler", "keys/"),
    ],
)
def test_the_search_page_finds(page: Page, server: Server, query: str, expected: str) -> None:
    problems = watch(page)
    page.goto(f"{server.url}search/?q={query}")
    expect(page.locator(f"{RESULTS} a[href*='{expected}']").first).to_be_visible()
    assert problems == []


def test_results_show_the_summary_and_not_an_excerpt(page: Page, server: Server) -> None:
    page.goto(f"{server.url}search/?q=oppgaveutvalg")
    result = page.locator(f"{RESULTS} li").filter(has=page.locator("a[href*='svelvik-oppgaveutvalg']")).first
    expect(result).to_contain_text("Politikere og innbyggere satt i samme utvalg")
    expect(page.locator(f"{RESULTS} mark")).to_have_count(0)


def test_typing_changes_the_address_and_the_results(page: Page, server: Server) -> None:
    page.goto(f"{server.url}search/")
    page.get_by_role("searchbox").first.fill("gjestebud")
    expect(page.locator(f"{RESULTS} a[href*='gjestebud']").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"q=gjestebud"))


def test_the_box_on_every_page_opens_by_keyboard_and_gives_the_focus_back(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(f"{server.url}keys/meld-tilbake/")
    opener = page.locator("header").get_by_role("link", name="Søk")
    opener.focus()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.type("beboerlyst")
    expect(dialog.locator("a[href*='stavanger-beboerlyst']").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    assert problems == []


def test_no_single_key_does_anything(page: Page, server: Server) -> None:
    page.goto(f"{server.url}keys/meld-tilbake/")
    before = page.url
    for key in ("f", "s", "/", "p", "n", ",", "."):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url == before


def test_a_search_without_matches_says_so(page: Page, server: Server) -> None:
    page.goto(f"{server.url}search/?q=xqzwvk")
    expect(page.get_by_role("status").first).to_contain_text(re.compile("ingen|Ingen"))
