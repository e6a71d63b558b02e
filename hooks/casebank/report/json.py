"""Findings for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from casebank.diagnostics import Diagnostic, Severity
from casebank.report.explanation import explanation
from casebank.site import Site

VERSION = 1
"""Raised when a field is removed or changes its meaning. New fields do not raise it."""


def as_json(findings: Sequence[Diagnostic], site: Site) -> str:
    """The findings as one JSON object, described by `schema/findings.schema.json` on the site."""
    content = {
        "version": VERSION,
        "findings": [_finding(finding, site) for finding in findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `as_json` writes."""
    properties: dict[str, Any] = {
        **{name: {"type": "string", "description": description} for name, description in _TEXTS.items()},
        "severity": {
            "enum": [str(severity) for severity in Severity],
            "description": "An error stops the build; a warning and a hint do not.",
        },
        "url": {"type": "string", "format": "uri", "description": "The page that explains the rule."},
        "start": _position("Where in the file the finding begins."),
        "end": _position("Where it ends: just after the last character."),
    }
    finding = {"type": "object", "properties": properties, "required": list(properties)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of casebank check --format json",
        "description": "New fields may be added. The version is raised when a field goes away or changes its meaning.",
        "type": "object",
        "properties": {
            "version": {"const": VERSION, "description": "The version of this format."},
            "findings": {"type": "array", "items": finding, "description": "File by file, each from its top down."},
        },
        "required": ["version", "findings"],
    }


_TEXTS = {
    "code": "The rule's code: SB and three digits. It never gets another meaning.",
    "name": "The rule's name.",
    "title": "What is wrong in general, in bokmål.",
    "path": "The file, from the repository's root.",
    "message": "What is wrong here, in bokmål.",
    "advice": "What to do about it, in bokmål.",
    "excerpt": "The line where the finding begins; empty when there is none.",
}


def _position(description: str) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 1}
    return {
        "type": "object",
        "description": f"{description} Lines and columns (in characters) count from 1.",
        "properties": {"line": number, "column": number},
        "required": ["line", "column"],
    }


def _finding(finding: Diagnostic, site: Site) -> dict[str, Any]:
    span, rule = finding.span, finding.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": str(rule.severity),
        "url": explanation(finding, site),
        "path": finding.path,
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
        "message": finding.message,
        "advice": finding.advice,
        "excerpt": finding.excerpt,
    }
