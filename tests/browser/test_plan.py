"""«Min plan» from start to finish, in a real browser: from the guide, from pages, out as files, and back in."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.keyboard import Keyboard
from tests.browser.plan_page import PlanPage, stored, take, word_text
from tests.conftest import Server, watch


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("keys/meld-tilbake/", "key/meld-tilbake"),
        ("methods/gjestebud/", "method/gjestebud"),
        ("cases/asker-borgen/", "case/asker-borgen"),
        ("indicators/deltakere/", "indicator/deltakere"),
    ],
)
def test_each_kind_of_page_goes_into_the_plan_and_nothing_is_stored_before(
    page: Page, server: Server, address: str, name: str
) -> None:
    problems = watch(page)
    page.goto(server.url + address)
    page.get_by_role("button", name="Legg i min plan").click()
    assert stored(page) == 0
    page.get_by_role("button", name="Ikke nå").click()
    assert stored(page) == 0
    take(page, server, address)
    assert stored(page) == 1
    assert PlanPage(page, server).entries() == [name]
    assert problems == []


def test_a_plan_from_the_guide_and_from_pages_is_ordered_and_survives_a_reload(page: Page, server: Server) -> None:
    problems = watch(page)
    plan = PlanPage(page, server)
    proposals = plan.ask_guide("Nærmiljø", "Innbyggere", "Involvere", "Middels innsats")
    assert stored(page) == 0
    for proposal in proposals.all():
        assert re.search(r"Fordi: \w", proposal.inner_text())
    count = proposals.count()
    page.get_by_role("button", name="Legg de valgte i planen").click()
    expect(page.locator("[data-kb-entry]")).to_have_count(count)
    take(page, server, "keys/regn-med-frafall/")
    plan = PlanPage(page, server)
    assert len(plan.entries()) == count + 1
    plan.head("Hva heter planen?").fill("Et torg for alle")
    plan.entry("key/regn-med-frafall").get_by_label("Hvem gjør det?").fill("Prosesslederen")
    plan.saved()
    page.reload()
    expect(plan.head("Hva heter planen?")).to_have_value("Et torg for alle")
    expect(plan.entry("key/regn-med-frafall").get_by_label("Hvem gjør det?")).to_have_value("Prosesslederen")
    phases = page.locator(".kb-plan__phase h3").all_inner_texts()
    order = ["Forankre", "Forstå", "Invitere", "Skape", "Prøve", "Drifte", "Gjelder hele arbeidet"]
    assert phases == [phase for phase in order if phase in phases]
    assert problems == []


def test_every_format_holds_every_entry_and_the_plan_file_opens_elsewhere(
    page: Page, server: Server, browser: Browser, tmp_path: Path
) -> None:
    for address in (
        "cases/svelvik-oppgaveutvalg/",
        "methods/oppgaveutvalg/",
        "keys/meld-tilbake/",
        "indicators/tillit/",
    ):
        take(page, server, address)
    plan = PlanPage(page, server)
    plan.head("Hva heter planen?").fill('Torg & <b>park</b> "nå" {title}')
    plan.head("Hva vil dere løse?").fill(
        "Ungdom mangler et sted å være.\n\nDe sier det selv: [x](javascript:alert(1))."
    )
    written = {}
    for number, name in enumerate(plan.entries()):
        for label in ("Hva gjør vi?", "Hvem gjør det?", "Når?", "Hva krever det?", "Hvordan vet vi at det virket?"):
            written[name, label] = f"{label} svar {number} <script>alert({number})</script> & *slikt*"
            plan.entry(name).get_by_label(label).fill(written[name, label])
    titles = [page.locator(f"[data-kb-entry='{name}'] h4").inner_text() for name in plan.entries()]

    word = word_text(plan.export("Hent som Word-fil", tmp_path))
    for words in (*written.values(), *titles, 'Torg & <b>park</b> "nå" {title}', "Ungdom mangler et sted å være."):
        assert words in word
    for part in ("Forslag til vedtak", "Bakgrunn", "Ressurser", "Erfaringer fra andre kommuner", "Vurdering", "Kilder"):
        assert part in word
    assert "Dette ble vanskelig:\nVelg deltakere etter det oppgaven krever (virket delvis)" in word
    assert "cases/svelvik-oppgaveutvalg/" in word
    assert "En ny politisk arbeidsform, Roskilde Universitet" in word
    assert re.search(r"oppdatert \d+\. \w+ \d{4}\. Lest \d+\. \w+ \d{4}", word)

    markdown = plan.export("Hent som Markdown", tmp_path).read_text(encoding="utf-8")
    assert "<script>" not in markdown
    assert "\\[x\\]" in markdown
    for title in titles:
        assert title in markdown

    paper = tmp_path / "plan.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    printed = " ".join(
        " ".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(paper)).split()
    )
    for title in titles:
        assert title in printed
    assert "svar 3 <script>alert(3)</script>" in printed
    assert "Hent som Word-fil" not in printed

    file = plan.export("Hent som planfil", tmp_path)
    context = browser.new_context()
    colleague = PlanPage(context.new_page(), server)
    problems = watch(colleague.tab)
    colleague.open_file(file)
    expect(colleague.head("Hva heter planen?")).to_have_value('Torg & <b>park</b> "nå" {title}')
    assert colleague.entries() == plan.entries()
    for (name, label), words in written.items():
        expect(colleague.entry(name).get_by_label(label)).to_have_value(words)
    assert problems == []
    context.close()


def test_taking_out_can_be_undone_and_a_plan_can_be_deleted(page: Page, server: Server) -> None:
    take(page, server, "keys/meld-tilbake/")
    plan = PlanPage(page, server)
    plan.entry("key/meld-tilbake").get_by_label("Når?").fill("I mai")
    plan.entry("key/meld-tilbake").get_by_role("button", name="Ta ut av planen").click()
    assert plan.entries() == []
    page.get_by_role("button", name="Angre").click()
    expect(plan.entry("key/meld-tilbake").get_by_label("Når?")).to_have_value("I mai")
    page.get_by_role("button", name="Slett planen").click()
    page.get_by_role("button", name="Ja, slett planen").click()
    expect(page.get_by_role("button", name="Start en tom plan")).to_be_visible()
    assert stored(page) == 0


def test_a_plan_is_made_by_keyboard_alone(page: Page, server: Server) -> None:
    page.goto(f"{server.url}keys/meld-tilbake/")
    keys = Keyboard(page)
    keys.choose(page.get_by_role("button", name="Legg i min plan"))
    expect(page.get_by_role("button", name="Start en plan")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("link", name="Ligger i planen. Åpne den")).to_be_focused()
    keys.press("Enter")
    page.wait_for_url("**/plan/")
    field = page.locator("[data-kb-entry='key/meld-tilbake']").get_by_label("Hva gjør vi?")
    expect(field).to_be_visible()
    keys.write(field, "Sender brev")
    expect(page.locator(".kb-tool__state")).to_contain_text("Lagret")
    page.reload()
    expect(field).to_have_value("Sender brev")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_in_a_full_plan(browser: Browser, server: Server, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    tab.goto(f"{server.url}keys/meld-tilbake/")
    tab.get_by_role("button", name="Legg i min plan").click()
    found = violations(tab)
    tab.get_by_role("button", name="Start en plan").click()
    plan = PlanPage(tab, server)
    plan.ask_guide("Barn og unge", "Barn og ungdom", "Informere", "Stor innsats")
    found += violations(tab)
    tab.get_by_role("button", name="Legg de valgte i planen").click()
    expect(tab.locator("[data-kb-entry] h4 a").last).to_be_visible()
    found += violations(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert found == []
