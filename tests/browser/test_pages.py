"""Every kind of page in a fresh browser profile: no errors, nothing stored, no other host asked, policy kept."""

from __future__ import annotations

import urllib.parse

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kinds import KINDS
from tests.conftest import Server, watch

STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
]"""
PLANTED = (
    "<script>window.ranPlanted = 1</script><img src='x' onerror='window.ranPlanted = 2' alt=''>"
    "<p id='kb-planted' style='color: rgb(1, 2, 3)'>x</p><style>#kb-planted { outline: 9px solid }</style>"
)


def _hosts(page: Page) -> set[str]:
    """The hosts that a page asks, from now on."""
    found: set[str] = set()
    page.on("request", lambda request: found.add(urllib.parse.urlsplit(request.url).netloc))
    return found


def _stored(page: Page) -> list[object]:
    return [*page.context.cookies(), *page.evaluate(STORED)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_keeps_to_itself(page: Page, server: Server, kind: str) -> None:
    # A breach of the policy is an error in the console, and so among the problems.
    problems, hosts = watch(page), _hosts(page)
    page.goto(server.url + KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert problems == []
    assert hosts == {f"127.0.0.1:{server.server_port}"}
    assert _stored(page) == ["", 0, 0, 0, 0]


def test_a_page_without_its_own_stylesheet_keeps_the_policy(page: Page, server: Server) -> None:
    # Under load, a browser may come to the theme's styles before ours.
    problems = watch(page)
    page.route("**/stylesheets/text.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(f"{server.url}methods/gjestebud/")
    expect(page.locator(".admonition").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert problems == []


def test_searching_stores_nothing_and_keeps_the_policy(page: Page, server: Server) -> None:
    problems, hosts = watch(page), _hosts(page)
    page.goto(f"{server.url}keys/meld-tilbake/")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("gjestebud")
    expect(dialog.locator("a[href*='gjestebud']").first).to_be_visible()
    dialog.get_by_role("link", name="Se alle").click()
    page.wait_for_url("**/search/?q=gjestebud")
    expect(page.locator("[data-kb-search-results] a").first).to_be_visible()
    page.get_by_role("searchbox").first.fill("ungdom")
    page.wait_for_url("**q=ungdom**")
    page.wait_for_load_state("networkidle")
    assert problems == []
    assert hosts == {f"127.0.0.1:{server.server_port}"}
    assert _stored(page) == ["", 0, 0, 0, 0]


def test_script_and_style_that_somebody_planted_are_blocked(page: Page, server: Server) -> None:
    problems = watch(page)

    def plant(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{PLANTED}</article>"))

    page.route("**/keys/meld-tilbake/", plant)
    page.goto(f"{server.url}keys/meld-tilbake/")
    page.wait_for_load_state("networkidle")
    planted = page.locator("#kb-planted")
    expect(planted).to_be_visible()
    assert page.evaluate("window.ranPlanted") is None
    assert planted.evaluate("element => getComputedStyle(element).color") != "rgb(1, 2, 3)"
    assert planted.evaluate("element => getComputedStyle(element).outlineStyle") == "none"
    assert len([one for one in problems if "Content Security Policy" in one]) == 4


def test_a_page_of_another_site_learns_only_which_site_the_reader_came_from(page: Page, server: Server) -> None:
    page.goto(f"{server.url}cases/svelvik-oppgaveutvalg/")
    came_from: list[str] = []

    def answer(route: Route) -> None:
        came_from.append(route.request.headers.get("referer", ""))
        route.fulfill(body="", content_type="text/html")

    page.route("https://**", answer)
    page.locator(".kb-article a[href^='https://']").first.click()
    page.wait_for_url("https://**")
    assert came_from[0] in ("", f"http://127.0.0.1:{server.server_port}/")
