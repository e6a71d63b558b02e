"""The map and the web of cases and keys, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.conftest import Server, watch


def test_a_dot_says_its_name_by_pointer_and_by_focus_and_leads_there(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(f"{server.url}map/")
    dot = page.get_by_role("link", name=re.compile("^Trondheim: [0-9]+ caser?$"))
    name = dot.locator(".kb-map__name")
    expect(name).to_be_hidden()
    dot.locator("circle").hover()
    expect(name).to_be_visible()
    page.mouse.move(0, 0)
    expect(name).to_be_hidden()
    dot.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(name).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/municipalities/trondheim/")
    assert problems == []


def test_the_keyboard_can_go_past_all_dots_at_once(page: Page, server: Server) -> None:
    page.goto(f"{server.url}map/")
    skip = page.get_by_role("link", name="Hopp over kartet")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None


def test_a_key_in_the_web_stands_out_with_the_cases_that_used_it(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(f"{server.url}connections/")
    key = page.locator(".kb-web__keys").get_by_role("link", name=re.compile("^Bygg felles kunnskap først: "))
    promised = int((key.get_attribute("aria-label") or "").split(": ")[1].split()[0])
    near = page.locator(".kb-web__cases a.kb-web__near")
    key.hover()
    expect(near).to_have_count(promised)
    expect(page.locator(".kb-web__lines path.kb-web__near")).to_have_count(promised)
    page.mouse.move(0, 0)
    expect(near).to_have_count(0)
    assert problems == []
