"""The smaller forms, and the ways into all of them from the pages."""

from __future__ import annotations

import re
import urllib.parse

import pytest
from playwright.sync_api import Page, expect

from casebank.bank import load
from casebank.catalogue import Catalogue
from tests.browser.form_page import FormPage
from tests.conftest import Server, watch
from tests.specimens import ROOT, TODAY

CASE = "cases/svelvik-gjestebud/"


def test_a_report_is_sent_from_the_page_of_a_case(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(server.url + CASE)
    page.get_by_role("link", name="Fortell på to minutter").click()
    form = FormPage(page, page.url)
    expect(form.step.get_by_role("combobox", name="Case")).to_have_value(re.compile("Gjestebud i Svelvik"))
    form.pick("Kommune", "Tromsø")
    form.write("Når?", "2026-03")
    form.write("Hva gjorde dere annerledes?", "Vi inviterte gjennom skolene.")
    form.choose("Hvordan gikk det?", "Virket delvis")
    form.write("Én lærdom", "Begynn to måneder før.")
    form.go("Se over og send")
    form.agree()
    form.ready()
    sent = form.github()
    assert sent["filename"] == "docs/reports/tromso-svelvik-gjestebud.md"
    assert 'case: "svelvik-gjestebud"\n' in sent["value"]
    assert 'verdict: "partly"\n' in sent["value"]
    assert problems == []


def test_a_report_is_about_one_thing(page: Page, server: Server) -> None:
    form = FormPage(page, server.url + "share/report/?case=svelvik-gjestebud&key=meld-tilbake")
    form.go("Se over og send")
    form.agree()
    form.ready()
    assert "Case: Velg enten én case eller én nøkkel, ikke begge." in form.errors()


def test_a_case_is_opened_in_the_form_and_keeps_what_it_does_not_ask_for(page: Page, server: Server) -> None:
    page.goto(server.url + CASE)
    page.get_by_role("link", name="Rett eller fyll ut casen i et skjema").click()
    form = FormPage(page, page.url)
    expect(form.step.get_by_role("textbox", name="Tittel").first).to_have_value(re.compile("^Gjestebud i Svelvik"))
    form.write("Sted", "Nesbygda")
    form.go("Se over og send")
    form.agree()
    form.ready()
    text = form.download().read_text(encoding="utf-8")
    entry = Catalogue(load(ROOT, TODAY)).cases["svelvik-gjestebud"]
    assert 'place: "Nesbygda"\n' in text
    assert 'published: "2026-11-24"\n' in text
    assert re.search(r'^updated: "\d{4}-\d\d-\d\d"$', text, re.MULTILINE)
    assert text.partition("\n---\n")[2].strip() == entry.document.body.strip()
    href = form.ways().get_by_role("link", name="Åpne på GitHub").get_attribute("href")
    assert href == "https://github.com/ks-no/samskapingsbanken/edit/main/cases/svelvik-gjestebud.md"


def test_every_case_can_be_opened_and_comes_out_whole(page: Page, server: Server) -> None:
    page.goto(server.url + "404.html")
    catalogue = Catalogue(load(ROOT, TODAY))
    different = page.evaluate(
        """async ([root, ids]) => {
          const { cleaned, check, fileOf } = await import(new URL("scripts/form-answers.js", root).href);
          const form = await (await fetch(new URL("share/case.json", root))).json();
          return Promise.all(ids.map(async (id) => {
            const { answers } = await (await fetch(new URL(`share/edit/${id}.json`, root))).json();
            const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => !form.asked.includes(name)));
            const setting = { today: "2026-11-24", edit: id, rest };
            const clean = cleaned(form, answers);
            return { id, findings: check(form, clean, setting), text: fileOf(form, clean, setting).text };
          }));
        }""",
        [server.url, list(catalogue.cases)],
    )
    for one in different:
        assert one["findings"] == [], one["id"]
        body = catalogue.cases[one["id"]].document.body.strip()
        if body.startswith("## "):
            assert one["text"].partition("\n---\n")[2].strip() == body, one["id"]


def test_a_fault_is_told_of_from_any_page(page: Page, server: Server) -> None:
    page.goto(server.url + "keys/meld-tilbake/")
    page.get_by_role("link", name="Meld feil på denne siden").click()
    form = FormPage(page, page.url)
    expect(form.step.get_by_role("textbox", name="Hvilken side?")).to_have_value("keys/meld-tilbake/")
    form.write("Hva er feil?", "Tallet er 125, ikke 215 & det står «i rapporten».")
    form.agree()
    form.ready()
    assert form.github() == {
        "template": "fault.yml",
        "page": "keys/meld-tilbake/",
        "what": "Tallet er 125, ikke 215 & det står «i rapporten».",
    }
    expect(form.ways()).to_contain_text("Denne veien er ikke åpen ennå")


def test_a_page_without_a_file_leads_to_the_list_that_its_words_come_from(page: Page, server: Server) -> None:
    page.goto(server.url + "themes/naermiljo/")
    link = page.get_by_role("link", name="Foreslå en endring av denne siden")
    expect(link).to_have_attribute("href", re.compile("/edit/main/docs/vocabulary/themes.yml$"))


def test_a_municipality_confirms_its_case(page: Page, server: Server) -> None:
    page.goto(server.url + "cases/asker-borgen/")
    page.get_by_role("link", name="Bekreft den").click()
    form = FormPage(page, page.url)
    form.write("Hvem bekrefter?", "Asker kommune, innbyggertorgene")
    form.ready()
    expect(page.get_by_text("Kryss av for alle punktene.")).to_be_visible()
    form.agree()
    form.ready()
    assert form.github() == {
        "template": "confirmation.yml",
        "case": "asker-borgen",
        "by": "Asker kommune, innbyggertorgene",
    }


@pytest.mark.parametrize("query", ["themes=eldre&methods=gjestebud", "themes=%3Cscript%3E"])
def test_a_link_can_bring_answers(page: Page, server: Server, query: str) -> None:
    problems = watch(page)
    form = FormPage(page, f"{server.url}share/?{query}")
    form.go("Slik arbeidet dere")
    chosen = form.step.get_by_role("list", name="Valgt: Temaer")
    expect(chosen).to_contain_text("Eldre" if "eldre" in query else urllib.parse.unquote(query.split("=")[1]))
    assert problems == []
