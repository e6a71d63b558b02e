"""Asking whom one can ask, in a real browser: the nearest first, with the reason, and down to the office."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Page, expect

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import tool_data
from casebank.diagnostics import Example
from casebank.geography import distance, project
from tests.browser.keyboard import Keyboard
from tests.conftest import Server, watch
from tests.specimens import ROOT, TODAY, bank_with


@pytest.fixture(scope="module")
def bank() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


def test_the_nearest_with_experience_come_first_with_the_reason(page: Page, server: Server) -> None:
    problems = watch(page)
    page.goto(f"{server.url}network/")
    page.get_by_role("combobox", name="Hvor er dere?").fill("Svelvik")
    expect(page.get_by_role("option", name=re.compile("Drammen"))).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("Hva vil dere høre om?").select_option(label="Borgerpanel")
    expect(page).to_have_url(re.compile(r"from=3301&about=method%2Fborgerpanel"))
    cards = page.locator(".kb-tool__result li")
    expect(cards.first).to_contain_text("har prøvd «Borgerpanel»")
    away = [int(re.search(r"omtrent (\d+) km", text)[1]) for text in cards.all_inner_texts()]  # type: ignore[index]
    assert away == sorted(away)
    for text in cards.all_inner_texts():
        assert "Kontor:" in text
        assert "Tilbyr:" in text
        assert "Sist bekreftet:" in text
    assert problems == []


OFFICE = """keys: [{id: meld-tilbake, verdict: worked}]
contact: {role: Innbyggertorget, organisation: Drammen kommune, email: post@drammen.example, url: "https://drammen.example/"}
offers: [talk, templates]
confirmed: {by: Drammen kommune, date: 2026-11-01}"""


def test_an_office_is_reached_by_keyboard_alone(page: Page, server: Server) -> None:
    problems = watch(page)
    given = tool_data.network(Catalogue(bank_with(Example(fields=OFFICE), today=TODAY)))
    told = next(asset.content for asset in given if asset.path == "tools/network/key/meld-tilbake.json")
    page.route("**/tools/network/key/meld-tilbake.json", lambda route: route.fulfill(body=told))
    page.goto(f"{server.url}network/")
    keys = Keyboard(page)
    keys.pick(page.get_by_role("combobox", name="Hvor er dere?"), "dramm")
    keys.to(page.get_by_label("Hva vil dere høre om?"))
    keys.type("Meld tilbake")
    expect(page).to_have_url(re.compile(r"from=3301&about=key%2Fmeld-tilbake$"))
    card = page.locator(".kb-tool__result li").first
    expect(card).to_contain_text("egen kommune")
    for words in ("og det virket", "Tilbyr: digital samtale, maler", "Sist bekreftet: 1. november 2026"):
        expect(card).to_contain_text(re.compile(words, re.IGNORECASE))
    keys.to(page.get_by_role("link", name="Innbyggertorget, Drammen kommune"))
    keys.to(page.get_by_role("link", name="post@drammen.example"))
    expect(page.locator(":focus")).to_have_attribute("href", "mailto:post@drammen.example")
    assert problems == []


def test_the_script_and_the_map_agree_on_distances(page: Page, server: Server, bank: Catalogue) -> None:
    page.goto(f"{server.url}network/")
    some = bank.vocabularies.gazetteer.municipalities[::25]
    pairs = list(itertools.combinations(some, 2))
    found = page.evaluate(
        """async ([module, pairs]) => {
            const { distance } = await import(module);
            return pairs.map(([one, other]) => distance(one, other));
        }""",
        [f"{server.url}scripts/distance.js", [[{"lat": p.lat, "lon": p.lon} for p in pair] for pair in pairs]],
    )
    for kilometres, (one, other) in zip(found, pairs, strict=True):
        expected = distance(project(one.lat, one.lon), project(other.lat, other.lon))
        assert kilometres == pytest.approx(expected, rel=0.01), (one.label, other.label)
