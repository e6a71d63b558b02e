"""The workflows: sound, safe, pinned, and with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.specimens import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["actionlint", *map(str, WORKFLOWS)],
        ["zizmor", "--offline", "--no-progress", "--quiet", str(GITHUB)],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)],
        ["check-jsonschema", "--builtin-schema", "vendor.dependabot", str(GITHUB / "dependabot.yml")],
    ],
    ids=["actionlint", "zizmor", "workflow schema", "dependabot schema"],
)
def test_a_checker_finds_nothing(command: list[str]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_rights_begin_at_none(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one[0]) or " # v" not in one[1]] == []
    assert yaml.safe_load(text)["permissions"] == {}


def test_only_the_deployment_may_touch_the_published_site() -> None:
    may = {}
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            if "write" in (job.get("permissions", {}).get(right) for right in ("pages", "id-token")):
                may[path.name, name] = job["needs"]
    assert may == {("deploy.yml", "deploy"): "build"}
