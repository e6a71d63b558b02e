"""Findings as Markdown for a workflow's summary page: `casebank check --format summary >> "$GITHUB_STEP_SUMMARY"`.

GitHub refuses a summary of more than 1 MiB, so the rest is only counted.
Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebank.compile.markdown import Markdown, blocks, code, heading, join, link, own, text
from casebank.diagnostics import Diagnostic, Severity
from casebank.report.count import in_words
from casebank.report.explanation import explanation
from casebank.report.text import printable
from casebank.site import Site

LIMIT = 1024 * 1024
"""In bytes."""
_ROOM_FOR_THE_REST = 1024


def summary(findings: Sequence[Diagnostic], site: Site) -> str:
    """All findings there is room for, errors first, each with its line, what to do, and a link to its rule."""
    left = LIMIT - _ROOM_FOR_THE_REST
    parts: list[Markdown] = []
    shown = 0
    for part, count in _parts(findings, site):
        left -= len(part.encode()) + 2
        if left < 0:
            break
        parts.append(part)
        shown += count
    rest = len(findings) - shown
    if rest:
        parts.append(own(f"… og {rest} funn til. Kjør «casebank check» for å se alle."))
    return blocks(*parts) + "\n"


def _parts(findings: Sequence[Diagnostic], site: Site) -> Iterator[tuple[Markdown, int]]:
    """The blocks of the summary, each with how many findings it tells of."""
    yield heading(1, own("Sjekk av innholdet")), 0
    yield own(in_words(findings)), 0
    for severity in Severity:
        of_kind = [finding for finding in findings if finding.rule.severity is severity]
        if of_kind:
            yield heading(2, own(f"{len(of_kind)} {severity.named(len(of_kind))}")), 0
        for finding in of_kind:
            yield _finding(finding, site), 1


def _finding(finding: Diagnostic, site: Site) -> Markdown:
    rule = link(text(f"{finding.rule.code}: {finding.rule.title}"), explanation(finding, site))
    line = printable(finding.excerpt).strip()
    return blocks(
        heading(3, text(printable(f"{finding.path}, linje {finding.span.line}"))),
        text(printable(finding.message)),
        code(line) if line else None,
        text(printable(finding.advice)),
        join([own("Les mer:"), rule], " "),
    )
