"""The addresses of a bank: where its pages are, where they were, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casebank.bank import Bank, Entry
from casebank.ledger import address_of, alias_of
from casebank.model.kinds import KINDS

HEAD = """\
# Every address of the site that has been published. None may vanish: a page that moves keeps its old name under
# «aliases», a page that is withdrawn is listed in withdrawn.yml. Written by «casebank addresses».
"""


@dataclass(frozen=True)
class Alias:
    """A former address of a page, and its place in the list `aliases` of the file."""

    address: str
    entry: Entry[Any]
    index: int


def pages_of(bank: Bank) -> frozenset[str]:
    """The addresses of all content files, also of those that could not be read."""
    return frozenset(address_of(kind, identifier) for kind in KINDS if kind.has_pages for identifier in bank.ids(kind))


def aliases_of(bank: Bank) -> Iterator[Alias]:
    """The former addresses of all content files, also of those that break other rules."""
    for entry in bank.entries:
        if not entry.kind.has_pages:
            continue
        data = entry.document.data
        found = data.get("aliases", ()) if isinstance(data, dict) else ()
        for index, alias in enumerate((found,) if isinstance(found, str) else found):
            if isinstance(alias, str):
                yield Alias(alias_of(entry.kind, alias), entry, index)


def unlisted(bank: Bank) -> list[str]:
    """The addresses that the ledger does not hold yet, in order."""
    found = {*pages_of(bank), *(alias.address for alias in aliases_of(bank))} - {""}
    return sorted(found - set(bank.ledger.lines))


def ledger_text(bank: Bank) -> str:
    """The ledger with the new addresses in their places. An address once listed stays."""
    listed = {*bank.ledger.lines, *unlisted(bank)}
    return "".join([HEAD, *(f"{address}\n" for address in sorted(listed))])
