#!/usr/bin/env python3
"""List the LIX of every hand-written page, the heaviest first. Ends with 1 when a case or key is over the limit."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from casebank.bank import load
from casebank.model.kinds import CASE, KEY
from casebank.readability import LIMIT, lix

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Print the list; 1 when a case or key is over the limit."""
    measured = []
    for entry in load(ROOT, date.today()).entries:
        value = lix(entry.document.content)
        if value is not None:
            measured.append((value, entry))
    for value, entry in sorted(measured, key=lambda pair: -pair[0]):
        print(f"{value:5.1f}  {entry.path}")
    return int(any(value > LIMIT for value, entry in measured if entry.kind in (CASE, KEY)))


if __name__ == "__main__":
    sys.exit(main())
