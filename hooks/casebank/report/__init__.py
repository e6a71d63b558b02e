"""How findings are shown: to people, to GitHub, and to programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casebank.diagnostics import Diagnostic
from casebank.report.github import github
from casebank.report.json import as_json
from casebank.report.text import text

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
}
"""The formats by the name that `--format` takes."""
