"""Renewing the table of municipalities.

The services' answers are written by hand, after the formats that their documentation describes: SSB's Klass
(https://data.ssb.no/api/klass/v1/api-guide.html) and Kartverket's Kommuneinfo
(https://api.kartverket.no/kommuneinfo/v1/). The places and the changes are invented.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renew_municipalities import FOLDER, County, Former, Municipality, Tables, differences, read, renew, write

SINCE, DAY = date(2024, 1, 1), date(2028, 1, 1)
OLD = Tables(
    counties=(County("33", "Buskerud"), County("56", "Finnmark")),
    municipalities=(
        Municipality("3301", "Drammen", "33", 59.74, 10.20),
        Municipality("3310", "Hole", "33", 60.10, 10.20),
        Municipality("3320", "Flå", "33", 60.40, 9.47),
        Municipality("5610", "Karasjok", "56", 69.39, 25.03, ("Kárášjohka",)),
    ),
    former=(Former("Svelvik", date(2020, 1, 1), ("3301",)), Former("Tyristrand", date(2000, 1, 1), ("3310",))),
)


def _code(code: str, name: str) -> dict[str, Any]:
    return {"code": code, "parentCode": None, "level": "1", "name": name, "shortName": "", "presentationName": ""}


def _change(old: str, old_name: str, new: str, new_name: str, day: str) -> dict[str, Any]:
    names = {"oldName": old_name, "oldShortName": None, "newName": new_name, "newShortName": None}
    return {"oldCode": old, "newCode": new, "changeOccurred": day, **names}


def _place(number: str, name: str, lon: float, lat: float, *others: str) -> dict[str, Any]:
    names = [{"navn": name, "prioritet": 1, "sprak": "Norwegian"}]
    names += [{"navn": one, "prioritet": 2, "sprak": "Northern Sami"} for one in others]
    names.append({"navn": None, "prioritet": 3, "sprak": None})
    return {
        "kommunenummer": number,
        "kommunenavn": name,
        "kommunenavnNorsk": name,
        "fylkesnummer": number[:2],
        "gyldigeNavn": names,
        "punktIOmrade": {
            "type": "Point",
            "coordinates": [lon, lat],
            "crs": {"type": "name", "properties": {"name": "EPSG:4258"}},
        },
    }


class Services:
    """SSB and Kartverket, with the answers that a test gives them."""

    def __init__(self, codes: list[Any], changes: list[Any] = [], places: list[Any] = []) -> None:  # noqa: B006
        self.codes, self.changes = codes, changes
        self.places = {one["kommunenummer"]: one for one in places}
        self.asked: list[str] = []

    def __call__(self, address: str) -> Any:
        self.asked.append(address)
        if "/104/codesAt" in address:
            return {
                "codes": [
                    _code("33", "Buskerud"),
                    _code("56", "Finnmark - Finnmárku - Finmarkku"),
                    _code("99", "Uoppgitt"),
                ]
            }
        if "/131/codesAt" in address:
            return {"codes": [*self.codes, _code("9999", "Uoppgitt")]}
        if "/131/changes" in address:
            return {"codeChanges": self.changes}
        return self.places[address.rpartition("/")[2]]


SAME = [
    _code("3301", "Drammen"),
    _code("3310", "Hole"),
    _code("3320", "Flå"),
    _code("5610", "Kárášjohka - Karasjok"),
]


def test_nothing_changes_when_nothing_changed() -> None:
    services = Services(SAME)
    assert renew(OLD, services, SINCE, DAY) == OLD
    assert list(differences(OLD, OLD)) == []
    assert len(services.asked) == 3, "Kartverket is asked about no one"


def test_a_merger_moves_the_old_names_to_the_former_ones() -> None:
    codes = [_code("3301", "Drammen"), _code("3340", "Holeflå"), SAME[3]]
    changes = [
        _change("3310", "Hole", "3340", "Holeflå", "2027-01-01"),
        _change("3320", "Flå", "3340", "Holeflå", "2027-01-01"),
    ]
    new = renew(OLD, Services(codes, changes, [_place("3340", "Holeflå", 9.871, 60.249)]), SINCE, DAY)
    assert new.municipalities[1] == Municipality("3340", "Holeflå", "33", 60.25, 9.87)
    assert new.former == (
        Former("Flå", date(2027, 1, 1), ("3340",)),
        Former("Hole", date(2027, 1, 1), ("3340",)),
        Former("Svelvik", date(2020, 1, 1), ("3301",)),
        Former("Tyristrand", date(2000, 1, 1), ("3340",)),
    )
    assert list(differences(OLD, new)) == [
        "Ny kommune: 3340 Holeflå",
        "Borte kommune: 3310 Hole",
        "Borte kommune: 3320 Flå",
        "Tidligere kommune: Flå er i dag Holeflå",
        "Tidligere kommune: Hole er i dag Holeflå",
        "Tidligere kommune: Tyristrand er i dag Holeflå",
    ]


def test_a_split_gives_several_heirs() -> None:
    codes = [*SAME[1:], _code("3350", "Strømsø"), _code("3351", "Bragernes")]
    changes = [
        _change("3301", "Drammen", "3350", "Strømsø", "2026-01-01"),
        _change("3301", "Drammen", "3351", "Bragernes", "2026-01-01"),
    ]
    places = [_place("3350", "Strømsø", 10.2, 59.73), _place("3351", "Bragernes", 10.2, 59.75)]
    new = renew(OLD, Services(codes, changes, places), SINCE, DAY)
    assert {row.name: row.today for row in new.former if row.name != "Tyristrand"} == {
        "Drammen": ("3350", "3351"),
        "Svelvik": ("3350", "3351"),
    }


def test_a_new_number_with_the_same_name_is_no_former_municipality() -> None:
    codes = [SAME[0], _code("5611", "Hole"), *SAME[2:]]
    steps = [
        _change("3310", "Hole", "3399", "Hole", "2025-01-01"),
        _change("3399", "Hole", "5611", "Hole", "2027-01-01"),
    ]
    new = renew(OLD, Services(codes, steps, [_place("5611", "Hole", 10.2, 60.1)]), SINCE, DAY)
    assert [row.name for row in new.former] == ["Svelvik", "Tyristrand"]
    assert new.former[1].today == ("5611",)


def test_a_new_name_comes_from_kartverket_with_its_other_names() -> None:
    codes = [*SAME[:3], _code("5610", "Kárášjohka - Karasjokka")]
    new = renew(OLD, Services(codes, [], [_place("5610", "Karasjokka", 25.034, 69.391, "Kárášjohka")]), SINCE, DAY)
    assert new.municipalities[3] == Municipality("5610", "Karasjokka", "56", 69.39, 25.03, ("Kárášjohka",))
    assert list(differences(OLD, new)) == ["Nytt navn: 5610 Karasjok heter nå Karasjokka"]


def test_what_ssb_does_not_explain_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="what became of 3320 Flå"):
        renew(OLD, Services([*SAME[:2], SAME[3]]), SINCE, DAY)


def test_the_bank_s_own_tables_are_written_as_they_are(tmp_path: Path) -> None:
    names = list(OLD.files())
    for name in names:
        shutil.copyfile(FOLDER / name, tmp_path / name)
    write(tmp_path, read(FOLDER))
    assert [name for name in names if (tmp_path / name).read_bytes() != (FOLDER / name).read_bytes()] == []
