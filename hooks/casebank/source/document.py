"""A content file taken apart: its fields with their positions, and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from casebank.diagnostics import START, Diagnostic, Span
from casebank.source import rules
from casebank.source.body import Body
from casebank.source.fields import read_fields
from casebank.source.spans import Spans

_OPENING = re.compile(r"---[^\S\n]*\n")
_CLOSING = re.compile(r"\n---[^\S\n]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it lies in the repository: its path from the root, and its bytes.

    Of a symbolic link the bytes are the path it leads to, as git keeps it.
    """

    path: PurePosixPath
    content: bytes
    is_link: bool = False


@dataclass(frozen=True)
class Document:
    """A file that could be read. `data` is None when its fields could not.

    `text` is the whole file with line ends as LF, `body_line` the line where `body` begins, and
    `broken` the fields that are written but could not be read.
    """

    path: str
    text: str
    data: Any
    spans: Spans
    body: str = ""
    body_line: int = 1
    broken: frozenset[str] = frozenset()

    @cached_property
    def content(self) -> Body:
        """What stands in the body, with places in the file."""
        return Body(self.body, self.body_line)

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch of `text`."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty outside the file."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def forget(self) -> None:
        """Let go of what was worked out on the way, and would be again if somebody asked."""
        for name in ("content", "_lines"):
            self.__dict__.pop(name, None)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


def read_markdown(file: SourceFile) -> tuple[Document | None, list[Diagnostic]]:
    """Read a Markdown file with front matter. Bad files give findings, never an exception."""
    path = str(file.path)
    text, findings = _decode(file)
    if text is None:
        return None, findings
    opening = _OPENING.match(text)
    if opening is None:
        advice = "Skriv --- på første linje, så feltene, så --- på en egen linje."
        finding = rules.NO_FRONT_MATTER.at(path, START, "Filen begynner ikke med linjen ---.", advice)
        return Document(path, text, None, Spans()), [finding]
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        advice = "Skriv --- på en egen linje etter det siste feltet."
        finding = rules.NOT_CLOSED.at(path, START, "Feltene som begynner her, er ikke avsluttet med ---.", advice)
        return Document(path, text, None, Spans()), [finding]
    front = text[opening.end() : closing.start()]
    if len(front) > rules.MAX_FRONT_MATTER:
        finding = rules.TOO_LARGE.at(path, START, "Feltene øverst er for lange.", "Flytt teksten ned under linjen ---.")
        return Document(path, text, None, Spans()), [finding]
    fields = read_fields(front, path, first_line=2)
    findings = list(fields.findings)
    data = fields.data
    if data is not None and not isinstance(data, dict):
        span = fields.spans.values.get((), Span.point(2))
        message = "Her skal det stå felter som «title: …»."
        findings.append(
            rules.NOT_FIELDS.at(path, span, message, "Skriv ett felt på hver linje, med kolon etter navnet.")
        )
        data = None
    body_line = text.count("\n", 0, closing.end()) + 1 + (not closing[0].endswith("\n"))
    return Document(path, text, data, fields.spans, text[closing.end() :], body_line, fields.broken), findings


def read_yaml(file: SourceFile) -> tuple[Document | None, list[Diagnostic]]:
    """Read a YAML file, such as a vocabulary. Bad files give findings, never an exception."""
    text, findings = _decode(file)
    if text is None:
        return None, findings
    fields = read_fields(text, str(file.path))
    return Document(str(file.path), text, fields.data, fields.spans), list(fields.findings)


def _decode(file: SourceFile) -> tuple[str | None, list[Diagnostic]]:
    path = str(file.path)
    if len(file.content) > rules.MAX_BYTES:
        message = f"Filen er på {len(file.content) // 1024} kB. Grensen er {rules.MAX_BYTES // 1024} kB."
        return None, [rules.TOO_LARGE.at(path, START, message, "Kort ned teksten, og legg bilder i egne filer.")]
    try:
        text = file.content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(error.object[: error.start].decode("utf-8-sig"))
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        message = "Her står et tegn som ikke er UTF-8."
        advice = "Lagre filen på nytt med tegnkodingen UTF-8."
        return None, [rules.NOT_UTF8.at(path, Span.point(line, column), message, advice)]
    return _with_line_feeds(text), []


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
