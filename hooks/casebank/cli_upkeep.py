"""The commands of `casebank` by which KS keeps the bank true. One function for each, with no logic of its own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from casebank import review
from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.offline import write_offline
from casebank.report import statistics
from casebank.review.due import due_by_owner
from casebank.review.issue import without_asked
from casebank.site import read_site
from casebank.statistics import tables, totals

STATISTICS = {"text": statistics.text, "json": statistics.as_json}
Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Add the commands, by a function that takes a name, what to run and a help text in bokmål."""
    reviewing = add("review", review_due, "list opp det ingen har gått gjennom på lenge, eier for eier")
    reviewing.add_argument("--format", choices=review.FORMATS, default="text", help="hvordan listen vises")
    reviewing.add_argument(
        "--open", type=Path, default=None, metavar="FIL", help="GitHubs liste over åpne saker: eierne der er alt spurt"
    )
    counting = add("stats", stats, "tell opp hva banken har")
    counting.add_argument("--format", choices=STATISTICS, default="text", help="hvordan tallene vises")
    add("offline", offline, "lag en kopi av nettstedet som åpnes fra disk").add_argument(
        "zip", type=Path, help="zip-filen kopien skrives til"
    )


def review_due(options: argparse.Namespace) -> int:
    """List what is due for review, by owner."""
    catalogue = Catalogue(load(options.root, options.today))
    owners = due_by_owner(catalogue, read_site(options.root))
    if options.open:
        owners = without_asked(owners, json.loads(options.open.read_text(encoding="utf-8")))
    print(review.FORMATS[options.format](owners), end="")
    return 0


def stats(options: argparse.Namespace) -> int:
    """Count what there is in the bank."""
    catalogue = Catalogue(load(options.root, options.today))
    print(STATISTICS[options.format](totals(catalogue), tables(catalogue)), end="")
    return 0


def offline(options: argparse.Namespace) -> int:
    """Write a copy of the site that opens from disk."""
    bank = load(options.root, options.today)
    count = write_offline(options.root, bank, read_site(options.root), options.zip)
    print(f"Skrev {count} filer til {options.zip}.")
    return 0
