#!/usr/bin/env python3
"""Ask whether the addresses in the content still answer: `scripts/check_links.py [--issue FILE]`.

Runs lychee over the sources, so that each dead address comes with the file and line to mend. What
`.github/link-exceptions.toml` lists is passed over. With `--issue`, an issue about the dead ones is written as JSON.
Exit code 1 when an address is dead.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casebank.freshness import Age, months_after
from casebank.review.issue import code

ROOT = Path(__file__).resolve().parents[1]
EXCEPTIONS = ROOT / ".github/link-exceptions.toml"
SOURCES = ("cases", "keys", "docs")
SHOWN = 200
"""How many dead addresses an issue tells of."""
WHAT_TO_DO = (
    "Er siden flyttet, så rett adressen. Er den borte, så finn en arkivert kopi og sett `archived: yes` på kilden. "
    "Svarer den for mennesker og ikke for maskiner, så før den opp i `.github/link-exceptions.toml` med grunnen."
)


@dataclass(frozen=True)
class Exempt:
    """The addresses that begin so are passed over, and why."""

    address: str
    reason: str
    since: date


@dataclass(frozen=True)
class Dead:
    """An address that does not answer as it should, and where it stands."""

    path: str
    line: int
    address: str
    answer: str


def main() -> int:
    """Ask, tell, and write the issue."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--issue", type=Path, default=None, help="where to write an issue about the dead addresses")
    options = parser.parse_args()
    exceptions = read_exceptions(EXCEPTIONS.read_text(encoding="utf-8"))
    files = [path.relative_to(ROOT) for folder in SOURCES for path in sorted((ROOT / folder).rglob("*.md"))]
    # The command is a fixed list and no shell reads it.
    done = subprocess.run(command(files, exceptions), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):
        print(done.stderr, file=sys.stderr)
        return done.returncode
    found = list(dead(json.loads(done.stdout)))
    for one in found:
        print(f"{one.path}:{one.line}: {one.address}: {one.answer}")
    content = "".join((ROOT / path).read_text(encoding="utf-8", errors="replace") for path in files)
    for warning in stale(exceptions, content, date.today()):
        print(warning, file=sys.stderr)
    if found and options.issue:
        options.issue.write_text(json.dumps(issue(found), ensure_ascii=False), encoding="utf-8")
    return 1 if found else 0


def read_exceptions(text: str) -> list[Exempt]:
    """Read the list of exceptions.

    Raises:
        ValueError: if one has no address of the web, no reason to speak of, or no date.
    """
    found = [Exempt(**row) for row in tomllib.loads(text).get("exception", [])]
    for one in found:
        if not re.match(r"https?://[^/]+/", one.address) or len(one.reason) < 20 or not isinstance(one.since, date):
            raise ValueError(f"An exception needs an address, a reason in a sentence, and a date: {one}")
    return found


def command(files: Sequence[Path], exceptions: Sequence[Exempt]) -> list[str]:
    """How lychee is called. It is patient, and slow towards each host."""
    excluded = [part for one in exceptions for part in ("--exclude", f"^{re.escape(one.address)}")]
    return [
        str(Path(sys.executable).with_name("lychee")),
        *("--no-progress", "--format", "json", "--scheme", "https", "--scheme", "http", "--exclude-all-private"),
        *("--timeout", "40", "--max-retries", "3", "--retry-wait-time", "10", "--max-concurrency", "8"),
        *("--host-concurrency", "1", "--host-request-interval", "1s"),
        # Too many requests, or none from programs: the page is there.
        *("--accept", "200..=299,403,429"),
        *excluded,
        *map(str, files),
    ]


def dead(report: dict[str, Any]) -> Iterator[Dead]:
    """The dead addresses of lychee's report, file by file."""
    for name in ("error_map", "timeout_map"):
        for path, links in sorted(report.get(name, {}).items()):
            for link in links:
                line = link.get("span", {}).get("line", 1)
                yield Dead(path, line, link["url"], link["status"]["text"])


def stale(exceptions: Sequence[Exempt], content: str, today: date) -> Iterator[str]:
    """What to do about exceptions that nothing needs any more, or that are old."""
    for one in exceptions:
        if one.address not in content:
            yield f"{one.address} is in no text any more: delete the exception."
        elif today >= months_after(one.since, Age.OLD):
            yield f"{one.address} was excepted in {one.since}: look again."


def issue(found: Sequence[Dead]) -> dict[str, Any]:
    """The dead addresses as what GitHub takes for a new issue. Addresses are written by anyone: they stand as code."""
    lines = [f"- {code(f'{one.path}:{one.line}')}: {code(one.address)} ({code(one.answer)})" for one in found[:SHOWN]]
    rest = len(found) - SHOWN
    lines += [f"- … og {rest} til"] if rest > 0 else []
    body = [
        f"{len(found)} {'adresse' if len(found) == 1 else 'adresser'} svarte ikke som de skulle:",
        "\n".join(lines),
        WHAT_TO_DO,
    ]
    return {"title": "Adresser som ikke svarer", "body": "\n\n".join(body) + "\n", "labels": ["lenker"]}


if __name__ == "__main__":
    sys.exit(main())
