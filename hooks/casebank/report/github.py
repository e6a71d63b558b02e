"""Findings as GitHub annotations.

GitHub shows at most ten errors, ten warnings and ten notices for a step, so the rest is only counted.
Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from casebank.diagnostics import Diagnostic, Severity
from casebank.report.explanation import explanation
from casebank.site import Site

SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def github(findings: Sequence[Diagnostic], site: Site) -> str:
    """One annotation a line, errors first, and a line for what there was no room for."""
    lines = []
    for severity in Severity:
        of_kind = [finding for finding in findings if finding.rule.severity is severity]
        lines += [_annotation(finding, site) for finding in of_kind[:SHOWN]]
        rest = len(of_kind) - SHOWN
        if rest > 0:
            lines.append(f"… og {rest} {severity.named(rest)} til.")
    return "\n".join(lines) + "\n" if lines else ""


def _annotation(finding: Diagnostic, site: Site) -> str:
    span, rule = finding.span, finding.rule
    properties = {
        "file": finding.path,
        "line": span.line,
        "endLine": span.end_line,
        "title": f"{rule.code} {rule.title}",
    }
    # GitHub ignores columns of an annotation over several lines.
    if span.line == span.end_line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    message = f"{finding.message} {finding.advice} Les mer: {explanation(finding, site)}"
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[rule.severity]} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
