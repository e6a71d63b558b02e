"""Reuse reports are shown wherever a reader could look for them, and read from both ends."""

from __future__ import annotations

import pytest

from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.diagnostics import Example
from casebank.model.kinds import CASE, KEY
from casebank.rules.sample_files import content_of
from casebank.site import read_site
from tests.specimens import ROOT, bank_with, findings_of

EVIL = "<script>alert(1)</script> *x* [y](javascript:z)"


def _report(subject: str, **fields: str) -> Example:
    given = {"municipality": "Drammen", "when": "2025", **fields}
    lines = "\n".join([subject, *(f'{name}: "{value}"' for name, value in given.items())])
    return Example(kind="report", name="drammen-erfaring", fields=lines, without=("key",))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    others = {
        "docs/reports/drammen-erfaring.md": _report(
            "case: drammen-oppgaveutvalg", lesson="Begynn i tide.", office="Byutvikling"
        ),
        "docs/reports/tromso-erfaring.md": _report(
            "case: drammen-oppgaveutvalg",
            municipality="Tromsø",
            when="2026-05",
            changed=EVIL,
            url="https://x.example/a",
        ),
    }
    catalogue = Catalogue(bank_with(files={path: content_of(report) for path, report in others.items()}))
    assert len(catalogue.reuse.on(CASE, "drammen-oppgaveutvalg")) == 2
    assert len(catalogue.reuse.on(KEY, "meld-tilbake")) == 1
    return {page.path: page.body for page in compile_pages(catalogue, read_site(ROOT))}


def test_a_case_shows_its_reports_the_newest_first(pages: dict[str, str]) -> None:
    page = pages["cases/drammen-oppgaveutvalg.md"]
    section = page.partition("## Vi har også prøvd")[2].partition("\n## ")[0]
    assert section.index("Tromsø") < section.index("Drammen")
    assert "mai 2026" in section
    assert "Byutvikling" in section
    assert "Begynn i tide." in section
    assert "](https://x.example/a)" in section
    assert "report.md?case=drammen-oppgaveutvalg)" in section


def test_the_way_of_the_idea_leads_to_the_reports(pages: dict[str, str]) -> None:
    page = pages["cases/drammen-oppgaveutvalg.md"]
    way = page.partition("## Ideens vei")[2].partition("\n## ")[0]
    assert "](#erfaring-tromso-erfaring) prøvde det samme i mai 2026" in way
    assert '<a id="erfaring-tromso-erfaring"></a>' in page


def test_a_key_and_a_municipality_show_them_too(pages: dict[str, str]) -> None:
    assert "Begynn to måneder før." in pages["keys/meld-tilbake.md"].partition("## Vi har også prøvd")[2]
    there = pages["municipalities/drammen.md"].partition("## Har prøvd det andre har gjort")[2]
    assert "](../cases/drammen-oppgaveutvalg.md)" in there


def test_without_reports_a_page_asks_for_one(pages: dict[str, str]) -> None:
    plain = {page.path: page.body for page in compile_pages(Catalogue(bank_with()), read_site(ROOT))}
    section = plain["cases/drammen-oppgaveutvalg.md"].partition("## Vi har også prøvd")[2].partition("\n## ")[0]
    assert "Ingen har meldt fra ennå." in section


def test_foreign_text_means_nothing(pages: dict[str, str]) -> None:
    assert "<script>" not in pages["cases/drammen-oppgaveutvalg.md"]
    assert "](javascript" not in pages["cases/drammen-oppgaveutvalg.md"]


@pytest.mark.parametrize(
    ("report", "code", "words"),
    [
        (_report("case: drammen-oppgaveutvalg\nkey: meld-tilbake"), "SB203", "én case eller én nøkkel"),
        (_report("url: https://x.example/"), "SB203", "én case eller én nøkkel"),
        (_report("case: finnes-ikke"), "SB311", "finnes ikke"),
        (_report("key: meld-tilbake", when="2035"), "SB504", "fram i tid"),
        (_report("key: meld-tilbake", verdict="kanskje"), "SB301", "kanskje"),
        (_report("key: meld-tilbake", municipality="Dramen"), "SB302", "Mente du «Drammen»?"),
    ],
    ids=["both", "none", "no such case", "ahead", "verdict", "municipality"],
)
def test_a_report_keeps_the_rules(report: Example, code: str, words: str) -> None:
    found = findings_of(report)
    assert [finding.rule.code for finding in found] == [code]
    assert words in found[0].message
