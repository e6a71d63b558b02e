"""Findings for people: the place, the message, the line with a pointer, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from casebank.diagnostics import Diagnostic, Severity
from casebank.report.count import in_words
from casebank.report.explanation import explanation
from casebank.site import Site

_COLOURS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m", Severity.HINT: "\033[1;36m"}
_DIM, _BOLD, _END = "\033[2m", "\033[1m", "\033[0m"
_WIDTH = 100


def text(findings: Sequence[Diagnostic], site: Site, *, colour: bool = False) -> str:
    """All findings, each beginning `path:line:column:`, and a line that counts them."""
    found = [_block(finding, site, colour=colour) for finding in findings]
    return "\n\n".join([*found, in_words(findings)]) + "\n"


def _block(finding: Diagnostic, site: Site, *, colour: bool) -> str:
    rule = finding.rule
    place = f"{printable(finding.path)}:{finding.span.line}:{finding.span.column}:"
    severity = rule.severity.named()
    if colour:
        place, severity = f"{_BOLD}{place}{_END}", f"{_COLOURS[rule.severity]}{severity}{_END}"
    lines = [f"{place} {severity} {rule.code}: {printable(finding.message)}"]
    lines += _excerpt(finding, colour=colour)
    lines.append(f"    Hjelp: {printable(finding.advice)}")
    lines.append(f"    Les mer: {explanation(finding, site)}")
    return "\n".join(lines)


def _excerpt(finding: Diagnostic, *, colour: bool) -> list[str]:
    if not finding.excerpt.strip():
        return []
    span = finding.span
    start = max(0, span.column - 1 - _WIDTH // 2) if span.column > _WIDTH else 0
    shown = printable(finding.excerpt.replace("\t", " "))[start : start + _WIDTH]
    same_line = span.end_line == span.line
    end = min(span.end_column - 1 if same_line else len(finding.excerpt), start + len(shown))
    width = max(1, end - span.column + 1)
    number = str(span.line)
    pointer = " " * (span.column - 1 - start) + "^" * width
    if colour:
        pointer = f"{_COLOURS[finding.rule.severity]}{pointer}{_END}"
        number_dim = f"{_DIM}{number} |{_END}"
    else:
        number_dim = f"{number} |"
    return [f"    {number_dim} {shown}", f"    {' ' * len(number)} | {pointer}"]


def printable(text: str) -> str:
    """A text that cannot move the cursor or turn the reading direction of a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)
