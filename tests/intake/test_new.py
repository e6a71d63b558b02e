"""Making a file by answering questions in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from casebank.bank import load
from casebank.checking import findings_of
from casebank.cli import main
from tests.conftest import copy_bank
from tests.specimens import TODAY


def _answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    answers: Iterator[str] = iter(lines)

    def read(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)


def test_a_case_holds_the_answers_and_says_what_to_fill_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_bank(tmp_path / "bank")
    _answer(monkeypatch, "", "Parken: «vår» plass", "Naboer pusset opp en park.", "Stavagner", "Stavanger, Sandnes")
    assert main(["new", "case", "--root", str(root), "--today", str(TODAY)]) == 0
    shown = capsys.readouterr().out
    assert "Dette må fylles ut." in shown
    assert "Mente du «Stavanger»?" in shown
    path = root / "cases/stavanger-parken-var-plass.md"
    text = path.read_text(encoding="utf-8")
    assert 'title: "Parken: «vår» plass"' in text
    assert "# Temaer: Hva casen handler om." in text
    assert "# themes: [naermiljo]" in text
    found = [one for one in findings_of(load(root, TODAY)) if one.path == "cases/stavanger-parken-var-plass.md"]
    assert {one.rule.code for one in found if one.rule.severity == "error"} == {"SB201"}
    assert {one.message for one in found if one.rule.code == "SB201"} == {
        "Feltet «Kort navn» (id) mangler.",
        "Feltet «Tittel» (title) mangler.",
    }


def test_a_key_is_complete_but_for_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_bank(tmp_path / "bank")
    _answer(monkeypatch, "Spør naboen", "Spør den som vet.", "forankre, invitere", "liten", "Når ingen vet.")
    assert main(["new", "key", "--root", str(root), "--today", str(TODAY)]) == 0
    text = (root / "keys/spor-naboen.md").read_text(encoding="utf-8")
    assert 'phases:\n  - "forankre"\n  - "invitere"\n' in text
    assert "## Hvorfor" in text


def test_nothing_is_written_when_one_stops_midway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_bank(tmp_path / "bank")
    before = sorted((root / "cases").iterdir())
    _answer(monkeypatch, "Parken")
    assert main(["new", "case", "--root", str(root)]) == 2
    assert sorted((root / "cases").iterdir()) == before
