"""The comment on a pull request, from findings that the pull request's own run has written.

Whoever writes a pull request may change what its run writes. So the file is measured before it is read, taken only in
the form that `casebank check --format json` gives it, and its texts stand as code, where they mean nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casebank.diagnostics import Severity
from casebank.report.json import VERSION
from casebank.review.issue import code
from casebank.rules import BY_CODE
from casebank.site import Site

LIMIT = 512 * 1024
"""The most bytes of the file."""
MARKER = "<!-- casebank-check -->"
"""By which the workflow finds its earlier comment, and puts the new one in its place."""
SHOWN = 40
_LONGEST = 300
_TEXT = Annotated[str, Field(max_length=20_000)]


class CommentError(Exception):
    """The file is not what a check writes."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _Position(_Strict):
    line: Annotated[int, Field(ge=1, le=1_000_000)]
    column: Annotated[int, Field(ge=1, le=1_000_000)]


class _Finding(_Strict):
    code: Annotated[str, Field(pattern=r"^SB[0-9]{3}$")]
    severity: Literal["error", "warning", "hint"]
    path: Annotated[str, Field(max_length=300)]
    start: _Position
    message: _TEXT
    advice: _TEXT


class _Findings(_Strict):
    version: Literal[1]
    findings: Annotated[list[_Finding], Field(max_length=5_000)]


def comment(path: Path, site: Site) -> str:
    """The text of the comment.

    Raises:
        OSError: if the file cannot be opened.
        CommentError: if the file is too large, or not in the form of the check's findings.
    """
    assert VERSION == 1
    with path.open("rb") as file:
        content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise CommentError("Filen med funn er for stor.")
    try:
        found = _Findings.model_validate_json(content).findings
    except ValidationError:
        raise CommentError("Filen med funn har ikke den formen den skal.") from None
    if any(finding.code not in BY_CODE for finding in found):
        raise CommentError("Filen med funn nevner en regel som ikke finnes.")
    return "\n".join([MARKER, *_lines(found, site), ""])


def _lines(found: list[_Finding], site: Site) -> list[str]:
    shown = [finding for finding in found if finding.severity != "hint"]
    errors = sum(finding.severity == "error" for finding in found)
    if not shown:
        return ["**Sjekken fant ingen feil.** Redaksjonen leser teksten, og svarer her."]
    first = (
        f"**Sjekken fant {errors} feil som må rettes.** Du retter ved å endre filen i denne pull requesten."
        if errors
        else "**Sjekken fant ingen feil**, men noe er verdt å se på."
    )
    lines = [first, "", "| Hvor | Hva | Regel |", "|---|---|---|"]
    lines += [_row(finding, site) for finding in shown[:SHOWN]]
    if len(shown) > SHOWN:
        lines += ["", f"… og {len(shown) - SHOWN} til."]
    return lines


def _row(finding: _Finding, site: Site) -> str:
    rule = BY_CODE[finding.code]
    what = _cell(f"{finding.message} {finding.advice}"[:_LONGEST])
    name = Severity(finding.severity).named(1)
    link = f"[{finding.code}]({site.url}{_address(rule.page)})"
    return f"| {_cell(f'{finding.path}:{finding.start.line}')} | {name}: {what} | {link} |"


def _address(page: str) -> str:
    return f"{page.removesuffix('.md')}/"


def _cell(text: str) -> str:
    """Foreign text as code in a table, which a vertical line would end even there."""
    return code(text.replace("|", "¦"))
