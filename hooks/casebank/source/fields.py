"""YAML to plain data, with a position for every value.

One `compose` pass gives the tree; the walk turns it into data where every scalar is text. What a
text means is for the models to say, not for YAML: `no` is not false here, and `0301` not octal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from casebank.diagnostics import Diagnostic, Span, shortened
from casebank.source import rules
from casebank.source.spans import Location, Spans

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_NESTED_INDICATORS = re.compile(rf"(?:[-?:][ \n]+){{{rules.MAX_DEPTH * 2},}}")
_TOP_LEVEL = re.compile(r"^[A-Za-z_][\w-]*:(?=\s)", re.MULTILINE)
_LEADING_TAB = re.compile(r"^( *)\t", re.MULTILINE)

_PROBLEMS = (
    (
        "mapping values are not allowed",
        "Verdien inneholder kolon.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "unexpected end of stream",
        "Et anførselstegn er åpnet, men ikke lukket.",
        "Sett et anførselstegn på slutten av verdien.",
    ),
    (
        "cannot start any token",
        "Verdien begynner med et tegn som har en særskilt betydning.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "undefined alias",
        "Verdien begynner med *, som har en særskilt betydning.",
        'Sett hele verdien i anførselstegn: "…".',
    ),
    (
        "could not find expected ':'",
        "Linjen er ikke på formen «navn: verdi».",
        "Skriv et kolon og et mellomrom etter feltets navn.",
    ),
    (
        "block mapping",
        "Innrykket stemmer ikke med linjene over.",
        "La felter på samme nivå begynne like langt inn.",
    ),
    (
        "block collection",
        "Innrykket stemmer ikke med linjene over.",
        "La punktene i listen begynne like langt inn.",
    ),
    ("flow sequence", "En liste er åpnet med [, men ikke lukket.", "Sett ] på slutten av listen."),
    ("flow mapping", "En gruppe er åpnet med {, men ikke lukket.", "Sett } på slutten av gruppen."),
    (
        "unknown escape",
        'Omvendt skråstrek har en særskilt betydning inne i "…".',
        "Bruk enkle anførselstegn: '…'.",
    ),
    (
        "special characters are not allowed",
        "Det står et usynlig tegn i feltene.",
        "Slett linjen og skriv den på nytt.",
    ),
    (
        "control characters are not allowed",
        "Det står et usynlig tegn i feltene.",
        "Slett linjen og skriv den på nytt.",
    ),
)


@dataclass(frozen=True)
class Fields:
    """The data of a YAML text, and where each value stands. `data` is None when it could not be read.

    `broken` names the top-level fields that are written, but could not be read.
    """

    data: Any
    spans: Spans
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str] = frozenset()


def read_fields(text: str, path: str, *, first_line: int = 1) -> Fields:
    """Read a YAML text that begins on `first_line` of its file. Never raises for bad text."""
    spans = Spans()
    early = list(_before_parsing(text, path, first_line))
    if early:
        return Fields(None, spans, tuple(early))
    root = _compose(text, path, first_line)
    if isinstance(root, Diagnostic):
        return _read_field_by_field(text, path, first_line, root)
    if root is None:
        return Fields({}, spans, ())
    walk = _Walk(path, text, first_line, spans)
    data = walk.value(root, (), 0)
    return Fields(data, spans, tuple(walk.findings))


def _compose(text: str, path: str, first_line: int) -> yaml.Node | Diagnostic | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return _syntax(error, path, first_line)
    except (yaml.YAMLError, ValueError, RecursionError):
        span = Span.point(first_line)
        return rules.SYNTAX.at(path, span, "Det står et usynlig tegn i feltene.", "Skriv feltene på nytt.")
    return node


def _read_field_by_field(text: str, path: str, first_line: int, whole: Diagnostic) -> Fields:
    """Read each top-level field alone, so that one bad field does not hide what is wrong with the others."""
    spans, data, findings, broken = Spans(), {}, [], set()
    starts = [match.start() for match in _TOP_LEVEL.finditer(text)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        line = first_line + text.count("\n", 0, start)
        root = _compose(text[start:end], path, line)
        key = text[start:end].partition(":")[0]
        if isinstance(root, Diagnostic):
            findings.append(root)
            broken.add(key)
            spans.keys[(key,)] = Span(line, 1, line, len(key) + 1)
            continue
        walk = _Walk(path, text[start:end], line, spans)
        part = walk.value(root, (), 0) if root is not None else {}
        findings += walk.findings
        data.update(part if isinstance(part, dict) else {})
    if not broken:
        # Each field is sound, so the fault lies in what stands before or between them.
        return Fields(None, spans, (whole,))
    spans.values.pop((), None)
    return Fields(data, spans, tuple(findings), frozenset(broken))


def _before_parsing(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """What must be refused before a parser sees the text: tabs, and nesting that would exhaust it."""
    for match in _LEADING_TAB.finditer(text):
        line = text.count("\n", 0, match.start())
        span = Span.point(first_line + line, len(match[1]) + 1)
        yield rules.TAB.at(path, span, "Linjen begynner med tabulator.", "Bytt tabulatoren med to mellomrom.")
    if _flow_depth(text) > rules.MAX_DEPTH or _NESTED_INDICATORS.search(text):
        yield rules.TOO_DEEP.at(
            path,
            Span.point(first_line),
            "Feltene har lister eller grupper i for mange nivåer.",
            "Skriv én verdi, eller en enkel liste.",
        )


def _flow_depth(text: str) -> int:
    """An upper bound on how deep brackets nest, counted also inside quotes."""
    if text.count("[") + text.count("{") <= rules.MAX_DEPTH:
        return 0
    depth = deepest = 0
    for char in re.findall(r"[\[\]{}]", text):
        depth = max(0, depth + (1 if char in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _syntax(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Diagnostic:
    problem = f"{error.problem or ''} {error.context or ''}"
    fallback = ("", "Feltene kan ikke leses.", "Skriv dem som «navn: verdi», ett felt på hver linje.")
    _, message, advice = next((known for known in _PROBLEMS if known[0] in problem), fallback)
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark is not None:
        mark = error.context_mark
    span = Span.point(first_line + mark.line, mark.column + 1) if mark else Span.point(first_line)
    return rules.SYNTAX.at(path, span, message, advice)


class _Walk:
    """The walk over one tree: data out, spans and findings on the side."""

    def __init__(self, path: str, text: str, first_line: int, spans: Spans) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.spans = spans
        self.findings: list[Diagnostic] = []
        self.seen: set[int] = set()

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self.first_line + start.line, start.column + 1, self.first_line + end.line, end.column + 1)

    def value(self, node: yaml.Node, loc: Location, depth: int) -> Any:
        span = self.span(node)
        self.spans.values[loc] = span
        if depth > rules.MAX_DEPTH:
            self._find(rules.TOO_DEEP, span, "Her er det for mange nivåer.", "Skriv én verdi, eller en enkel liste.")
            return None
        if self._is_command(node, span):
            return None
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in _EMPTY else node.value
        if isinstance(node, yaml.SequenceNode):
            items = (self.value(item, (*loc, index), depth + 1) for index, item in enumerate(node.value))
            return tuple(items)
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, loc, depth)

    def _mapping(self, node: yaml.MappingNode, loc: Location, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or self._is_command(key_node, span):
                self._find(rules.SYNTAX, span, "Et felt må ha et enkelt navn.", "Skriv «navn: verdi».")
                continue
            key = key_node.value
            here = (*loc, key)
            if here in self.spans.keys:
                first = self.spans.keys[here].line
                message = f"Feltet «{shortened(key)}» står to ganger, først på linje {first}."
                self._find(rules.DUPLICATE, span, message, "Behold det ene.")
                continue
            self.spans.keys[here] = span
            value = self.value(value_node, here, depth + 1)
            # An empty field is one that the contributor left open.
            if value is not None:
                data[key] = value
        return data

    def _is_command(self, node: yaml.Node, span: Span) -> bool:
        """Whether the node is tagged, anchored, or an alias of one seen before."""
        alias = id(node) in self.seen
        self.seen.add(id(node))
        mark = node.start_mark
        sign = self.text[mark.index : mark.index + 1] if mark.index is not None else ""
        if not alias and sign not in ("!", "&"):
            return False
        self._find(
            rules.YAML_FEATURE,
            span,
            "Verdien begynner med et tegn (!, & eller *) som er en kommando i YAML.",
            'Sett verdien i anførselstegn om tegnet hører til teksten: "…".',
        )
        return True

    def _find(self, rule: Any, span: Span, message: str, advice: str) -> None:
        self.findings.append(rule.at(self.path, span, message, advice))
