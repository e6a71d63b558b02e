"""How findings are shown: to people, to GitHub, and to programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casebank.diagnostics import Diagnostic
from casebank.report.github import github
from casebank.report.json import as_json
from casebank.report.summary import summary
from casebank.report.text import text
from casebank.site import Site

FORMATS: dict[str, Callable[[Sequence[Diagnostic], Site], str]] = {
    "text": text,
    "github": github,
    "summary": summary,
    "json": as_json,
}
"""The formats by the name that `--format` takes. Each links to the pages of the rules on the site."""
