"""What holds for any input at all.

A short run is part of `make test`. `make fuzz` runs twenty thousand inputs through the first test.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from casebank import checking
from casebank.allowed_html import problems
from casebank.bank import Bank, bank_of
from casebank.diagnostics import Diagnostic, Severity
from casebank.formatting import formatted
from casebank.model.kinds import Kind
from casebank.model.parse import parse
from casebank.report import FORMATS
from casebank.rules.markup import is_plain
from casebank.site import read_site
from casebank.source.document import SourceFile, read_markdown
from casebank.source.pictures import inspect
from casebank.writing import file_text
from tests import strategies
from tests.specimens import ROOT, TODAY, bank_with, rendering

LONG = 20_000
settings.register_profile("short", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("long", parent=settings.get_profile("short"), max_examples=LONG)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

BEGINNINGS = (
    b"\xff\xd8\xff\xe1\x00\x40Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x20eXIfII\x2a\x00\x08\x00\x00\x00",
    b"RIFF\x40\x00\x00\x00WEBPVP8X",
)
SITE = read_site(ROOT)
PATH = PurePosixPath("cases/drammen-oppgaveutvalg.md")
_REST = bank_with()


def _bank_of(content: bytes) -> Bank:
    """A bank of this one case, with the words and pages that it may name."""
    bank = bank_of([SourceFile(PATH, content)], TODAY, rendering())
    return replace(bank, vocabularies=_REST.vocabularies)


@given(strategies.files)
@example(b"")
@example(b"---\n---\n")
@example(b'---\ntitle: "a\xe2\x80\xa8b"\n---\n')
@example(b"---\r\r\rtitle: \xff")
def test_any_bytes_give_findings_or_a_valid_case(content: bytes) -> None:
    bank = _bank_of(content)
    findings = checking.findings_of(bank)
    for finding in findings:
        _assert_within(finding, content)
    for report in FORMATS.values():
        assert report(findings, SITE) is not None
    valid = not any(finding.rule.severity is Severity.ERROR for finding in findings)
    assert not valid or all(entry.model is not None for entry in bank.entries)


def _assert_within(finding: Diagnostic, content: bytes) -> None:
    """The place of a finding lies within its file, the end of a line included."""
    if finding.path != str(PATH):
        return
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    span = finding.span
    assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
    assert span.end_line <= len(lines) + 1
    assert span.line <= len(lines)
    assert span.column <= len(lines[span.line - 1]) + 1
    end = lines[span.end_line - 1] if span.end_line <= len(lines) else ""
    assert span.end_column <= len(end) + 2


@given(strategies.models(), st.text(max_size=50))
def test_what_is_written_and_read_again_is_the_same(made: tuple[Kind, BaseModel], body: str) -> None:
    kind, model = made
    body = body.replace("\r", "")
    document, findings = read_markdown(SourceFile(PATH, file_text(model, body).encode()))
    assert findings == []
    assert document is not None
    assert document.body == f"\n{body}"
    assert parse(kind.model, document.data) == (model, ())


@given(strategies.models(), st.data())
def test_formatting_keeps_all_that_is_said(made: tuple[Kind, BaseModel], data: st.DataObject) -> None:
    kind, model = made
    content = _disorderly(file_text(model, "Tekst  \r\n\n"), data)
    new = formatted(content, kind)
    assert new is not None
    before, _ = read_markdown(SourceFile(PATH, content))
    after, findings = read_markdown(SourceFile(PATH, new))
    assert before is not None
    assert after is not None
    assert findings == []
    assert after.data == before.data
    assert new.endswith(b"Tekst  \r\n\n")
    assert sorted(re.findall(rb"# merknad \d+", new)) == sorted(re.findall(rb"# merknad \d+", content))
    assert formatted(new, kind) == new
    names = [line for line in after.text.split("\n") if re.match(r"\w+:", line)]
    order = list(kind.model.model_fields)
    assert len(names) <= len(order)


def _disorderly(text: str, data: st.DataObject) -> bytes:
    """The fields of a file in any order, with comments between them, and with line ends of Windows."""
    front, rest = text.removeprefix("---\n").split("\n---\n", 1)
    fields = re.split(r"\n(?=\w)", front)
    shuffled = data.draw(st.permutations(fields))
    commented = [f"# merknad {number}\n{field}" for number, field in enumerate(shuffled)]
    ends = data.draw(st.sampled_from(("\n", "\r\n")))
    return ("---\n" + "\n".join(commented) + "\n---\n").replace("\n", ends).encode() + rest.encode()


@given(strategies.bodies)
def test_a_text_that_is_judged_without_rendering_is_harmless(body: str) -> None:
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    if is_plain(text, rendering()):
        assert problems(rendering().render(text)) == []


@given(
    st.one_of(st.binary(max_size=200), st.tuples(st.sampled_from(BEGINNINGS), st.binary(max_size=200)).map(b"".join))
)
def test_any_bytes_can_be_a_picture(content: bytes) -> None:
    assert inspect(content).bytes == len(content)
