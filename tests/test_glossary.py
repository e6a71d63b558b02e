"""Words of the glossary are found in running text, and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from casebank import authored
from casebank.glossary import Glossary
from casebank.model.kinds import CASE
from casebank.model.vocabulary import GlossaryRow
from casebank.source.body import Body
from tests.specimens import bank_with


def _row(identifier: str, label: str, *synonyms: str, nn: str | None = None) -> GlossaryRow:
    return GlossaryRow(id=identifier, label=label, nn=nn or label, en="x", definition="x", synonyms=synonyms)


GLOSSARY = Glossary(
    [
        _row("borgerpanel", "borgerpanel", "folkepanel", nn="borgarpanel"),
        _row("folkemote", "folkemøte", "åpent møte"),
        _row("utvalg", "utvalg"),
        _row("deliberativ", "deliberativ"),
        _row("meningsmaling", "deliberativ meningsmåling"),
    ]
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(word.id, word.text) for word in GLOSSARY.words(Body(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et borgerpanel møttes.", [("borgerpanel", "borgerpanel")]),
        ("Borgerpanelene møttes.", [("borgerpanel", "Borgerpanelene")]),
        ("Borgarpanela møttest.", [("borgerpanel", "Borgarpanela")]),
        ("Folkepanelet ga råd.", [("borgerpanel", "Folkepanelet")]),
        ("På folkemøtene og på åpne møter.", [("folkemote", "folkemøtene")]),
        ("De åpent\nmøtet ble holdt.", [("folkemote", "åpent\nmøtet")]),
        ("Den deliberative meningsmålingen.", [("meningsmaling", "deliberative meningsmålingen")]),
        ("Samtalen var deliberativ.", [("deliberativ", "deliberativ")]),
        ("**Utvalg** og utvalget.", [("utvalg", "Utvalg")]),
    ],
)
def test_every_form_is_found_and_only_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Et borgerpanel",
        "Borgerpanel\n===========",
        "[om borgerpanel](x.md)",
        "![et borgerpanel](media/x.webp)",
        "[om borgerpanel][x]\n\n[x]: borgerpanel.md",
        "`borgerpanel`",
        "```\nborgerpanel\n```",
        "<https://example.org/borgerpanel>",
        "https://borgerpanel.no/borgerpanel",
        "post@borgerpanel.no",
        "Tekst.[^borgerpanel]",
        '!!! forslag "Et borgerpanel"',
        "<!-- slot: borgerpanel -->",
        "byborgerpanel og borgerpanelordning",
        "Deltakerne ble utvalgt.",
    ],
)
def test_what_is_no_running_text_is_left_alone(text: str) -> None:
    assert _found(text) == []


def _html(text: str) -> str:
    return Markdown(extensions=["admonition", "def_list", "sane_lists", "tables"]).convert(text)


_PIECES = st.lists(
    st.sampled_from(
        [
            *("borgerpanel", "Utvalget", "folkemøtene", "deliberativ meningsmåling", "ord", "åpent", "møte", "[", "]"),
            *("(", ")", "](x.md)", "**", "*", "_", "`", "```", "#", "\n", "\n\n", "    ", "- ", "1. ", "> ", "|", "<"),
            *(">", "!", '!!! forslag "x"', "[^x]", "[x]: y", "\\", "&", ";", "http://x.no/", ".", ",", "-", " ", "İ"),
        ]
    ),
    max_size=40,
).map("".join)


_CASE = next(iter(bank_with().of_kind(CASE).values()))


@given(_PIECES)
def test_a_page_says_the_same_with_and_without_explanations(body: str) -> None:
    entry = replace(_CASE, document=replace(_CASE.document, body=body))
    words = GLOSSARY.words(entry.document.content)
    plain = _html(authored.on_page(entry, "cases/x.md"))
    explained = _html(authored.on_page(entry, "cases/x.md", words))
    assert re.sub(r'<a href="\.\./glossary\.md#[a-z]+">([^<]*)</a>', r"\1", explained) == plain
