#!/usr/bin/env python3
"""Measure what the site costs as the bank grows, beside others: `make bench`.

For each size a bank is made, always the same one, and compiled. Our build, plain MkDocs with Material (cases outside the
menu), Zensical and Hugo then make a site of the same pages, one after the other on the same machine. What decides is the
ratios: the seconds are those of the machine. Gives 1 when a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
sys.path[:0] = [str(ROOT / "scripts")]

from benchmark import engines  # noqa: E402
from benchmark.corpus import make_all  # noqa: E402
from benchmark.table import limits, table  # noqa: E402

PATIENCE = 1000
"""Up to how many cases the slowest are measured: Zensical, and a preview with plain MkDocs."""
SIZES = (100, 1000, 5000, 10_000)
_PLACE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


def main() -> int:
    """Measure, show, and tell whether all is within its limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many cases")
    parser.add_argument("--json", type=Path, help="a file for the numbers")
    parser.add_argument("--readme", action="store_true", help="put the table in the README")
    options = parser.parse_args()
    found = dict(_measured(options.sizes))
    shown = table(found)
    print(shown)
    if options.json:
        about = {"machine": platform.platform(), "python": platform.python_version(), "sizes": found}
        options.json.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    if options.readme:
        text = README.read_text(encoding="utf-8")
        README.write_text(_PLACE.sub(lambda match: f"{match[1]}\n{shown}\n{match[2]}", text), encoding="utf-8")
    over = list(limits(found))
    print(*over, sep="\n", file=sys.stderr)
    return 1 if over else 0


def _measured(sizes: list[int]) -> Iterator[tuple[int, dict[str, engines.Costs]]]:
    # All is deleted in the end: see `engines.ours`.
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        for size in sizes:
            folder = Path(temporary) / str(size)
            folder.mkdir()
            make_all(folder, size)
            measured: dict[str, Callable[[Path], engines.Costs]] = {
                "ours": engines.ours,
                "plain": partial(engines.plain, previewed=size <= PATIENCE),
                "hugo": engines.hugo,
            }
            if size <= PATIENCE:
                measured["zensical"] = engines.zensical
            found = {}
            for name, measure in measured.items():
                found[name] = measure(folder)
                print(f"{size} cases, {name}: {found[name]}", file=sys.stderr)
            yield size, found


if __name__ == "__main__":
    sys.exit(main())
