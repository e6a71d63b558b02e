"""When something is in the way: odd text, a browser that refuses, two tabs, no script. Nothing typed is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.form_page import FormPage
from tests.conftest import Server

FORM = "share/"
ODD = "Ord\u00a0fra \u201cWord\u201d\u200b\u202e med 😀 og\x0bny linje\u00ad"


def test_odd_text_comes_out_readable(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.fill_least(ODD)
    form.ready()
    text = form.download().read_text(encoding="utf-8")
    assert 'title: "Ord fra “Word” med 😀 og ny linje"' in text


def test_a_text_that_is_too_long_is_told_of_and_kept(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.fill_least("x" * 100_000)
    form.ready()
    assert form.errors() == ["Tittel: Teksten er på 100000 tegn, og det er plass til 90. Kort ned med 99910 tegn."]
    form.go("Hva gjorde dere?")
    assert len(form.step.get_by_role("textbox", name="Tittel").input_value()) == 100_000


def test_a_long_story_travels_on_the_clipboard(page: Page, server: Server) -> None:
    context = page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    form = FormPage(page, server.url + FORM)
    form.fill_least()
    form.ready()
    assert form.github()["value"].startswith('---\ntitle: "Parken"')
    form.go("Fortellingen")
    form.write("Bakgrunn", "Lang tekst. " * 1_000)
    form.go("Se over og send")
    form.ready()
    assert form.github() == {"filename": "cases/stavanger-parken.md"}
    with context.expect_page() as opened:
        form.ways().get_by_role("link", name="Åpne på GitHub").click()
    assert opened.value.url.startswith("https://github.com/ks-no/samskapingsbanken/new/main?filename=")
    page.bring_to_front()
    assert "Lang tekst. Lang tekst." in page.evaluate("navigator.clipboard.readText()")


def test_a_browser_that_does_not_copy_shows_the_text(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    form = FormPage(page, server.url + FORM)
    form.fill_least()
    form.ready()
    form.ways().get_by_role("button", name="Kopier teksten").click()
    assert page.get_by_label(re.compile("kopier den selv")).input_value().startswith('---\ntitle: "Parken"')


def test_what_is_taken_away_can_be_had_back(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.go("Fortellingen")
    form.write("Tittel", "Rapport", form.item("Kilde"))
    form.item("Kilde").get_by_role("button", name="Ta bort").click()
    expect(page.get_by_role("group", name=re.compile(r"^Kilde \d+$"))).to_have_count(0)
    page.get_by_role("button", name="Angre").click()
    expect(form.item("Kilde").get_by_role("textbox", name="Tittel")).to_have_value("Rapport")


def test_without_scripts_the_page_shows_other_ways(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for address in (FORM, "share/report/", "share/confirm/", "share/fault/"):
        tab.goto(server.url + address)
        expect(tab.locator("form[data-kb-form]")).to_be_hidden()
        instead = tab.locator("article noscript")
        said = instead.inner_text()
        assert "Skjemaet trenger JavaScript." in said
        link = instead.get_by_role("link", name="Svar i et skjema på GitHub", include_hidden=True)
        expect(link).to_have_attribute("href", re.compile("/issues/new\\?template=[a-z]+.yml$"))
        assert "E-post er ikke åpnet ennå" in said
    tab.goto(server.url + FORM)
    assert "## Lærdommer" in tab.locator("article noscript").inner_text()
    context.close()


def test_a_list_tells_when_it_has_nothing_and_is_asked_for_again_when_it_did_not_come(
    page: Page, server: Server
) -> None:
    page.route("**/share/list-case.json", lambda route: route.abort())
    form = FormPage(page, server.url + "share/report/")
    box = form.step.get_by_role("combobox", name="Case")
    box.fill("gjestebud")
    expect(form.step.get_by_text("Fikk ikke tak i listen.")).to_be_visible()
    page.unroute("**/share/list-case.json")
    form.pick("Case", "Gjestebud i Svelvik")
    expect(form.step.get_by_text("Fikk ikke tak i listen.")).to_have_count(0)
    box.fill("noe som ikke finnes")
    expect(form.step.get_by_text("Ingen forslag")).to_be_visible()


def test_when_the_data_do_not_come_the_page_says_so(page: Page, server: Server) -> None:
    page.route("**/share/case.json", lambda route: route.abort())
    page.goto(server.url + FORM)
    expect(page.get_by_text("Skjemaet lot seg ikke laste.")).to_be_visible()
    expect(page.get_by_role("link", name="bruk skjemaet på GitHub")).to_be_visible()
