"""When something is in the way: odd text, a browser that refuses, two tabs, no script. Nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.form_page import FormPage, stored
from tests.conftest import Server, watch

FORM = "share/"
ODD = "Ord\u00a0fra \u201cWord\u201d\u200b\u202e med 😀 og\x0bny linje\u00ad"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


def _least(form: FormPage, title: str = "Parken") -> None:
    """What must be filled in, and no more."""
    form.go("Hva gjorde dere?")
    form.write("Tittel", title)
    form.write("Kort fortalt", "Naboer pusset opp en park.")
    form.pick("Kommune", "Stavanger")
    form.go("Fortellingen")
    form.write("Tittel", "Egen erfaring", form.item("Kilde"))
    form.go("Se over og send")
    form.agree()


def test_nothing_is_stored_until_the_sender_says_so(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    form.go("Fortellingen")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    assert page.context.cookies() == []


def test_odd_text_comes_out_readable(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    _least(form, ODD)
    form.ready()
    text = form.download().read_text(encoding="utf-8")
    assert 'title: "Ord fra “Word” med 😀 og ny linje"' in text


def test_a_text_that_is_too_long_is_told_of_and_kept(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    _least(form, "x" * 100_000)
    form.ready()
    assert form.errors() == ["Tittel: Teksten er på 100000 tegn, og det er plass til 90. Kort ned med 99910 tegn."]
    form.go("Hva gjorde dere?")
    assert len(form.step.get_by_role("textbox", name="Tittel").input_value()) == 100_000


def test_a_long_story_travels_on_the_clipboard(context: BrowserContext, server: Server) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    tab = context.new_page()
    form = FormPage(tab, server.url + FORM)
    _least(form)
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
    tab.bring_to_front()
    assert "Lang tekst. Lang tekst." in tab.evaluate("navigator.clipboard.readText()")


def test_a_browser_that_does_not_copy_shows_the_text(context: BrowserContext, server: Server) -> None:
    tab = context.new_page()
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    form = FormPage(tab, server.url + FORM)
    _least(form)
    form.ready()
    form.ways().get_by_role("button", name="Kopier teksten").click()
    assert tab.get_by_label(re.compile("kopier den selv")).input_value().startswith('---\ntitle: "Parken"')


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            "Nettleseren har ikke plass til mer.",
        ),
        (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
            "Nettleseren lar oss ikke lagre.",
        ),
    ],
    ids=["full", "blocked"],
)
def test_a_browser_that_does_not_store_is_told_of(
    context: BrowserContext, server: Server, script: str, reason: str
) -> None:
    tab = context.new_page()
    tab.add_init_script(script)
    form = FormPage(tab, server.url + FORM)
    form.write("Tittel", "Parken")
    tab.locator("[data-kb-draft] summary").click()
    tab.get_by_role("button", name="Ta vare på utkastet").click()
    told = tab.locator("[data-kb-notice]")
    expect(told).to_contain_text(reason)
    with tab.expect_download() as waiting:
        told.get_by_role("button", name="Last ned utkastet som fil").click()
    draft = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert draft["answers"]["title"] == "Parken"


def test_two_tabs_with_one_draft_end_as_two_drafts(context: BrowserContext, server: Server) -> None:
    first = context.new_page()
    form = FormPage(first, server.url + FORM)
    form.write("Tittel", "Parken")
    form.keep()
    second = context.new_page()
    other = FormPage(second, first.url)
    expect(second.get_by_role("textbox", name="Tittel").first).to_have_value("Parken")
    other.write("Sted", "Skrevet i den andre")
    expect(first.locator("[data-kb-notice]")).to_contain_text("endret i en annen fane")
    form.write("Sted", "Skrevet i den første")
    expect(first.locator("[data-kb-notice]")).to_contain_text("nå lagret som et eget utkast")
    assert sorted(draft["answers"]["place"] for draft in stored(first)) == [
        "Skrevet i den andre",
        "Skrevet i den første",
    ]


def test_a_draft_is_found_again_and_deleted_when_it_has_arrived(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    form.keep()
    form = FormPage(page, server.url + FORM)
    page.get_by_role("button", name="Fortsett på «Parken»").click()
    _least(form)
    form.ready()
    form.download()
    assert len(stored(page)) == 1
    form.ways().get_by_role("button", name="Ja, slett utkastet").click()
    expect(form.ways()).to_contain_text("Utkastet er slettet")
    assert stored(page) == []


def test_a_draft_travels_in_a_file_and_a_hostile_one_does_no_harm(page: Page, server: Server, tmp_path: Path) -> None:
    problems = watch(page)
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    page.locator("[data-kb-draft] summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Last ned utkastet som fil").click()
    draft = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    evil = "<img src=x onerror=\"document.title='pwned'\">"
    draft["answers"] |= {
        "title": evil,
        "municipality": [evil],
        "__proto__": {"polluted": evil},
        "unknown": evil,
        "keys": [{"id": evil, "how": evil}],
        "sources": [{"id": "a", "title": evil}],
        "story": [evil, evil],
        "images": [{"picture": "../../x", "alt": evil}],
    }
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    page.locator("[data-kb-draft-import]").set_input_files(path)
    expect(page.locator("[data-kb-notice]")).to_contain_text("Utkastet er hentet fra filen")
    expect(page.get_by_role("textbox", name="Tittel").first).to_have_value(evil)
    for title in ("Fortellingen", "Råd og forbilder", "Kontakt og bilder", "Se over og send"):
        form.go(title)
    page.get_by_text("Slik blir siden").click()
    expect(page.locator("[data-kb-preview]")).to_contain_text("<img src=x")
    assert "pwned" not in page.title()
    assert page.locator("[data-kb-preview] img").count() == 0
    path.write_text("{not a draft", encoding="utf-8")
    page.locator("[data-kb-draft-import]").set_input_files(path)
    expect(page.locator("[data-kb-notice]")).to_contain_text("ikke et utkast")
    assert problems == []


def test_what_is_written_survives_that_a_draft_is_opened_over_it(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Fra før")
    form.keep()
    form = FormPage(page, server.url + FORM)
    title = page.get_by_role("textbox", name="Tittel").first
    form.write("Tittel", "Skrevet nå")
    page.get_by_role("button", name="Fortsett på «Fra før»").click()
    expect(title).to_have_value("Fra før")
    page.get_by_role("button", name="Få tilbake det du hadde skrevet").click()
    expect(title).to_have_value("Skrevet nå")
    form.write("Sted", "Storhaug")
    form.keep()
    assert sorted(draft["answers"]["title"] for draft in stored(page)) == ["Fra før", "Skrevet nå"]


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
