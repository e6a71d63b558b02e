"""«Finn caser» as a reader uses it, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.conftest import Server, watch

PHONE, DESK = 375, 1280


@pytest.fixture(params=[PHONE, DESK])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh tab as wide as a phone, and one as wide as a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def titles(tab: Page) -> list[str]:
    """The titles of the cases that are shown, once the answer is there."""
    expect(tab.locator("[data-kb-find-results]")).to_have_attribute("aria-busy", "false")
    return tab.locator("[data-kb-find-results] .kb-cards + ul > li strong").all_inner_texts()


def count(tab: Page) -> int:
    """How many cases the page says there are."""
    expect(tab.locator("[data-kb-find-results]")).to_have_attribute("aria-busy", "false")
    words = tab.get_by_role("status").inner_text()
    return 0 if words.startswith("Ingen") else int(words.split()[0])


def group(tab: Page, name: str) -> Locator:
    """A facet, opened."""
    found = tab.locator("details.kb-facet").filter(has=tab.locator("legend", has_text=re.compile(f"^{name}$")))
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def value(tab: Page, name: str, label: str) -> Locator:
    """One box of a facet."""
    return group(tab, name).get_by_role("checkbox", name=re.compile(f"^{re.escape(label)} "))


def press_until(tab: Page, target: Locator, key: str = "Tab", most: int = 80) -> None:
    """Go on with the keyboard until a control has the focus."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        tab.keyboard.press(key)
    raise AssertionError(f"{target} is not reached with {key}")


def test_a_case_is_found_by_keyboard_and_the_address_gives_it_back(tab: Page, server: Server, browser: Browser) -> None:
    problems = watch(tab)
    tab.goto(f"{server.url}find/")
    if tab.viewport_size and tab.viewport_size["width"] == PHONE:
        press_until(tab, tab.get_by_role("button", name="Filtrer"))
        tab.keyboard.press("Enter")
        press_until(tab, tab.locator("summary", has_text="Metode"))
        tab.keyboard.press("Enter")
    group(tab, "Metode").locator("li:not([hidden])").first.wait_for()
    finder = group(tab, "Metode").get_by_role("searchbox")
    press_until(tab, finder)
    tab.keyboard.type("gjestebud")
    box = value(tab, "Metode", "Gjestebud")
    press_until(tab, box)
    tab.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(tab).to_have_url(re.compile(r"\?method=gjestebud$"))
    found = titles(tab)
    assert any("Gjestebud i Svelvik" in title for title in found)
    assert count(tab) == len(found)

    afresh = browser.new_context(viewport=tab.viewport_size).new_page()
    afresh.goto(tab.url)
    expect(afresh.get_by_role("button", name="Fjern Metode: Gjestebud")).to_be_visible()
    assert titles(afresh) == found
    afresh.context.close()

    link = tab.locator("[data-kb-find-results] a", has_text="Gjestebud i Svelvik")
    press_until(tab, link)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/cases/svelvik-gjestebud/")
    tab.go_back()
    assert titles(tab) == found
    assert problems == []


def test_words_and_facets_work_together(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?q=innbyggere")
    by_words = count(page)
    theme = group(page, "Tema").locator("li:not([hidden])").first
    promised = int(theme.locator(".kb-facet__count").inner_text())
    theme.get_by_role("checkbox").check()
    assert count(page) == promised <= by_words


def test_values_of_one_facet_widen_and_facets_narrow(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?theme=lokaldemokrati")
    one = count(page)
    value(page, "Tema", "Nærmiljø").check()
    two = count(page)
    assert two > one
    value(page, "Metode", "Borgerpanel").check()
    assert 0 < count(page) < two


def test_a_count_says_what_choosing_the_value_gives(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?theme=lokaldemokrati&documentation=full")
    before = count(page)
    for name in ("Fylke", "Utfall", "Beste belegg for effekt"):
        for row in group(page, name).locator("li:not([hidden])").all():
            promised = int(row.locator(".kb-facet__count").inner_text())
            row.get_by_role("checkbox").check()
            assert count(page) == promised
            row.get_by_role("checkbox").uncheck()
            assert count(page) == before


def test_back_and_forward_go_through_the_choices(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/")
    start = titles(page)
    value(page, "Tema", "Nærmiljø").check()
    first = titles(page)
    page.get_by_label("Sorter etter").select_option("newest")
    newest = titles(page)
    assert newest != first
    assert sorted(newest) == sorted(first)
    page.go_back()
    assert titles(page) == first
    page.go_back()
    expect(page).to_have_url(f"{server.url}find/")
    assert titles(page) == start
    expect(value(page, "Tema", "Nærmiljø")).not_to_be_checked()
    page.go_forward()
    page.go_forward()
    assert titles(page) == newest
    expect(page.get_by_label("Sorter etter")).to_have_value("newest")


def test_a_chip_takes_its_choice_away_and_keeps_the_focus(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?theme=naermiljo&level=samarbeide")
    both = count(page)
    chip = page.get_by_role("button", name="Fjern Tema: Nærmiljø")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?level=samarbeide$"))
    expect(page.get_by_role("button", name="Fjern Grad av medvirkning: Samarbeide")).to_be_focused()
    assert count(page) > both


def test_no_match_shows_the_nearest_and_what_to_loosen(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?q=velferdsteknologi&method=folkebudsjett")
    assert count(page) == 0
    expect(page.get_by_text("Ingen caser har alt du ba om.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Nærmest: uten"))).to_be_visible()
    way = page.locator(".kb-find__ways button").first
    promised = int(re.findall(r"\((\d+)\)$", way.inner_text())[0])
    near = titles(page)
    way.click()
    assert count(page) == promised > 0
    assert set(near) <= set(titles(page))


def test_when_no_single_thing_helps_all_filters_can_go(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?method=gjestebud&year=2012&county=vestland")
    assert count(page) == 0
    page.get_by_role("button", name=re.compile("^Fjern alle filtre [(]")).click()
    expect(page).to_have_url(f"{server.url}find/")
    assert count(page) > 0


def test_words_that_never_meet_are_tried_apart(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/?q=innvandrer+velferdsteknologi")
    assert count(page) == 0
    page.get_by_role("button", name="Søk bare etter «velferdsteknologi»").click()
    assert count(page) > 0
    expect(page.get_by_role("searchbox", name="Søk i casene")).to_have_value("velferdsteknologi")


def test_typing_gives_results_without_a_step_back_for_every_letter(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.goto(f"{server.url}find/")
    before = count(page)
    field = page.get_by_role("searchbox", name="Søk i casene")
    field.press_sequentially("folkeb", delay=30)
    expect(page.get_by_role("status")).to_contain_text("for «folkeb»")
    assert 0 < count(page) < before
    page.go_back()
    expect(page).to_have_url(server.url)


def test_a_settled_search_is_a_step_of_its_own(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/")
    field = page.get_by_role("searchbox", name="Søk i casene")
    field.fill("gjestebud")
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("for «gjestebud»")
    first = titles(page)
    field.fill("velferdsteknologi")
    expect(page.get_by_role("status")).to_contain_text("for «velferdsteknologi»")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("for «gjestebud»")
    assert titles(page) == first
    expect(field).to_have_value("gjestebud")


def test_a_page_that_was_left_by_a_result_shows_as_many_as_before(page: Page, server: Server) -> None:
    page.goto(f"{server.url}find/")
    page.get_by_role("button", name="Vis flere").click()
    shown = titles(page)
    assert len(shown) > 12
    page.locator("[data-kb-find-results] li a").last.click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    assert titles(page) == shown


def test_without_scripts_the_page_shows_cases_and_ways_to_the_rest(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{server.url}find/")
    assert tab.locator("[data-kb-find-results] li").count() > 0
    assert not tab.get_by_role("searchbox", name="Søk i casene").is_visible()
    tab.get_by_role("link", name="Fra A til Å").last.click()
    tab.wait_for_url("**/a-z/")
    context.close()


@pytest.mark.parametrize("state", ["", "?q=ungdom&theme=naermiljo", "?q=gjestebud&outcome=stopped"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, server: Server, scheme: str, state: str) -> None:
    for width in (PHONE, DESK):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        tab = context.new_page()
        tab.goto(f"{server.url}find/{state}")
        expect(tab.locator("[data-kb-find-results]")).to_have_attribute("aria-busy", "false")
        if width == PHONE:
            tab.get_by_role("button", name=re.compile("^Filtrer")).click()
        tab.locator("details.kb-facet").first.wait_for(state="attached")
        tab.evaluate("document.querySelectorAll('details.kb-facet').forEach(facet => { facet.open = true; })")
        assert violations(tab) == []
        context.close()
