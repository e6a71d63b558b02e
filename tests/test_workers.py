"""Work that is shared out gives what it would have given in one process."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial

import pytest

from casebank.workers import VARIABLE, shared_out

_KILLED = """
import os, signal, sys, time
from casebank.workers import WorkerError, shared_out
me = os.getpid()
def task():
    if os.getpid() != me:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.2)
try:
    shared_out([task] * 8)
except WorkerError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("processes", ["1", "2", "5"])
def test_all_is_done_once_and_told_in_order(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, processes)
    assert shared_out([partial(pow, number, 2) for number in range(1000)]) == [number**2 for number in range(1000)]


@pytest.mark.parametrize("processes", ["1", "3"])
def test_what_goes_wrong_in_a_task_comes_out(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, processes)
    with pytest.raises(ValueError, match="invalid literal"):
        shared_out([partial(int, "1"), partial(int, "x"), partial(int, "2")])


def test_a_killed_process_is_told_of() -> None:
    environment = {**os.environ, VARIABLE: "3"}
    done = subprocess.run(
        [sys.executable, "-c", _KILLED], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "ble stanset" in done.stderr
