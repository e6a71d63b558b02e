"""The issue forms follow the models, and are what GitHub takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from casebank.cli import main
from tests.specimens import ROOT

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def test_the_forms_are_not_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "--check", "--root", str(ROOT)]) == 0, capsys.readouterr().out


def test_github_takes_the_forms() -> None:
    checker = str(Path(sys.executable).parent / "check-jsonschema")
    forms = [str(path) for path in FORMS if path.stem != "config"]
    assert len(forms) == 4
    for schema, files in (
        ("github-issue-forms", forms),
        ("github-issue-config", [str(FORMS[0].parent / "config.yml")]),
    ):
        command = [checker, "--builtin-schema", f"vendor.{schema}", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
