"""The form for everyone: axe in each step, the keyboard alone, and at 400 % zoom."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from casebank.form.forms import CASE_FORM, FORMS, REPORT_FORM
from tests.browser.axe import violations
from tests.browser.form_page import FormPage
from tests.conftest import Server

ADDRESSES = {"case": "share/", "report": "share/report/", "confirmation": "share/confirm/", "fault": "share/fault/"}
ZOOMED = 320
"""The width of a window of 1,280 pixels at 400 %. Source: https://www.w3.org/TR/WCAG22/#reflow"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_in_any_step(browser: Browser, server: Server, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    form = FormPage(tab, server.url + ADDRESSES["case"])
    found = []
    for step in CASE_FORM.steps:
        form.go(step.title)
        for button in form.step.get_by_role("button", name=re.compile("^Legg til")).all():
            button.click()
        found += violations(tab, step.title)
    form.ready()
    expect(tab.locator("[data-kb-review]")).to_contain_text("må rettes først")
    tab.get_by_text("Slik blir siden").click()
    found += violations(tab, "what must be mended")
    form.go(CASE_FORM.steps[0].title)
    found += violations(tab, "errors at the questions")
    form.step.get_by_role("combobox", name="Kommune").fill("sta")
    expect(tab.get_by_role("option").first).to_be_visible()
    found += violations(tab, "an open list")
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_other_forms(browser: Browser, server: Server, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    tab = context.new_page()
    found = []
    for form in FORMS:
        shown = FormPage(tab, server.url + ADDRESSES[form.name])
        for step in form.steps:
            if len(form.steps) > 1:
                shown.go(step.title)
            found += violations(tab, f"{form.name}, {step.title}")
    context.close()
    assert found == []


def test_nothing_is_cut_off_at_400_percent(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": ZOOMED, "height": 256})
    tab = context.new_page()
    for form in (CASE_FORM, REPORT_FORM):
        shown = FormPage(tab, server.url + ADDRESSES[form.name])
        for step in form.steps:
            shown.go(step.title)
            for button in shown.step.get_by_role("button", name=re.compile("^Legg til")).all():
                button.click()
            wide = tab.evaluate("document.documentElement.scrollWidth")
            assert wide <= ZOOMED, step.title
            assert tab.evaluate(OUTSIDE) == [], step.title
    context.close()


OUTSIDE = """() => [...document.querySelectorAll("form input, form textarea, form select, form button, form label")]
  .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === "none")
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 100))"""


def test_back_and_forward_go_between_steps(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + ADDRESSES["case"])
    page.get_by_role("link", name="Neste: Var det samskaping?").click()
    page.get_by_role("link", name="Neste: Fortellingen").click()
    page.go_back()
    expect(form.step.get_by_role("heading", level=2)).to_have_text("Var det samskaping?")
    page.go_forward()
    expect(form.step.get_by_role("heading", level=2)).to_have_text("Fortellingen")


def test_an_error_leads_to_its_question(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + ADDRESSES["case"])
    form.go("Se over og send")
    form.ready()
    review = page.locator("[data-kb-review]")
    expect(review).to_be_focused()
    review.get_by_role("link", name=re.compile("^Kort fortalt")).click()
    field = form.step.get_by_role("textbox", name=re.compile("^Kort fortalt"))
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Fyll ut «Kort fortalt»"))
