"""«Min plan» when something is in the way: two tabs, files that are no plans, a browser that refuses. Nothing is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.plan_page import PlanPage, plan_file, stored, take, word_text
from tests.conftest import Server, watch

ENTRY = {"kind": "key", "id": "meld-tilbake", "title": "Meld tilbake"}


def test_two_tabs_add_to_the_same_plan_and_lose_nothing(page: Page, server: Server) -> None:
    plan = PlanPage(page, server)
    plan.start()
    plan.head("Hva heter planen?").fill("Fra den første fanen")
    other = page.context.new_page()
    take(other, server, "keys/meld-tilbake/")
    expect(plan.entry("key/meld-tilbake")).to_be_visible()
    expect(plan.head("Hva heter planen?")).to_have_value("Fra den første fanen")
    beside = PlanPage(other, server)
    expect(beside.head("Hva heter planen?")).to_have_value("Fra den første fanen")
    plan.entry("key/meld-tilbake").get_by_label("Hvem gjør det?").fill("Saksbehandleren")
    expect(beside.entry("key/meld-tilbake").get_by_label("Hvem gjør det?")).to_have_value("Saksbehandleren")


def test_the_same_field_written_in_two_tabs_keeps_both_texts(page: Page, server: Server) -> None:
    plan = PlanPage(page, server)
    plan.start()
    plan.saved()
    other = PlanPage(page.context.new_page(), server)
    # Both have typed before either is stored: no tab may wait for the other.
    for tab, words in ((plan, "Vi bygger torget."), (other, "Vi spør ungdommen først.")):
        tab.tab.evaluate(
            """words => {
                const field = document.getElementById("plan-goal");
                field.value = words;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            words,
        )
    for tab in (plan, other):
        expect(tab.head("Hva vil dere løse?")).to_have_value(
            re.compile(r"torget[\s\S]*ungdommen|ungdommen[\s\S]*torget")
        )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("not-json", "<script>alert(1)</script>", "ikke en plan"),
        ("other-format", json.dumps({"format": "noe-annet", "version": 1}), "ikke en plan"),
        ("newer", json.dumps({"format": "samskapingsbanken-plan", "version": 99}), "nyere utgave"),
        ("no-version", json.dumps({"format": "samskapingsbanken-plan", "entries": []}), "skadet"),
        ("no-list", json.dumps({"format": "samskapingsbanken-plan", "version": 1, "entries": "alle"}), "skadet"),
        ("too-large", "9" * 1_000_001, "for stor"),
    ],
)
def test_a_file_that_is_no_plan_is_explained_and_changes_nothing(
    page: Page, server: Server, tmp_path: Path, name: str, content: str, said: str
) -> None:
    plan = PlanPage(page, server)
    plan.start()
    plan.head("Hva heter planen?").fill("Min egen")
    plan.saved()
    path = tmp_path / f"{name}.json"
    path.write_text(content, encoding="utf-8")
    plan.open_file(path)
    expect(plan.told()).to_contain_text(said)
    expect(plan.head("Hva heter planen?")).to_have_value("Min egen")


def test_a_hostile_file_runs_nothing_and_what_can_be_read_is_kept(page: Page, server: Server, tmp_path: Path) -> None:
    problems = watch(page)
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    hostile: dict[str, Any] = {
        "title": "<img src=x onerror=alert(1)>",
        "__proto__": {"polluted": True},
        "goal": {"toString": "alert(1)"},
        "entries": [
            {
                **ENTRY,
                "what": "</textarea><script>alert(2)</script>",
                "who": "x" * 9000,
                "phase": "javascript:alert(3)",
            },
            {**ENTRY, "id": "../../../etc/passwd"},
            {**ENTRY, "kind": "constructor"},
            {"kind": "case", "id": "asker-borgen", "title": "\u202eovn\u0000\ud800", "needs": ["alert(4)"]},
            None,
            ENTRY,
        ],
    }
    plan = PlanPage(page, server)
    plan.open_file(plan_file(tmp_path / "hostile.json", **hostile))
    expect(plan.head("Hva heter planen?")).to_have_value("<img src=x onerror=alert(1)>")
    assert sorted(plan.entries()) == ["case/asker-borgen", "key/meld-tilbake"]
    expect(plan.entry("key/meld-tilbake").get_by_label("Hva gjør vi?")).to_have_value(
        "</textarea><script>alert(2)</script>"
    )
    expect(plan.told()).to_contain_text("ikke med")
    assert page.evaluate("({}).polluted") is None
    assert "alert(2)" in word_text(plan.export("Hent som Word-fil", tmp_path))
    assert problems == []


def test_a_plan_of_an_older_version_says_so_and_keeps_what_it_knows(page: Page, server: Server, tmp_path: Path) -> None:
    plan = PlanPage(page, server)
    plan.open_file(plan_file(tmp_path / "old.json", version=0, entries=[{**ENTRY, "what": "Skrive brev"}]))
    expect(plan.entry("key/meld-tilbake").get_by_label("Hva gjør vi?")).to_have_value("Skrive brev")
    expect(plan.told()).to_contain_text("eldre utgave")


def test_what_is_no_longer_in_the_bank_keeps_what_was_written_of_it(page: Page, server: Server, tmp_path: Path) -> None:
    gone = {**ENTRY, "id": "et-rad-som-er-trukket", "title": "Et råd som er trukket", "what": "Vi fulgte rådet"}
    plan = PlanPage(page, server)
    plan.open_file(plan_file(tmp_path / "gone.json", entries=[gone]))
    entry = plan.entry("key/et-rad-som-er-trukket")
    expect(entry).to_contain_text("Finnes ikke lenger i banken")
    expect(entry.get_by_label("Hva gjør vi?")).to_have_value("Vi fulgte rådet")
    word = word_text(plan.export("Hent som Word-fil", tmp_path))
    assert "Et råd som er trukket" in word
    assert "Vi fulgte rådet" in word


def test_a_paper_does_not_say_that_what_it_cannot_fetch_is_gone(page: Page, server: Server) -> None:
    take(page, server, "keys/meld-tilbake/")
    page.route("**/tools/key/*.json", lambda route: route.abort())
    plan = PlanPage(page, server)
    expect(plan.entry("key/meld-tilbake")).to_contain_text("Fikk ikke tak i det banken sier om dette")
    page.get_by_role("button", name="Hent som Word-fil").click()
    expect(plan.told()).to_contain_text("Det gikk ikke. Sjekk nettforbindelsen")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


@pytest.mark.parametrize(("trouble", "said"), [(FULL, "ikke plass"), (BLOCKED, "lar oss ikke lagre")])
def test_without_a_store_the_plan_lives_in_the_page_and_can_be_taken_out(
    page: Page, server: Server, tmp_path: Path, trouble: str, said: str
) -> None:
    page.add_init_script(trouble)
    page.goto(f"{server.url}keys/meld-tilbake/")
    page.get_by_role("button", name="Legg i min plan").click()
    page.get_by_role("button", name="Start en plan").click()
    page.get_by_role("link", name="Åpne planen med denne i").click()
    page.get_by_role("button", name="Legg i planen").click()
    plan_state = page.locator(".kb-tool__state")
    expect(plan_state).to_contain_text(said)
    page.locator("[data-kb-entry='key/meld-tilbake']").get_by_label("Når?").fill("Til våren")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Hent som planfil").click()
    waiting.value.save_as(tmp_path / "plan.json")
    data = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert [entry["when"] for entry in data["entries"]] == ["Til våren"]


def test_an_address_puts_nothing_in_the_plan_by_itself(page: Page, server: Server) -> None:
    page.goto(f"{server.url}plan/?add=key:meld-tilbake")
    expect(page.get_by_role("button", name="Legg i planen")).to_be_visible()
    assert stored(page) == 0


def test_a_damaged_plan_in_the_browser_is_told_of_and_left_alone(page: Page, server: Server) -> None:
    take(page, server, "keys/meld-tilbake/")
    page.evaluate("localStorage.setItem('samskapingsbanken.utkast.plan.skadet', '{\"form')")
    plan = PlanPage(page, server)
    assert plan.entries() == ["key/meld-tilbake"]
    expect(page.locator("main, .md-main")).to_contain_text("Den er ikke rørt")
    assert page.evaluate("localStorage.getItem('samskapingsbanken.utkast.plan.skadet')") == '{"form'
