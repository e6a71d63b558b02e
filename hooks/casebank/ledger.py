"""The ledger: every address that has been published, and the ones that were withdrawn.

An address is told from the site's root and ends in a slash, as `cases/x/`; the front page has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from casebank.model.kinds import PAGE, Kind

FOLDER = PurePosixPath("docs/addresses")
PUBLISHED = FOLDER / "published.txt"
WITHDRAWN = FOLDER / "withdrawn.yml"


@dataclass(frozen=True)
class Ledger:
    """The published addresses, each with the number of its line."""

    lines: Mapping[str, int] = field(default_factory=dict)


def read_ledger(content: bytes) -> Ledger:
    """Read the ledger: one address a line. Empty lines and those that begin with # are passed over."""
    lines = content.decode("utf-8", "replace").splitlines()
    found = ((line.strip(), number) for number, line in enumerate(lines, 1))
    return Ledger({line: number for line, number in found if line and not line.startswith("#")})


def address_of(kind: Kind, identifier: str) -> str:
    """The address of a file's page."""
    if kind is not PAGE:
        return f"{kind.pages}/{identifier}/"
    folder, _, name = identifier.rpartition("/")
    stem = folder if name == "index" else identifier
    return f"{stem}/" if stem else ""


def alias_of(kind: Kind, alias: str) -> str:
    """The address of a former name: in the kind's own folder, or from the root when it holds a slash."""
    return f"{alias}/" if "/" in alias or not kind.pages else f"{kind.pages}/{alias}/"
