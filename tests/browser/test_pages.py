"""Every kind of page in a real browser: no errors, nothing stored, no other host asked."""

from __future__ import annotations

import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import Server, watch

KINDS = {
    "front page": "",
    "case": "cases/svelvik-oppgaveutvalg/",
    "stub": "cases/stavanger-beboerlyst/",
    "key": "keys/meld-tilbake/",
    "method": "methods/gjestebud/",
    "phase": "phases/forankre/",
    "indicator": "indicators/deltakere/",
    "cases": "cases/",
    "theme": "themes/lokaldemokrati/",
    "county": "counties/buskerud/",
    "municipality": "municipalities/drammen/",
    "handbook": "guide/",
    "glossary": "glossary/",
    "search": "search/?q=gjestebud",
    "not found": "404.html",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_keeps_to_itself(page: Page, server: Server, kind: str) -> None:
    problems = watch(page)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urllib.parse.urlsplit(request.url).netloc))
    page.goto(server.url + KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert problems == []
    assert hosts == {f"127.0.0.1:{server.server_port}"}
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing(browser: Browser, server: Server, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    found = []
    for kind, address in KINDS.items():
        tab.goto(server.url + address)
        tab.wait_for_load_state("networkidle")
        report = Axe().run(tab)
        found += [(kind, one["id"], one["nodes"][0]["html"][:120]) for one in report.response["violations"]]
    context.close()
    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_small_phone(browser: Browser, server: Server, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    tab = context.new_page()
    tab.goto(server.url + KINDS[kind])
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_menu_works_by_keyboard_and_without_scripts(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.url)
    summary = tab.locator("header details > summary")
    summary.focus()
    tab.keyboard.press("Enter")
    link = tab.locator("header details").get_by_role("link", name="Nøkler")
    assert link.is_visible()
    link.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/keys/")
    context.close()
