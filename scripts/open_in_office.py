#!/usr/bin/env python3
"""Open the CSV files of a built site in LibreOffice, as a Norwegian does: `scripts/open_in_office.py SITE`.

Each cell must come out as Python's `csv` reads it: texts as texts, numbers with a comma as numbers, days as days, and
nothing as a formula. A table of hostile cells is tried beside the site's own.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from casebank.datasets import DATASETS, Format
from casebank.publish.data.csv import SEPARATOR, table

# Semicolons, quotation marks, UTF-8, from the first line, no fixed columns, bokmål, and numbers and days recognised:
# what the dialogue proposes for such a file. https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents
AS_NORWEGIAN = f"Text - txt - csv (StarCalc):{ord(SEPARATOR)},34,76,1,,1044,false,true"
HOSTILE = table(
    ["Tekst", "Tall"],
    [
        ["=1+1", Decimal("27.5")],
        ["+47 22 00 00 00", Decimal(-3)],
        ["-2+3", 200000],
        ["@SUM(A1:A9)", date(2026, 11, 24)],
        ['=HYPERLINK("https://x.example";"klikk")', None],
        ["\t=cmd|' /C calc'!A0", None],
        ['æøå «🏘️» ; og "hermetegn"', None],
    ],
)
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class Cell:
    """A cell as LibreOffice took it: its kind, its value in a form that no language changes, and its formula."""

    kind: str
    value: str
    formula: str


def main(site: Path) -> int:
    """Open all, and tell what came out otherwise."""
    files = {
        f"{dataset.id}.csv": (site / dataset.path(Format.CSV)).read_bytes()
        for dataset in DATASETS
        if Format.CSV in dataset.formats
    }
    found = [
        problem for name, content in {**files, "hostile.csv": HOSTILE}.items() for problem in compare(name, content)
    ]
    print("\n".join(found) if found else f"{len(files) + 1} files open right.")
    return 1 if found else 0


def compare(name: str, content: bytes) -> Iterator[str]:
    """What differs between LibreOffice's reading of a file and Python's."""
    written = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=SEPARATOR))
    opened = list(open_in_office(name, content))
    if len(opened) != len(written):
        yield f"{name}: {len(opened)} rows instead of {len(written)}"
    for number, (row, cells) in enumerate(zip(written, opened, strict=False), 1):
        for column, text in enumerate(row):
            cell = cells[column] if column < len(cells) else Cell("", "", "")
            if cell.formula or not _same(text, cell):
                yield f"{name}:{number}, column {column + 1}: {text!r} was taken for {cell}"


def open_in_office(name: str, content: bytes) -> Iterator[list[Cell]]:
    """The rows of a file as LibreOffice takes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        # A profile of its own, so that a running office does not take the file, and no setting of it counts.
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            f"--infilter={AS_NORWEGIAN}",
        ]
        command += ["--convert-to", "fods", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        root = ET.parse(file.with_suffix(".fods")).getroot()  # noqa: S314  LibreOffice's own file.
    for row in root.iter(f"{_TABLE}table-row"):
        cells = [cell for one in row.findall(f"{_TABLE}table-cell") for cell in _cells(one)]
        yield from [cells] * int(row.get(f"{_TABLE}number-rows-repeated", 1))


def _cells(element: ET.Element) -> Iterator[Cell]:
    kind = element.get(f"{_OFFICE}value-type", "")
    text = "\n".join("".join(_words(one)) for one in element.findall(f"{_TEXT}p"))
    value = element.get(f"{_OFFICE}value") or element.get(f"{_OFFICE}date-value") or text
    # Empty cells at the end of a row stand for all the columns that a sheet could have.
    repeated = min(int(element.get(f"{_TABLE}number-columns-repeated", 1)), 100)
    yield from [Cell(kind, value, element.get(f"{_TABLE}formula", ""))] * repeated


def _words(element: ET.Element) -> Iterator[str]:
    """The text of a paragraph, in which several spaces and tabulators are elements."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c", 1))
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        else:
            yield from _words(child)
        yield child.tail or ""


def _same(text: str, cell: Cell) -> bool:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return cell.kind == "date" and cell.value.startswith(text)
    if re.fullmatch(r"-?\d+(,\d+)?", text):
        return cell.kind == "float" and Decimal(cell.value) == Decimal(text.replace(",", "."))
    return cell.value == text


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
