#!/usr/bin/env python3
"""Renew the tables of counties and municipalities from SSB and Kartverket: `scripts/renew_municipalities.py`.

SSB (Klass) knows numbers, names, counties, and what became of a number that is gone. Kartverket is asked about the
municipalities that are new or have a new name: which of its names is the Norwegian one, and where it lies. All else
stays as it is. Says what changed; with `--write`, changes the files in `docs/vocabulary/`.

Sources: https://data.ssb.no/api/klass/v1/api-guide.html and https://api.kartverket.no/kommuneinfo/v1/
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from casebank.naming import alphabetical

FOLDER = Path(__file__).resolve().parents[1] / "docs/vocabulary"
KLASS = "https://data.ssb.no/api/klass/v1/classifications"
MUNICIPALITIES, COUNTIES = 131, 104
"""The numbers of SSB's classifications: https://www.ssb.no/klass/klassifikasjoner/131 and /104."""
KARTVERKET = "https://api.kartverket.no/kommuneinfo/v1/kommuner"
NOT_A_PLACE = re.compile("9+")
"""The numbers that SSB uses for what is not told."""
_PLAIN = re.compile(r"[A-ZÆØÅa-zæøåÀ-ſ][\w .()/-]*")

Fetch = Callable[[str], Any]
"""Gives the JSON at an address."""


@dataclass(frozen=True)
class County:
    """A row of `counties.yml`."""

    number: str
    name: str

    def __str__(self) -> str:
        return f"- {{number: {_quoted(self.number)}, name: {_scalar(self.name)}}}"


@dataclass(frozen=True)
class Municipality:
    """A row of `municipalities.yml`. The position is in degrees."""

    number: str
    name: str
    county: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        fields = f"number: {_quoted(self.number)}, name: {_scalar(self.name)}, county: {_quoted(self.county)}"
        return f"- {{{fields}, lat: {self.lat:.2f}, lon: {self.lon:.2f}{_names(self.names)}}}"


@dataclass(frozen=True)
class Former:
    """A row of `former-municipalities.yml`."""

    name: str
    until: date
    today: tuple[str, ...]
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        today = ", ".join(map(_quoted, self.today))
        return f"- {{name: {_scalar(self.name)}, until: {self.until}, today: [{today}]{_names(self.names)}}}"


@dataclass(frozen=True)
class Tables:
    """The three tables."""

    counties: tuple[County, ...]
    municipalities: tuple[Municipality, ...]
    former: tuple[Former, ...]

    def files(self) -> Mapping[str, Sequence[County | Municipality | Former]]:
        """The rows by the name of their file."""
        return {
            "counties.yml": self.counties,
            "municipalities.yml": self.municipalities,
            "former-municipalities.yml": self.former,
        }


def main() -> int:
    """Ask, tell, and write when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="the day to renew to")
    parser.add_argument("--since", type=date.fromisoformat, default=date(2024, 1, 1), help="the day of the tables")
    parser.add_argument("--write", action="store_true", help="change the files")
    options = parser.parse_args()
    old = read(FOLDER)
    new = renew(old, fetch, options.since, options.date)
    found = list(differences(old, new))
    print("\n".join(found) if found else "Ingenting er endret.")
    if found and options.write:
        write(FOLDER, new)
        print("Filene er skrevet. Kjør «casebank check»: caser kan bruke navn som nå betyr noe annet.")
    return 0


def fetch(address: str) -> Any:
    """The JSON at an address of the web."""
    request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310  Only https, above.
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


def read(folder: Path) -> Tables:
    """Read the tables."""
    counties, municipalities, former = (_rows(folder / name) for name in Tables((), (), ()).files())
    return Tables(
        tuple(County(**row) for row in counties),
        tuple(Municipality(**{**row, "names": tuple(row.get("names", ()))}) for row in municipalities),
        tuple(Former(**{**row, "today": tuple(row["today"]), "names": tuple(row.get("names", ()))}) for row in former),
    )


def write(folder: Path, tables: Tables) -> None:
    """Write the tables below the comments that their files begin with."""
    for name, rows in tables.files().items():
        path = folder / name
        head = re.match(r"(#.*\n|\n)*", path.read_text(encoding="utf-8"))
        path.write_text((head[0] if head else "") + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def renew(old: Tables, ask: Fetch, since: date, day: date) -> Tables:
    """The tables on the day `day`, from those on the day `since`.

    Raises:
        ValueError: if a municipality is gone and SSB does not say what became of it.
    """
    counties = tuple(County(one["code"], one["name"].split(" - ")[0]) for one in _codes(ask, COUNTIES, day))
    known = {row.number: row for row in old.municipalities}
    rows = [
        _municipality(one["code"], one["name"], known.get(one["code"]), ask) for one in _codes(ask, MUNICIPALITIES, day)
    ]
    numbers = {row.number for row in rows}
    changes = ask(f"{KLASS}/{MUNICIPALITIES}/changes?from={since}&to={day}")["codeChanges"]

    def today(number: str) -> Iterator[tuple[str, date]]:
        """The numbers of today that a number became, and the day it was last used."""
        if number in numbers:
            return
        for change in changes:
            if change["oldCode"] == number and change["newCode"] not in (None, number):
                later = list(today(change["newCode"]))
                yield from later or [(change["newCode"], date.fromisoformat(change["changeOccurred"]))]

    former = [_followed(row, {one: tuple(today(one)) for one in row.today if one not in numbers}) for row in old.former]
    in_use = {name for row in rows for name in (row.name, *row.names)}
    for row in old.municipalities:
        if row.number not in numbers:
            heirs = tuple(today(row.number))
            if not heirs:
                raise ValueError(f"SSB does not say what became of {row.number} {row.name} since {since}.")
            if row.name not in in_use:
                gone = Former(
                    row.name, min(when for _, when in heirs), tuple(sorted({one for one, _ in heirs})), row.names
                )
                former.append(gone)
    former.sort(key=lambda row: alphabetical(row.name))
    return Tables(counties, tuple(sorted(rows, key=lambda row: row.number)), tuple(former))


def differences(old: Tables, new: Tables) -> Iterator[str]:
    """What changed, in bokmål."""
    before = {row.number: row for row in old.municipalities}
    after = {row.number: row for row in new.municipalities}
    yield from (f"Nytt fylke: {row.number} {row.name}" for row in new.counties if row not in old.counties)
    yield from (f"Borte fylke: {row.number} {row.name}" for row in old.counties if row not in new.counties)
    yield from (f"Ny kommune: {row.number} {row.name}" for row in new.municipalities if row.number not in before)
    yield from (f"Borte kommune: {row.number} {row.name}" for row in old.municipalities if row.number not in after)
    for number, row in after.items():
        if number in before and row.name != before[number].name:
            yield f"Nytt navn: {number} {before[number].name} heter nå {row.name}"
    for gone in new.former:
        if gone not in old.former:
            yield f"Tidligere kommune: {gone.name} er i dag {', '.join(after[one].name for one in gone.today)}"


def _municipality(number: str, official: str, known: Municipality | None, ask: Fetch) -> Municipality:
    """A row: as it was, when its name is still one of the official ones; else as Kartverket knows it."""
    if known and known.name in official.split(" - "):
        return replace(known, county=number[:2])
    found = ask(f"{KARTVERKET}/{number}")
    lon, lat = found["punktIOmrade"]["coordinates"]
    name = found["kommunenavnNorsk"]
    others = (one["navn"] for one in found["gyldigeNavn"] if one["navn"] not in (None, name))
    return Municipality(number, name, number[:2], round(lat, 2), round(lon, 2), tuple(others))


def _followed(row: Former, heirs: Mapping[str, tuple[tuple[str, date], ...]]) -> Former:
    """A former municipality, with the numbers that have its area today."""
    today = (
        one for number in row.today for one in ([heir for heir, _ in heirs[number]] if number in heirs else [number])
    )
    return replace(row, today=tuple(dict.fromkeys(today)))


def _codes(ask: Fetch, classification: int, day: date) -> list[dict[str, Any]]:
    codes = ask(f"{KLASS}/{classification}/codesAt?date={day}")["codes"]
    return [one for one in codes if not NOT_A_PLACE.fullmatch(one["code"])]


def _rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


def _names(names: Sequence[str]) -> str:
    return f", names: [{', '.join(map(_scalar, names))}]" if names else ""


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
