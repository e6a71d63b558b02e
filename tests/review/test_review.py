"""Who is asked about what, and how, for a bank of every age."""

from __future__ import annotations

import html
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebank.catalogue import Catalogue
from casebank.compile.markdown import Markdown
from casebank.diagnostics import Example
from casebank.rendering import Rendering
from casebank.review import FORMATS
from casebank.review.due import EDITORS, Owner, due_by_owner
from casebank.review.issue import LABEL, SHOWN, code, without_asked
from casebank.site import Site
from tests.specimens import TODAY, bank_with

SITE = Site(name="Banken", url="https://banken.example/", description="", repository="https://github.example/bank")
AGES = {
    "fersk": "published: 2025-11-25",
    "ett-ar": "published: 2025-11-24",
    "sett-pa": "published: 2020-01-01\nreviewed: 2026-01-01",
    "bekreftet": "published: 2020-01-01\nconfirmed: {by: Drammen kommune, date: 2026-01-01}",
    "oppdatert": "published: 2024-11-25\nupdated: 2026-11-01",
    "to-ar": "published: 2024-11-24",
    "tre-ar": "published: 2020-01-01\nreviewed: 2023-11-24",
    "arkivert": "published: 2020-01-01\narchived: 2024-01-01",
}
EXPECTED = {"ett-ar": 12, "oppdatert": 12, "to-ar": 24, "tre-ar": 36}


def _cases(*cases: tuple[str, str], today: date = TODAY) -> list[Owner]:
    titled = ((name, fields if "title:" in fields else f"title: Case {name}\n{fields}") for name, fields in cases)
    examples = (Example(name=f"drammen-{name}", fields=fields) for name, fields in titled)
    return due_by_owner(Catalogue(bank_with(*examples, today=today)), SITE)


def test_exactly_what_is_old_is_listed_the_oldest_first() -> None:
    [owner] = _cases(*AGES.items())
    assert owner.name == "Drammen"
    assert [one.id for one in owner.due] == [f"drammen-{name}" for name in ("tre-ar", "to-ar", "oppdatert", "ett-ar")]
    assert {one.id.removeprefix("drammen-"): int(one.age) for one in owner.due} == EXPECTED


def test_a_day_earlier_less_is_due() -> None:
    [owner] = _cases(*AGES.items(), today=date(2026, 11, 23))
    assert {one.id.removeprefix("drammen-"): int(one.age) for one in owner.due} == {
        "oppdatert": 12,
        "to-ar": 12,
        "tre-ar": 24,
    }


def test_each_is_asked_about_their_own() -> None:
    old = "published: 2020-01-01"
    owners = _cases(
        ("en", old),
        ("to", f"{old}\nmunicipality: Svelvik"),
        ("tre", f"{old}\nowner: Bydel Åssiden"),
        ("fire", f"{old}\nmunicipality: [Bergen, Asker]"),
        today=date(2026, 11, 25),
    )
    assert {owner.name: [one.id for one in owner.due] for owner in owners} == {
        "Bergen, Asker": ["drammen-fire"],
        "Bydel Åssiden": ["drammen-tre"],
        "Drammen": ["drammen-en", "drammen-to"],
    }
    assert [owner.name for owner in owners] == ["Bergen, Asker", "Bydel Åssiden", "Drammen"]


def test_the_editors_are_asked_about_the_rest() -> None:
    owners = _cases(today=date(2028, 1, 1))
    assert {one.kind for owner in owners if owner.name == EDITORS for one in owner.due} == {
        "key",
        "method",
        "phase",
        "indicator",
        "page",
    }


def test_nothing_due_says_so() -> None:
    assert FORMATS["text"](_cases()) == "Ingenting trenger gjennomgang.\n"
    assert json.loads(FORMATS["json"](_cases()))["owners"] == []
    assert json.loads(FORMATS["issue"](_cases())) == []


def test_the_json_tells_the_three_answers() -> None:
    owners = _cases(("en", "published: 2024-01-01"))
    [owner] = json.loads(FORMATS["json"](owners))["owners"]
    assert owner == {
        "owner": "Drammen",
        "due": [
            {
                "kind": "case",
                "id": "drammen-en",
                "path": "cases/drammen-en.md",
                "title": "Case en",
                "url": "https://banken.example/cases/drammen-en/",
                "reviewed": "2024-01-01",
                "months": 24,
                "holds": "https://banken.example/share/confirm/?case=drammen-en",
                "update": "https://banken.example/share/?edit=drammen-en",
                "archive": "https://github.example/bank/issues/new?title=Arkiver%3A%20cases/drammen-en/",
            }
        ],
    }


HOSTILE_TITLE = '"`@ks-no/alle` fixes #1 <img src=x onerror=alert(1)> ](https://ond.example) \\u202e"'
HOSTILE_OWNER = "'@alle `x` $(rm -rf /) ${{ secrets.TOKEN }} <b>'"


def test_the_issue_of_one_owner_holds_whatever_a_title_says() -> None:
    hostile = f"published: 2024-01-01\ntitle: {HOSTILE_TITLE}\nowner: {HOSTILE_OWNER}"
    issues = json.loads(FORMATS["issue"](_cases(("en", hostile), ("to", "published: 2023-01-01"))))
    assert [issue["title"] for issue in issues] == [
        "Gjennomgang: Drammen",
        "Gjennomgang: @alle `x` $(rm -rf /) ${{ secrets.TOKEN }} <b>",
    ]
    assert issues[1]["labels"] == [LABEL]
    assert issues[1]["body"] == (
        "Hei! ``@alle `x` $(rm -rf /) ${{ secrets.TOKEN }} <b>`` har innhold i Samskapingsbanken som ingen har gått gjennom på mer enn ett år. "
        "Kan dere se på det? Velg ett svar for hver side:\n\n"
        "- [`` `@ks-no/alle` fixes #1 <img src=x onerror=alert(1)> ](https://ond.example) � ``](https://banken.example/cases/drammen-en/), sist sett på 1. januar 2024 (over to år)\n"
        "  [Stemmer fortsatt](https://banken.example/share/confirm/?case=drammen-en)"
        " · [Oppdater](https://banken.example/share/?edit=drammen-en)"
        " · [Arkiver](https://github.example/bank/issues/new?title=Arkiver%3A%20cases/drammen-en/)\n\n"
        "Er alt riktig, holder det å svare «Stemmer fortsatt». Da ser leserne at innholdet er ferskt. Uten svar "
        "står en case etter to år lavere i listene, og etter tre år blir den merket som arkivert.\n\n"
        "Lukk saken når alle sidene har fått svar.\n\n"
        "<!-- casebank-review: alle-x-rm-rf-secrets-token-b -->\n"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_only_code(text: str) -> None:
    rendered = Rendering().render(Markdown(f"før {code(text)} etter")).html
    inside = rendered.removeprefix("<p>før <code>").removesuffix("</code> etter</p>")
    if text.strip():
        assert "<" not in inside
        assert html.unescape(inside).split() == code(text).strip("`").split()


def test_an_owner_with_an_open_issue_is_not_asked_again() -> None:
    owners = _cases(("en", "published: 2024-01-01"), ("to", "published: 2024-01-01\nowner: Bydel Åssiden"))
    opened = json.loads(FORMATS["issue"](owners[:1]))
    assert without_asked(owners, opened) == owners[1:]
    assert without_asked(owners, [{"body": None}, {}]) == owners


def test_a_long_list_is_cut() -> None:
    owners = _cases(*((f"nummer-{number}", "published: 2024-01-01") for number in range(SHOWN + 3)))
    [issue] = json.loads(FORMATS["issue"](owners))
    assert issue["body"].count("Stemmer fortsatt](") == SHOWN
    assert "… og 3 til." in issue["body"]
    assert len(issue["body"]) < 65_536


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_steady(name: str) -> None:
    assert FORMATS[name](_cases(*AGES.items())) == FORMATS[name](_cases(*reversed(AGES.items())))
