"""Running a command: how long it takes, how much memory it needs, and when it says what."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks at the memory."""
ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONUNBUFFERED": "1",
}


@dataclass
class Run:
    """A command that has ended. Times are in seconds from its start, memory in megabytes of all its processes together.

    A page of memory that several processes share counts once (PSS).
    """

    seconds: float = 0.0
    lines: list[tuple[float, str]] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def said(self, words: str) -> float:
        """When it first said something with these words."""
        return next(moment for moment, line in self.lines if words in line)

    def peak(self, start: float = 0.0, end: float = float("inf")) -> float:
        """The most memory between two moments."""
        return max((used for moment, used in self.memory if start <= moment <= end), default=0.0)


class FailedError(Exception):
    """A command that ended with an error."""


def run(command: Sequence[str | Path], folder: Path, **settings: str) -> Run:
    """Run a command in a folder.

    Raises:
        FailedError: if it ends with an error.
    """
    found, start = Run(), time.monotonic()
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**ENVIRONMENT, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, found, start, ended))
        watch.start()
        assert process.stdout is not None
        found.lines = [(time.monotonic() - start, line) for line in process.stdout]
        code = process.wait()
        found.seconds = time.monotonic() - start
        ended.set()
        watch.join()
    if code:
        raise FailedError("".join(line for _, line in found.lines[-40:]))
    return found


def _watch(session: int, found: Run, start: float, ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        moment = time.monotonic() - start
        found.memory.append((moment, sum(_megabytes(process) for process in _processes(session))))


def _processes(session: int) -> Iterator[Path]:
    """All processes that a command has started; they share a session."""
    for path in Path("/proc").iterdir():
        if path.name.isdecimal():
            try:
                status = (path / "stat").read_text()
            except OSError:
                continue
            if int(status.rpartition(")")[2].split()[3]) == session:
                yield path


def _megabytes(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
