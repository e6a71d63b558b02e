"""Comparing, asking the network, and what the tools say without scripts, in a real browser."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from casebank.bank import Entry, load
from casebank.catalogue import Catalogue, model_of
from tests.browser.keyboard import Keyboard
from tests.conftest import Server, watch
from tests.specimens import ROOT, TODAY


@pytest.fixture(scope="module")
def bank() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


def test_cases_stand_side_by_side_and_the_address_is_the_choice(page: Page, server: Server, bank: Catalogue) -> None:
    problems = watch(page)
    page.goto(f"{server.url}compare/")
    for name in ("Oppgaveutvalg i Svelvik", "Borgenprosjektet i Asker"):
        box = page.get_by_role("combobox", name="Hvilke caser?")
        box.fill(name)
        expect(page.get_by_role("option", name=re.compile(name)).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?cases=svelvik-oppgaveutvalg,asker-borgen$"))
    heads = page.locator(".kb-tool__table thead a")
    expect(heads).to_have_text(["Oppgaveutvalg i Svelvik", "Borgenprosjektet i Asker"])
    address = page.url
    page.goto(f"{server.url}guide/")
    page.goto(address)
    expect(heads).to_have_text(["Oppgaveutvalg i Svelvik", "Borgenprosjektet i Asker"])
    case = model_of(bank.cases["asker-borgen"])
    effects = page.locator(".kb-tool__table tr", has=page.get_by_role("rowheader", name="Effekter"))
    for effect in case.effects:
        expect(effects.locator("td").nth(1)).to_contain_text(effect.what)
    expect(effects.locator("td").nth(1).locator(".kb-evidence")).to_have_count(len(case.effects))
    cost = page.locator(".kb-tool__table tr", has=page.get_by_role("rowheader", name="Kostnad"))
    expect(cost.locator("td").nth(1)).to_have_text("Ikke dokumentert")
    # What is only typed is no choice.
    page.get_by_role("combobox", name="Hvilke caser?").fill("noe annet")
    page.get_by_role("button", name="Ta bort Borgenprosjektet i Asker").click()
    expect(heads).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?cases=svelvik-oppgaveutvalg$"))
    page.go_back()
    expect(heads).to_have_count(2)
    assert problems == []


def test_cases_are_compared_by_keyboard_alone(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(f"{server.url}compare/")
    keys = Keyboard(page)
    box = page.get_by_role("combobox", name="Hvilke caser?")
    keys.pick(box, "oppgaveutvalg i svel", "borgenprosj", "bylab i ham")
    heads = page.locator(".kb-tool__table thead a")
    chosen = ["Oppgaveutvalg i Svelvik", "Borgenprosjektet i Asker", "Bylab i Hamar"]
    expect(heads).to_have_text(chosen)
    keys.choose(page.get_by_role("button", name="Ta bort Borgenprosjektet i Asker"), back=True)
    expect(box).to_be_focused()
    expect(heads).to_have_text([chosen[0], chosen[2]])
    # What is wider than the page is read by the arrows.
    page.set_viewport_size({"width": 375, "height": 800})
    table = page.get_by_role("region", name="Casene side om side")
    keys.to(table)
    keys.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=table.element_handle())
    page.reload()
    expect(heads).to_have_text([chosen[0], chosen[2]])
    keys.choose(page.get_by_role("link", name=chosen[2], exact=True))
    page.wait_for_url("**/cases/hamar-bylab/")
    assert problems == []


@pytest.mark.parametrize(
    ("query", "said", "shown"),
    [
        ("cases=svelvik-oppgaveutvalg,finnes-ikke", "finnes ikke i banken", 1),
        ("cases=../../x,<script>,asker-borgen,asker-borgen,svelvik-gjestebud", "", 2),
        (
            "cases=asker-borgen,svelvik-gjestebud,svelvik-oppgaveutvalg,hamar-bylab,bodo-ny-by",
            "Bare de fire første",
            4,
        ),
    ],
)
def test_a_strange_choice_is_explained(page: Page, server: Server, query: str, said: str, shown: int) -> None:
    page.goto(f"{server.url}compare/?{query}")
    expect(page.locator(".kb-tool__table thead a")).to_have_count(shown)
    expect(page.locator(".kb-tool__messages")).to_contain_text(said)


@pytest.mark.parametrize(
    ("address", "static"),
    [
        ("plan/", "Hvordan vet vi at det virket?"),
        ("compare/", "Det som ble vanskelig"),
        ("network/", "Sist bekreftet"),
        ("workshop/", "Gjestebud"),
    ],
)
def test_without_scripts_a_tool_says_what_it_would_do_and_shows_the_rest(
    browser: Browser, server: Server, address: str, static: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server.url + address)
    article = tab.get_by_role("article")
    assert "Dette verktøyet trenger JavaScript" in article.locator("noscript").inner_text()
    expect(article.get_by_text(static, exact=True).locator("visible=true").first).to_be_visible()
    expect(article.get_by_role("button")).to_have_count(0)
    tab.goto(f"{server.url}keys/meld-tilbake/")
    expect(tab.get_by_role("article").get_by_role("button")).to_have_count(0)
    context.close()


SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
LITTLE = 0.1
"""How much may move while a page opens. Source: https://web.dev/articles/cls"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("address", ["plan/", "compare/", "compare/?cases=asker-borgen", "network/", "workshop/"])
def test_nothing_moves_while_a_tool_opens(page: Page, server: Server, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 820})
    page.add_init_script(SHIFTS)
    held: list[Route] = []

    def hold(route: Route) -> None:
        """Let the data come late, when the page has been drawn."""
        held.append(route)

    page.route("**/tools/index.json", hold)
    with page.expect_request("**/tools/index.json"):
        page.goto(server.url + address)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    held[0].continue_()
    expect(page.locator("[data-kb-tool]").get_by_role("combobox").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < LITTLE


def test_a_tool_whose_data_cannot_be_fetched_says_so(page: Page, server: Server) -> None:
    page.route("**/tools/index.json", lambda route: route.abort())
    page.goto(f"{server.url}plan/")
    expect(page.get_by_role("alert")).to_contain_text("Noe gikk galt")


def test_the_guide_keeps_to_the_answers_and_gives_true_reasons(page: Page, server: Server, bank: Catalogue) -> None:
    page.goto(f"{server.url}plan/")
    efforts = list(bank.vocabularies.terms("efforts"))
    themes = bank.vocabularies.terms("themes")
    answers = [
        {"theme": theme, "actor": ["ungdom"], "level": level, "effort": effort}
        for theme in themes
        for level in ("konsultere", "samarbeide")
        for effort in efforts
    ]
    found = page.evaluate(
        """async ([root, answers]) => {
            const { propose } = await import(`${root}scripts/plan-guide.js`);
            const [guide, index] = await Promise.all(["guide", "index"].map((name) => fetch(`${root}tools/${name}.json`).then((one) => one.json())));
            return answers.map((given) => propose(given, guide, index));
        }""",
        [server.url, answers],
    )
    assert any(found)
    for given, proposals in zip(answers, found, strict=True):
        for one in proposals:
            assert one["reasons"], one
            if one["kind"] == "case":
                assert given["theme"] in model_of(bank.cases[one["id"]]).themes
            else:
                entry: Entry[Any] = (bank.keys if one["kind"] == "key" else bank.methods)[one["id"]]
                assert efforts.index(model_of(entry).effort) <= efforts.index(str(given["effort"]))
            told = re.search(r"brukt i (\d+) caser? om", json.dumps(one["reasons"], ensure_ascii=False))
            if told:
                uses = (bank.by_key if one["kind"] == "key" else bank.by_method)[one["id"]]
                assert int(told[1]) == sum(given["theme"] in model_of(case).themes for case in uses)
