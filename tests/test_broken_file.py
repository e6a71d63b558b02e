"""One file broken in many ways: each finding has its message, code, line and column."""

from __future__ import annotations

import subprocess
import sys

import pytest

from casebank import checking
from casebank.source.rules import MAX_BYTES
from tests.specimens import ROOT, bank_with

PATH = "cases/drammen-oppgaveutvalg.md"
GOOD = """\
---
title: Oppgaveutvalg i Drammen
summary: Ti innbyggere og fem politikere løste én oppgave sammen.
municipality: Drammen
documentation: partial
language: nb
status: completed
outcome: partly
themes: [lokaldemokrati]
level: samarbeide
keys:
  - id: meld-tilbake
openness:
  problem: yes
  process: partly
  purpose: yes
effects:
  - what: Deltakere
    after: 15
    unit: personer
    evidence: self-reported
    source: rapport
published: 2026-11-24
sources:
  - id: rapport
    title: En rapport
---

## Bakgrunn

Tekst.[^rapport]

## Slik gjorde de det

Tekst.

## Resultater

Tekst.

## Lærdommer

Tekst.
"""

Finding = tuple[str, int, int, str]
WAYS: dict[str, tuple[str, str, list[Finding]]] = {
    "unknown theme": (
        "[lokaldemokrati]",
        "[lokaldemokrti]",
        [("SB301", 9, 10, "«lokaldemokrti» finnes ikke i listen «themes». Mente du «lokaldemokrati»?")],
    ),
    "unknown field": (
        "status: completed",
        "staus: completed",
        [("SB202", 7, 1, "Feltet «staus» finnes ikke. Mente du «status»?")],
    ),
    "missing field": ("title: Oppgaveutvalg i Drammen\n", "", [("SB201", 1, 1, "Feltet «Tittel» (title) mangler.")]),
    "missing in a group": (
        "  - what: Deltakere\n    after",
        "  - after",
        [("SB201", 18, 5, "Feltet «Hva endret seg?» (what) mangler.")],
    ),
    "field that a documented case needs": (
        "level: samarbeide\n",
        "",
        [("SB206", 5, 1, "Casen er «partial», men feltet «Grad av medvirkning» (level) mangler.")],
    ),
    "unknown municipality": (
        "municipality: Drammen",
        "municipality: Dramen",
        [("SB302", 4, 15, "Kommunen «Dramen» finnes ikke. Mente du «Drammen»?")],
    ),
    "unknown key": (
        "id: meld-tilbake",
        "id: meld-tilbke",
        [("SB311", 12, 9, "Nøkkel «meld-tilbke» finnes ikke. Mente du «meld-tilbake»?")],
    ),
    "unknown source of an effect": (
        "source: rapport",
        "source: raport",
        [("SB312", 22, 13, "Kilden «raport» er ikke i «sources». Mente du «rapport»?")],
    ),
    "unknown source in the text": (
        "[^rapport]",
        "[^notat]",
        [("SB312", 31, 7, "Teksten viser til kilden «notat», som ikke er i «sources».")],
    ),
    "number without a source": (
        "    source: rapport\n",
        "",
        [("SB601", 19, 12, "Effekten «Deltakere» har et tall, men ingen kilde.")],
    ),
    "number that is not one": (
        "after: 15",
        "after: femten",
        [("SB203", 19, 12, "«Etter» (after): «femten» kan ikke brukes.")],
    ),
    "date in words": (
        "published: 2026-11-24",
        "published: i går",
        [("SB203", 23, 12, "«Publisert» (published): «i går» kan ikke brukes.")],
    ),
    "colon in a value": (
        "title: Oppgaveutvalg i Drammen",
        "title: Drammen: oppgaveutvalg",
        [("SB106", 2, 15, "Verdien inneholder kolon.")],
    ),
    "open quotation mark": (
        "title: Oppgaveutvalg i Drammen",
        'title: "Oppgaveutvalg i Drammen',
        [("SB106", 2, 8, "Et anførselstegn er åpnet, men ikke lukket.")],
    ),
    "tabulator": (
        "  problem: yes",
        "\tproblem: yes",
        [("SB105", 14, 1, "Linjen begynner med tabulator.")],
    ),
    "field twice": (
        "status: completed",
        "status: completed\nstatus: ongoing",
        [("SB107", 8, 1, "Feltet «status» står to ganger, først på linje 7.")],
    ),
    "list where a group is expected": (
        "openness:\n  problem: yes\n  process: partly\n  purpose: yes",
        "openness: [yes, partly, yes]",
        [("SB205", 13, 11, "«Var det samskaping?» (openness): Her skal det stå en gruppe av felter.")],
    ),
    "too long": (
        "title: Oppgaveutvalg i Drammen",
        f"title: {'x' * 91}",
        [("SB204", 2, 8, "«Tittel» (title) er på 91 tegn. Grensen er 90.")],
    ),
    "top heading": (
        "## Bakgrunn",
        "# Bakgrunn",
        [
            ("SB401", 29, 1, "«Bakgrunn» er en overskrift på øverste nivå."),
            ("SB404", 43, 1, "Overskriften «Bakgrunn» mangler."),
        ],
    ),
    "headings out of order": (
        "## Resultater",
        "## Lærdommer\n\nTekst.\n\n## Resultater",
        [
            ("SB403", 41, 1, "Overskriften «Resultater» kommer for sent."),
            ("SB406", 45, 1, "Overskriften «Lærdommer» står to ganger."),
        ],
    ),
    "misspelt heading": (
        "## Resultater",
        "## Resutater",
        [("SB402", 37, 1, "Overskriften «Resutater» er ikke en av de faste. Mente du «Resultater»?")],
    ),
    "end before start": (
        "status: completed",
        "status: completed\nperiod: {start: 2018, end: 2017}",
        [("SB501", 8, 28, "Perioden slutter 2017, før den begynner 2018.")],
    ),
    "not closed": (
        "    title: En rapport\n---",
        "    title: En rapport",
        [("SB104", 1, 1, "Feltene som begynner her, er ikke avsluttet med ---.")],
    ),
}


def _found(content: bytes) -> list[Finding]:
    bank = bank_with(files={PATH: content})
    found = (one for one in checking.findings_of(bank) if one.path == PATH)
    return [(one.rule.code, one.span.line, one.span.column, one.message) for one in found]


def test_the_good_file_is_good() -> None:
    assert _found(GOOD.encode()) == []


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_file_gets_its_finding(way: str) -> None:
    before, after, expected = WAYS[way]
    assert before in GOOD
    assert _found(GOOD.replace(before, after, 1).encode()) == expected


def test_old_encoding_is_found_at_its_first_letter() -> None:
    assert _found(GOOD.encode("latin-1"))[0] == ("SB101", 3, 43, "Her står et tegn som ikke er UTF-8.")


def test_a_file_over_the_limit_is_refused() -> None:
    assert _found(GOOD.encode() + b"x" * MAX_BYTES)[0][0] == "SB102"


def test_windows_line_ends_and_byte_order_mark_are_fine() -> None:
    assert _found(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []


def test_one_bad_field_does_not_hide_the_others() -> None:
    broken = GOOD.replace("title: Opp", "title: Drammen: opp").replace("Drammen\ndoc", "Dramen\ndoc")
    broken = broken.replace("[lokaldemokrati]", "[demokrati]").replace("## Resultater", "## Result")
    assert [code for code, *_ in _found(broken.encode())] == ["SB106", "SB302", "SB301", "SB402"]


def test_every_finding_says_what_to_do() -> None:
    for before, after, _ in WAYS.values():
        bank = bank_with(files={PATH: GOOD.replace(before, after, 1).encode()})
        assert all(len(finding.advice) > 10 for finding in checking.findings_of(bank))


def test_the_core_works_without_mkdocs() -> None:
    """A fresh interpreter in which MkDocs cannot be imported loads the whole package and checks the bank."""
    program = """
import sys
class NoMkDocs:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoMkDocs())
import casebank, importlib, pkgutil
for module in pkgutil.walk_packages(casebank.__path__, "casebank."):
    importlib.import_module(module.name)
from casebank.cli import main
sys.exit(main(["check"]))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
