"""Checking only what changed since a commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from casebank.cli import main
from casebank.diff import DiffError, changed_since
from casebank.rules import RULES
from casebank.rules.sample_files import content_of
from tests.conftest import copy_bank

OLD, NEW = "cases/bergen-borgerpanel.md", "cases/drammen-nytt.md"


def _git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@kommune.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["/usr/bin/env", "git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank in git whose main branch has an old fault, with a branch checked out that left it before its last commit."""
    root = copy_bank(tmp_path_factory.mktemp("git") / "bank")
    _git(root, "init", "-q", "-b", "main")
    path = root / OLD
    path.write_text(path.read_text(encoding="utf-8").replace("themes:", "temaer:"), encoding="utf-8")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "Old")
    _git(root, "switch", "-qc", "branch")
    _git(root, "switch", "-q", "main")
    (root / "keys/later-on-main.md").write_text("x", encoding="utf-8")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "Later")
    _git(root, "switch", "-q", "branch")
    return root


def _check(root: Path, base: str) -> int:
    return main(["check", "--root", str(root), f"--changed={base}"])


def test_old_faults_of_others_are_not_shown(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(checkout)]) == 1
    capsys.readouterr()
    assert _check(checkout, "main") == 0
    assert capsys.readouterr().out == "Alt er i orden.\n"


@pytest.mark.parametrize("way", ["untracked", "staged", "committed"])
def test_faults_in_new_files_are_shown(checkout: Path, capsys: pytest.CaptureFixture[str], way: str) -> None:
    (checkout / NEW).write_bytes(content_of(next(rule for rule in RULES if rule.code == "SB202").wrong))
    if way != "untracked":
        _git(checkout, "add", NEW)
    if way == "committed":
        _git(checkout, "commit", "-qm", "New")
    assert _check(checkout, "main") == 1
    shown = capsys.readouterr().out
    assert NEW in shown
    assert OLD not in shown
    if way != "committed":
        _git(checkout, "rm", "-q", "--cached", "--ignore-unmatch", NEW)


def test_a_name_with_spaces_and_letters_beyond_ascii_is_told_as_it_is(checkout: Path) -> None:
    name = 'cases/ødelagt "navn".md'
    (checkout / name).write_text("x", encoding="utf-8")
    assert name in changed_since("main", checkout)
    (checkout / name).unlink()


@pytest.mark.parametrize(
    "base",
    [
        "nothing",
        "",
        "--output=stolen",
        "-h",
        "$(touch stolen)",
        "main; touch stolen",
        "main:cases",
        "main..branch",
        "\n",
    ],
)
def test_a_bad_base_stops_with_a_clear_message(checkout: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    assert _check(checkout, base) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Git kjenner ingen commit" in shown.err
    assert "Traceback" not in shown.err
    assert not list(checkout.rglob("stolen"))


def test_a_base_without_common_history_is_explained(checkout: Path) -> None:
    tree = _git(checkout, "mktree", "--missing")
    lone = _git(checkout, "commit-tree", tree, "-m", "Alone")
    with pytest.raises(DiffError, match="felles historie"):
        changed_since(lone, checkout)


def test_outside_git_there_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(DiffError, match="git-arkiv"):
        changed_since("main", tmp_path)
