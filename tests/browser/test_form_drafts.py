"""Drafts of the forms: kept only when the sender says so, and never lost, whatever the browser or another tab does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page import FormPage, stored
from tests.conftest import Server, watch

FORM = "share/"


def test_nothing_is_stored_until_the_sender_says_so(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    form.go("Fortellingen")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    assert page.context.cookies() == []


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
def test_a_browser_that_does_not_store_is_told_of(page: Page, server: Server, script: str, reason: str) -> None:
    page.add_init_script(script)
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    page.locator("[data-kb-draft] summary").click()
    page.get_by_role("button", name="Ta vare på utkastet").click()
    told = page.locator("[data-kb-notice]")
    expect(told).to_contain_text(reason)
    with page.expect_download() as waiting:
        told.get_by_role("button", name="Last ned utkastet som fil").click()
    draft = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert draft["answers"]["title"] == "Parken"


def test_two_tabs_with_one_draft_end_as_two_drafts(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    form.keep()
    second = page.context.new_page()
    other = FormPage(second, page.url)
    expect(second.get_by_role("textbox", name="Tittel").first).to_have_value("Parken")
    other.write("Sted", "Skrevet i den andre")
    expect(page.locator("[data-kb-notice]")).to_contain_text("endret i en annen fane")
    form.write("Sted", "Skrevet i den første")
    expect(page.locator("[data-kb-notice]")).to_contain_text("nå lagret som et eget utkast")
    assert sorted(draft["answers"]["place"] for draft in stored(page)) == [
        "Skrevet i den andre",
        "Skrevet i den første",
    ]


def test_a_draft_is_found_again_and_deleted_when_it_has_arrived(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken")
    form.keep()
    form = FormPage(page, server.url + FORM)
    page.get_by_role("button", name="Fortsett på «Parken»").click()
    form.fill_least()
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
