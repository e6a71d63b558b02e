"""The page «Finn caser» knows each case in the text index, and each of its facets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.facets import FACETS, cases_by
from tests.specimens import ROOT, TODAY


def _read(site: Path, name: str) -> Any:
    return json.loads((site / "find" / name).read_text(encoding="utf-8"))


def _cards(site: Path) -> list[dict[str, Any]]:
    numbers = range(len(list((site / "find").glob("cards-*.json"))))
    return [card for number in numbers for card in _read(site, f"cards-{number}.json")]


def test_every_case_has_a_result_of_its_own_in_the_index(site: Path) -> None:
    results = _read(site, "results.json")["results"]
    assert len(results) == len(_cards(site)) == len(set(results))
    assert all((site / f"pagefind/fragment/{result}.pf_fragment").is_file() for result in results)


def test_facets_say_of_each_case_what_the_catalogue_does(site: Path) -> None:
    catalogue = Catalogue(load(ROOT, TODAY))
    order = [card["id"] for card in _cards(site)]
    assert sorted(order) == sorted(catalogue.cases)
    told = {facet["name"]: facet for facet in _read(site, "facets.json")["facets"]}
    for facet in FACETS:
        of_cases = told[facet.name]["cases"]
        for place, (value, label) in enumerate(told[facet.name]["values"]):
            found = {order[number] for number, places in enumerate(of_cases) if place in places}
            assert found == {entry.id for entry in cases_by(facet, catalogue)[value]}
            assert label == facet.labels(catalogue)[value]


def test_cards_tell_what_the_cases_say(site: Path) -> None:
    catalogue = Catalogue(load(ROOT, TODAY))
    for card in _cards(site):
        case = model_of(catalogue.cases[card["id"]])
        assert (card["title"], card["summary"]) == (case.title, case.summary)
