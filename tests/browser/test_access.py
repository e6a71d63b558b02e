"""Accessibility: what axe finds, and what it cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.keyboard import Keyboard
from tests.browser.kinds import KINDS
from tests.browser.probes import MOVING, SMALL_TARGETS, STOPS
from tests.conftest import BASE, Server

WIDTHS = [375, 1280]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


@contextmanager
def _tab(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Browser, server: Server, width: int, scheme: Literal["light", "dark"]) -> None:
    found = []
    with _tab(browser, viewport={"width": width, "height": 900}, color_scheme=scheme) as tab:
        for kind, address in KINDS.items():
            tab.goto(server.url + address)
            tab.wait_for_load_state("networkidle")
            found += violations(tab, kind)
        tab.goto(f"{server.url}keys/meld-tilbake/")
        tab.keyboard.press("Control+k")
        expect(tab.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
        tab.keyboard.type("gjestebud")
        expect(tab.get_by_role("dialog").locator("a[href*='gjestebud']").first).to_be_visible()
        found += violations(tab, "search open")
        tab.keyboard.press("Escape")
        menu = tab.locator("header details > summary")
        if menu.is_visible():
            menu.click()
            found += violations(tab, "menu open")
    assert found == []


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize(
    "kind", ["front page", "case", "find", "form", "plan", "compare", "network", "workshop", "small form", "search"]
)
def test_tabbing_goes_forward_through_what_is_seen(browser: Browser, server: Server, width: int, kind: str) -> None:
    wrong = []
    with _tab(browser, viewport={"width": width, "height": 800}, reduced_motion="reduce") as tab:
        tab.goto(server.url + KINDS[kind])
        tab.wait_for_load_state("networkidle")
        stops = 0
        while stops < 400:
            tab.keyboard.press("Tab")
            stop = tab.evaluate(STOPS)
            if stop["end"]:
                break
            stops += 1
            sound = stop["visible"] and stop["inView"] and not stop["covered"] and stop["forward"]
            if not sound or stop["ring"] < 2:
                wrong.append(stop)
        assert 5 < stops < 400
    assert wrong == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_menu_and_search_work_by_keyboard_alone(browser: Browser, server: Server, width: int) -> None:
    with _tab(browser, viewport={"width": width, "height": 800}) as tab:
        tab.goto(f"{server.url}about/")
        keys = Keyboard(tab)
        keys.press("Tab")
        expect(tab.locator("a.kb-skip")).to_be_focused()
        keys.press("Enter")
        assert tab.evaluate("document.activeElement.closest('main') !== null")
        tab.goto(f"{server.url}about/")
        summary = tab.locator("header details > summary")
        where = "header details" if summary.is_visible() else "header nav"
        if summary.is_visible():
            keys.choose(summary)
            keys.press("Escape")
            expect(tab.locator("header details")).not_to_have_attribute("open", "")
            expect(summary).to_be_focused()
            keys.press("Enter")
        keys.choose(tab.locator(f"{where} a[href$='keys/']"))
        tab.wait_for_url("**/keys/")
        keys.choose(tab.locator("[data-kb-search-link]"))
        dialog = tab.get_by_role("dialog")
        expect(dialog.get_by_role("searchbox")).to_be_focused()
        keys.type("gjestebud")
        result = dialog.locator("a[href*='gjestebud']").first
        expect(result).to_be_visible()
        keys.choose(result)
        tab.wait_for_url("**gjestebud**")


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough_or_far_enough_apart(browser: Browser, server: Server, width: int) -> None:
    small = []
    with _tab(browser, viewport={"width": width, "height": 900}) as tab:
        for kind, address in KINDS.items():
            tab.goto(server.url + address)
            tab.wait_for_load_state("networkidle")
            small += [(kind, one) for one in tab.evaluate(SMALL_TARGETS)]
    assert small == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_small_phone(browser: Browser, server: Server, kind: str) -> None:
    with _tab(browser, viewport={"width": 320, "height": 800}) as tab:
        tab.goto(server.url + KINDS[kind])
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", ["front page", "case", "search"])
def test_nothing_moves_for_those_who_want_it_still(browser: Browser, server: Server, kind: str) -> None:
    with _tab(browser, reduced_motion="reduce") as tab:
        tab.goto(server.url + KINDS[kind])
        tab.keyboard.press("Control+k")
        assert tab.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_are_there_once_and_have_names(page: Page, server: Server, kind: str) -> None:
    page.goto(server.url + KINDS[kind])
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    names = page.get_by_role("navigation").evaluate_all(
        "found => found.map((one) => one.ariaLabel ?? document.getElementById(one.getAttribute('aria-labelledby'))?.textContent)"
    )
    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.parametrize("kind", KINDS)
def test_labels_are_in_the_language_of_the_page(page: Page, server: Server, kind: str) -> None:
    page.goto(server.url + KINDS[kind])
    labels = page.evaluate(
        """() => [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")].flatMap((one) =>
            ["aria-label", "title", "alt", "placeholder"].map((name) => one.getAttribute(name) ?? ""))"""
    )
    english = re.compile(
        r"\b(search|menu|header|footer|close|skip|navigation|content|home|page|link|share|copy)\b", re.IGNORECASE
    )
    assert [label for label in labels if english.search(label)] == []
    assert page.evaluate("document.documentElement.lang") == "nb"


@pytest.mark.parametrize("kind", ["case", "key", "method", "front page"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_on_paper_there_is_text_and_no_controls(
    browser: Browser, server: Server, kind: str, scheme: Literal["light", "dark"]
) -> None:
    with _tab(browser, color_scheme=scheme) as tab:
        tab.goto(server.url + KINDS[kind])
        tab.emulate_media(media="print", color_scheme=scheme)
        for control in ("header nav", "header details", "[data-kb-search-link]", "form", ".kb-path", "footer nav"):
            for found in tab.locator(control).all():
                expect(found).to_be_hidden()
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        colours = tab.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert _lightness(colours[0]) < 0.3
        assert _lightness(colours[1]) > 0.95
        sources = tab.locator(".kb-sources + ol a[href^='https://']")
        if sources.count():
            after = sources.first.evaluate("link => getComputedStyle(link, '::after').content")
            assert str(sources.first.get_attribute("href")) in after


def _lightness(colour: str) -> float:
    """From 0, black, to 1, white. What is transparent shows the paper."""
    red, green, blue, *alpha = (float(one) for one in re.findall(r"[\d.]+", colour))
    return 1.0 if alpha and alpha[0] == 0 else (red + green + blue) / 765


def test_the_page_for_what_is_not_there_helps_at_any_address(page: Page, server: Server) -> None:
    lost = f"{server.url}cases/noe/som/ikke/finnes/"

    def answer(route: Route) -> None:
        found = route.fetch(url=f"{server.url}404.html")
        route.fulfill(response=found, status=404)

    page.route(lost, answer)
    page.goto(lost)
    expect(page.get_by_role("heading", level=1)).to_have_text("Fant ikke siden")
    assert page.locator("header").evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator("article").get_by_role("link", name="alle caser").click()
    page.wait_for_url(f"**/{BASE}/cases/")


def test_the_menu_works_without_scripts(browser: Browser, server: Server) -> None:
    with _tab(browser, viewport={"width": 375, "height": 800}, java_script_enabled=False) as tab:
        tab.goto(server.url)
        tab.locator("header details > summary").focus()
        tab.keyboard.press("Enter")
        link = tab.locator("header details").get_by_role("link", name="Nøkler", exact=True)
        expect(link).to_be_visible()
        link.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/keys/")
