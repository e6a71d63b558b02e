"""Words of the glossary and links to keys are explained in place, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.conftest import Server, watch

CASE = "cases/svelvik-oppgaveutvalg/"
WORD = ".kb-article a[href*='glossary/#']"
KEY = ".kb-article .kb-verdicts + ul a[href*='keys/']"


def test_a_word_is_explained_under_the_pointer_until_escape(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(server.url + CASE)
    page.locator(WORD, has_text="kommunestyret").hover()
    told = page.get_by_role("tooltip")
    expect(told).to_contain_text("Den øverste folkevalgte forsamlingen i en kommune.")
    told.hover()
    expect(told).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    assert problems == []


def test_the_focus_explains_and_the_next_link_ends_it(page: Page, server: Server) -> None:
    page.goto(server.url + CASE)
    page.locator(WORD).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    told = page.get_by_role("tooltip")
    expect(told).to_be_visible()
    expect(page.locator(WORD).first).to_have_attribute("aria-describedby", "kb-explain")
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(page.locator(WORD).first).not_to_have_attribute("aria-describedby", "kb-explain")


def test_a_link_to_a_key_shows_its_summary(page: Page, server: Server) -> None:
    page.goto(server.url + CASE)
    link = page.locator(KEY).first
    link.hover()
    told = page.get_by_role("tooltip")
    expect(told).to_contain_text(link.inner_text())
    assert len(told.inner_text()) > len(link.inner_text()) + 20


def test_a_finger_gets_the_meaning_first_and_the_page_next(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto(server.url + CASE)
    word = tab.locator(WORD).first
    word.tap()
    told = tab.get_by_role("tooltip")
    expect(told).to_be_visible()
    box = told.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    word.tap()
    tab.wait_for_url(re.compile("/glossary/#"))
    context.close()


def test_without_scripts_the_word_leads_to_the_glossary(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.url + CASE)
    target = tab.locator(WORD).first.get_attribute("href")
    assert target is not None
    tab.goto(server.url + CASE + target)
    assert tab.locator(f"[id='{target.partition('#')[2]}']").count() == 1
    context.close()
