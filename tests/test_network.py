"""Whom one can ask: the experiences of cases and of who tried the same, told as offices and never as people."""

from __future__ import annotations

import json
from collections import Counter

from casebank.catalogue import Catalogue
from casebank.compile import network, tool_data
from casebank.diagnostics import Example
from casebank.network import TOLD, Subject, by_subject, experiences
from tests.specimens import TODAY, bank_with

OPEN = """keys:
  - {id: meld-tilbake, verdict: worked}
contact: {role: Innbyggertorget, organisation: Drammen kommune, email: post@drammen.example, url: "https://drammen.example/"}
offers: [talk, templates]
confirmed: {by: Drammen kommune, date: 2026-11-01}"""


def catalogue(*examples: Example) -> Catalogue:
    return Catalogue(bank_with(*examples, today=TODAY))


def body(bank: Catalogue) -> str:
    return str(next(iter(network.pages(bank))).body)


def test_a_case_tells_its_office_what_it_offers_and_when_it_was_confirmed() -> None:
    shown = body(catalogue(Example(fields=OPEN)))
    for words in ("Innbyggertorget", "Drammen kommune", "Digital samtale", "Maler", "1&#46; november 2026"):
        assert words in shown
    assert "(https://drammen.example/)" in shown
    assert "(mailto:post@drammen.example)" in shown


def test_what_is_not_given_is_told_as_such() -> None:
    shown = body(catalogue(Example()))
    assert network.UNKNOWN in shown
    assert "Ikke bekreftet ennå" in shown


def test_those_who_tried_the_same_are_there_too() -> None:
    bank = catalogue(Example(), Example(kind="report", fields="office: Kultur og nærmiljø"))
    assert "Kultur og nærmiljø" in body(bank)
    found = by_subject(experiences(bank))[Subject("key", "meld-tilbake")]
    assert [one.municipality.label for one in found] == ["Drammen", "Tromsø"]
    assert found[1].subjects == {Subject("key", "meld-tilbake"): "partly"}


def test_no_municipality_fills_the_list_by_itself() -> None:
    many = [Example(name=f"drammen-sak-{number}", fields=f"title: Sak {number}") for number in range(TOLD + 4)]
    found = by_subject(experiences(catalogue(*many)))
    told = Counter(one.municipality.label for one in found[Subject("key", "meld-tilbake")])
    assert told["Drammen"] == TOLD


def test_the_data_for_the_script_hold_the_place_and_nobody_s_name() -> None:
    assets = {asset.path: asset for asset in tool_data.network(catalogue(Example(fields=OPEN)))}
    one, *_ = json.loads(assets["tools/network/key/meld-tilbake.json"].content)
    assert one["office"] == "Innbyggertorget, Drammen kommune"
    assert one["verdict"] == "virket"
    assert 59 < one["lat"] < 60
    assert 9 < one["lon"] < 11
    assert set(one) <= {
        *("number", "place", "county", "lat", "lon", "title", "path", "verdict"),
        *("office", "url", "email", "offers", "confirmed"),
    }
