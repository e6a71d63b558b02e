#!/usr/bin/env python3
"""Time `casebank check` on banks of growing size, against just reading and `compose`-parsing the same files.

`scripts/time_check.py` makes banks of 100, 1,000 and 10,000 cases in a temporary folder, always the same ones, and
fails when a check costs more than four times the floor, or when its cost for each file grows with the bank.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from casebank.bank import Bank, load
from casebank.checking import findings_of
from casebank.diagnostics import Diagnostic
from casebank.source.tree import FOLDERS
from make_corpus import make

SIZES = (100, 1000, 10_000)
TODAY = date(2026, 11, 24)
MOST = 4.0
"""The highest ratio of a check to its floor."""
GROWTH = 1.5
"""How much more a file may cost in the largest bank than in the smallest."""
CONTENT = (".md", ".yml")


@dataclass(frozen=True)
class Timing:
    """What one bank cost, in seconds of the processor, which other programs do not disturb much."""

    files: int
    floor: float
    check: float
    findings: int

    @property
    def ratio(self) -> float:
        """How many times the floor a check costs."""
        return self.check / self.floor

    @property
    def each(self) -> float:
        """What a check costs for each file, in milliseconds."""
        return 1000 * self.check / self.files


def main() -> int:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="CASES")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'files':>7} {'read and compose':>18} {'check':>9} {'a file':>10} {'ratio':>6}  findings")
    timings = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "bank"
            make(root, size, options.seed)
            timing = _time(root)
        timings.append(timing)
        print(
            f"{timing.files:>7} {timing.floor:>16.2f} s {timing.check:>7.2f} s {timing.each:>7.2f} ms {timing.ratio:>6.2f}"
            f"  {timing.findings}",
            flush=True,
        )
    growth = timings[-1].each / timings[0].each
    print(f"A file costs {growth:.2f} times as much in the largest bank as in the smallest.")
    return int(any(timing.ratio > MOST for timing in timings) or growth > GROWTH)


def _time(root: Path) -> Timing:
    found = []
    rounds = 3 if sum(1 for _ in (root / "cases").iterdir()) <= 1000 else 1
    _floor(root)
    floor = min(_clocked(lambda: _floor(root)) for _ in range(rounds))
    check = min(_clocked(lambda: found.append(_checked(root))) for _ in range(rounds))
    return Timing(_floor(root), floor, check, len(found[0][1]))


def _checked(root: Path) -> tuple[Bank, list[Diagnostic]]:
    """The bank with its findings. It is kept, as the command keeps it: to throw it away takes time as well."""
    bank = load(root, TODAY)
    return bank, findings_of(bank)


def _floor(root: Path) -> int:
    """Read every content file, parse its front matter into a tree, and keep nothing. Gives how many there were."""
    count = 0
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in CONTENT and path.is_file():
                text = path.read_bytes().decode()
                if path.suffix == ".md":
                    text = text.split("\n---", 1)[0]
                yaml.compose(text, Loader=yaml.CSafeLoader)
                count += 1
    return count


def _clocked(run: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
