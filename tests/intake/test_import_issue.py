"""From an issue to a checked file, and what the sender is answered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.cli import main
from casebank.form.forms import FORMS
from casebank.form.options import list_of
from casebank.intake.elements import elements
from casebank.intake.issue_forms import LABELS, labels_of
from casebank.model import kinds
from tests.conftest import copy_bank
from tests.intake.events import CASE, CONFIRMATION, FAULT, NUMBER, REPORT, body_of, event, written
from tests.specimens import TODAY


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with all the bank's content, that no test changes."""
    return copy_bank(tmp_path_factory.mktemp("intake") / "bank")


@pytest.fixture
def checkout(bank: Path, tmp_path: Path) -> Path:
    """A checkout to change. What is only read is shared."""
    root = tmp_path / "bank"
    shutil.copytree(bank, root, ignore=shutil.ignore_patterns("hooks", "overrides", "scripts", "stylesheets"))
    return root


def _import(checkout: Path, content: Any) -> tuple[int, dict[str, str]]:
    """Import an event; the exit code, and what was written beside the file."""
    into = checkout.parent / "out"
    path = written(checkout.parent, content)
    code = main(["import-issue", str(path), "--into", str(into), "--root", str(checkout), "--today", str(TODAY)])
    return code, {file.name: file.read_text(encoding="utf-8") for file in into.glob("*")}


def test_the_labels_of_the_questions_are_those_of_the_forms() -> None:
    asked = {form.name: [element.label for element in elements(form)] for form in FORMS}
    answered = {"case": CASE, "report": REPORT, "confirmation": CONFIRMATION, "fault": FAULT}
    assert asked == {name: list(answers) for name, answers in answered.items()}


def test_a_case(checkout: Path) -> None:
    code, out = _import(checkout, event(LABELS["case"], body_of(CASE)))
    assert code == 0, out["reply.md"]
    assert out["path.txt"] == "cases/stavanger-parken-pa-storhaug-var-plass.md"
    assert out["title.txt"] == "Del en erfaring: stavanger-parken-pa-storhaug-var-plass"
    assert f"Closes #{NUMBER}" in out["pull-request.md"]
    entry = load(checkout, TODAY).of_kind(kinds.CASE)["stavanger-parken-pa-storhaug-var-plass"]
    case = entry.model
    assert case is not None
    assert case.municipality == ("Stavanger", "Sandnes")
    assert case.documentation == "partial"
    assert [(source.id, source.publisher) for source in case.sources] == [
        ("sluttrapport-parken", "Stavanger kommune"),
        ("egen-erfaring", None),
    ]
    assert case.themes == ("naermiljo", "byutvikling")
    assert case.actors == ("innbyggere", "frivillige-organisasjoner")
    assert (case.openness.problem, case.openness.process, case.openness.purpose) == ("yes", "partly", "unknown")
    assert str(case.period.end) == "2019-06-30"
    assert case.resources.cost_nok == 250_000
    assert case.offers == ("visit", "templates")
    assert str(case.published) == str(TODAY)
    body = entry.document.body
    assert "### Før vi begynte" in body
    assert "### Tittel\n\nDette er ikke et nytt svar på tittelen." in body
    assert "Vi gjorde to ting:\n\n- ringte på\n- målte < 5 meter" in body
    assert "\n\\#1 var viktigst" in body


def test_a_report(checkout: Path) -> None:
    code, out = _import(checkout, event(LABELS["report"], body_of(REPORT)))
    assert code == 0, out["reply.md"]
    assert out["path.txt"] == "docs/reports/tromso-svelvik-gjestebud.md"
    text = (checkout / out["path.txt"]).read_text(encoding="utf-8")
    assert "case: svelvik-gjestebud\n" in text
    assert "verdict: partly\n" in text


def test_a_confirmation_changes_nothing_else(checkout: Path) -> None:
    path = checkout / "cases/asker-borgen.md"
    before = path.read_text(encoding="utf-8")
    code, out = _import(checkout, event(LABELS["confirmation"], body_of(CONFIRMATION)))
    assert code == 0, out["reply.md"]
    after = path.read_text(encoding="utf-8")
    added = re.search(r"confirmed:\n  by: (.*)\n  date: (.*)\n", after)
    assert added is not None
    assert added.groups() == ("Asker kommune, innbyggertorgene", str(TODAY))
    assert after.replace(added[0], "") == before
    assert _import(checkout, event(LABELS["confirmation"], body_of(CONFIRMATION)))[0] == 0
    assert path.read_text(encoding="utf-8") == after


def test_a_fault_stays_an_issue(checkout: Path) -> None:
    code, out = _import(checkout, event(LABELS["fault"], body_of(FAULT)))
    assert code == 1
    assert list(out) == ["reply.md"]


def test_findings_name_the_question(checkout: Path) -> None:
    wrong = CASE | {
        "Kommune": "Stavagner",
        "Start": "i fjor",
        "Temaer": "Nærmilø",
        "Lærdommer": "Seksten prøvde.[^borte]",
        "Kilder": "Rapport | Kommunen | www.uten-protokoll.no",
    }
    code, out = _import(checkout, event(LABELS["case"], body_of(wrong)))
    assert code == 1
    assert list(out) == ["reply.md"]
    for question in ("Kommune", "Periode", "Temaer", "Lærdommer", "Kilder"):
        assert f"- **{question}:**" in out["reply.md"]
    assert "Mente du «Stavanger»?" in out["reply.md"]


HOSTILE = [
    "$(touch /tmp/pwned) `id` ; rm -rf / && echo",
    '"\n---\nconfirmed:\n  by: Alle\n---\n',
    "!!python/object/apply:os.system ['id']",
    "&a [*a, *a]",
    "../../../.github/workflows/x",
    "${{ github.token }} @alle <!-- x --> ![x](https://evil.example/x.png)",
    "\u202emoc.live\u202c\x00\x1b[2J",
    "### Tittel\n\nEn annen tittel\n\n### Kommune\n\nOslo",
    "x" * 60_000,
    "| a | b |\n```\n````",
]


FREE = ("Tittel", "Sted", "Slik gjorde de det", "Hva skjedde med innspillene?")
LISTED = ("Kommune", "Kilder", "Temaer", "Start", "Utfall", "Nettside")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("places", [FREE, FREE + LISTED], ids=["free", "all"])
def test_hostile_text_is_only_text(checkout: Path, text: str, places: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in checkout.rglob("*") if path.is_file()}
    _, out = _import(checkout, event(LABELS["case"], body_of(CASE | dict.fromkeys(places, text)), title=text))
    _assert_harmless(out["reply.md"])
    new = {path for path in checkout.rglob("*") if path.is_file()} - set(before)
    assert [path for path, content in before.items() if path.read_bytes() != content] == []
    assert [str(path.relative_to(checkout)) for path in new] == [out[name] for name in out if name == "path.txt"]
    for path in new:
        assert re.fullmatch(r"[a-z0-9-]+\.md", path.name)
        assert path.parent == checkout / "cases"
        case = load(checkout, TODAY).of_kind(kinds.CASE)[path.stem].model
        assert case is not None
        assert case.confirmed is None


def _assert_harmless(reply: str) -> None:
    """Outside code, the answer mentions nobody, links only to the site's rules, and has no HTML but its marker."""
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", reply.removeprefix("<!-- casebank-import -->"))
    assert not re.search(r"[@<]|!\[|\$\{\{", outside)
    assert set(re.findall(r"\]\((.*?)/rules/", outside)) <= {"https://ks-no.github.io/samskapingsbanken"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"issue": 3}',
        "{" * 10_000,
        event("spam", body_of(CASE)),
        event(LABELS["case"], None),
        {**event(LABELS["case"], ""), "issue": {"number": "42; id", "labels": [{"name": LABELS["case"]}]}},
        "x" * (2 * 1024 * 1024),
    ],
    ids=["empty", "list", "no issue", "deep", "unknown label", "no text", "odd number", "too large"],
)
def test_an_event_that_is_not_what_it_should_be_is_told_of(checkout: Path, content: Any) -> None:
    code, out = _import(checkout, content)
    assert code == 1
    assert list(out) == ["reply.md"]


def test_no_two_choices_of_a_list_look_the_same(bank: Path) -> None:
    catalogue = Catalogue(load(bank, TODAY))
    for form in FORMS:
        for element in elements(form):
            if element.question is not None and list_of(element.question) not in ("", "case"):
                labels = labels_of(list_of(element.question), catalogue)
                assert len(labels) == len(set(labels)), element.label
