"""How many findings there are, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casebank.diagnostics import Diagnostic, Severity


def in_words(findings: Sequence[Diagnostic]) -> str:
    """How many findings there are of each severity."""
    if not findings:
        return "Alt er i orden."
    counts = Counter(finding.rule.severity for finding in findings)
    return f"Funnet: {', '.join(f'{counts[one]} {one.named(counts[one])}' for one in Severity if counts[one])}."
