"""The comment on a pull request, from a file that the pull request itself may have written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from casebank.cli import main
from casebank.diagnostics import Example
from casebank.report.json import as_json
from casebank.site import read_site
from tests.specimens import ROOT, findings_of

FINDING: dict[str, Any] = {
    "code": "SB201",
    "severity": "error",
    "path": "cases/x.md",
    "start": {"line": 2, "column": 1},
    "message": "Feltet mangler.",
    "advice": "Skriv det.",
}


def _comment(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    path = folder / "findings.json"
    path.write_text(content, encoding="utf-8")
    code = main(["comment", str(path), "--root", str(ROOT)])
    return code, capsys.readouterr().out


def _with(**changes: Any) -> str:
    return json.dumps({"version": 1, "findings": [{**FINDING, **changes}]})


def test_what_the_check_writes_becomes_a_comment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings_of(Example(without=("summary",)))
    code, text = _comment(tmp_path, as_json(found, read_site(ROOT)), capsys)
    assert code == 0
    assert "1 feil som må rettes" in text
    assert "`cases/drammen-oppgaveutvalg.md:1`" in text
    assert "/rules/sb201/)" in text


def test_no_findings_are_good_news(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "fant ingen feil" in _comment(tmp_path, '{"version": 1, "findings": []}', capsys)[1]


@pytest.mark.parametrize(
    "text",
    ["@alle ![x](https://evil.example)", "<img src=x>", "a | b\n| c", "`` ` ``", "\u202eabc\x1b[31m", "x" * 19_000],
    ids=["mention", "html", "table", "code", "turned", "long"],
)
def test_texts_mean_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    code, comment = _comment(tmp_path, _with(message=text, path=text[:200]), capsys)
    assert code == 0
    rows = [line for line in comment.splitlines() if line.startswith("| `")]
    assert len(rows) == 1
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", rows[0])
    assert not re.search(r"[@<!\x1b\u202e]", outside)
    assert outside.count("|") == 4
    assert len(comment) < 2_000


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{" * 100_000,
        '{"version": 2, "findings": []}',
        json.dumps({"version": 1, "findings": [FINDING] * 5_001}),
        _with(code="SB999"),
        _with(code="[x](https://evil.example)"),
        _with(severity="@alle"),
        _with(path=["a"]),
        _with(start={"line": "1; id", "column": 1}),
        _with(message="x" * 600_000),
    ],
    ids=range(11),
)
def test_another_form_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    code, text = _comment(tmp_path, content, capsys)
    assert code == 2
    assert text == ""
