"""Findings for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from casebank.diagnostics import Diagnostic, Severity

VERSION = 1
"""Raised when a field is removed or changes its meaning. New fields do not raise it."""


def as_json(findings: Sequence[Diagnostic]) -> str:
    """The findings as one JSON object, described by `schema/findings.schema.json` on the site."""
    content = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `as_json` writes."""
    position = {
        "type": "object",
        "properties": {
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1},
        },
        "required": ["line", "column"],
    }
    texts = ("code", "name", "title", "path", "message", "advice", "excerpt")
    finding = {
        "type": "object",
        "properties": {
            **{name: {"type": "string"} for name in texts},
            "severity": {"enum": [str(severity) for severity in Severity]},
            "start": position,
            "end": position,
        },
        "required": [*texts, "severity", "start", "end"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of casebank check --format json",
        "type": "object",
        "properties": {"version": {"const": VERSION}, "findings": {"type": "array", "items": finding}},
        "required": ["version", "findings"],
    }


def _finding(finding: Diagnostic) -> dict[str, Any]:
    span, rule = finding.span, finding.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": str(rule.severity),
        "path": finding.path,
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
        "message": finding.message,
        "advice": finding.advice,
        "excerpt": finding.excerpt,
    }
