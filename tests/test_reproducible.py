"""The same sources and the same `--today` give the same bytes, on whatever day the site is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from casebank.build import build
from tests.specimens import ROOT

DAYS = 400
# Python reads a module of this name when it starts. `date.today` asks `time.time`; `datetime.now` must be replaced.
CLOCK = f"""
import datetime, time
real_time, real = time.time, datetime.datetime
time.time = lambda: real_time() + {DAYS} * 86400

class Later(real):
    @classmethod
    def now(cls, tz=None):
        return real.now(tz) + datetime.timedelta(days={DAYS})

    @classmethod
    def utcnow(cls):
        return real.utcnow() + datetime.timedelta(days={DAYS})

datetime.datetime = Later
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every Python that is started find that more than a year has passed."""
    folder = tmp_path / "clock"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    told = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.date.today(), datetime.datetime.now().date())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [(date.today() + timedelta(days=DAYS)).isoformat()] * 2


@pytest.mark.usefixtures("later")
def test_a_build_of_another_day_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    built_on = date.fromtimestamp((site / "index.html").stat().st_mtime)
    again = tmp_path / "site"
    build(ROOT, again, built_on)
    first, second = _digests(site), _digests(again)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
