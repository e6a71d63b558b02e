"""YAML to plain data, with a position for every value.

One `compose` pass gives the tree, and a walk turns it into data where every scalar is text. What a
text means is for the models to say, not for YAML: `no` is not false here, and `0301` not octal.

Most files are sound, and nobody asks where their values stand. So the first walk only makes data; it
hands over to one that minds everything when there is something to mind, or when somebody asks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml._yaml import CParser

from casebank.diagnostics import Diagnostic, Span
from casebank.source import rules
from casebank.source.spans import Spans
from casebank.source.syntax import syntax_error
from casebank.source.walk import EMPTY, Walk

_NESTED_INDICATORS = re.compile(rf"(?:[-?:][ \n]+){{{rules.MAX_DEPTH * 2},}}")
_NESTED_PAIRS = tuple(f"{sign} {following}" for sign in "-?" for following in "-? ")
"""What a text has that opens one list in another on the same line. Most have none, and need no closer look."""
_TOP_LEVEL = re.compile(r"^[A-Za-z_][\w-]*:(?=\s)", re.MULTILINE)
_LEADING_TAB = re.compile(r"^( *)\t", re.MULTILINE)
_OTHER_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_COMMAND_SIGNS = ("!", "&", "*")


class _Composer(CParser):
    """Makes trees, and leaves open what kind of thing a scalar is."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _NeedsCareError(Exception):
    """Something in the tree is for the careful walk to judge."""


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
    early = list(_before_parsing(text, path, first_line))
    if early:
        return Fields(None, Spans(), tuple(early))
    root = _compose(text, path, first_line)
    if isinstance(root, Diagnostic):
        return _read_field_by_field(text, path, first_line, root)
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in EMPTY and not root.style):
        return Fields({}, Spans(), ())
    if not any(sign in text for sign in _COMMAND_SIGNS):
        try:
            return Fields(_data(root, 0), Spans(lambda: _spans(text, path, first_line)), ())
        except _NeedsCareError:
            pass
    walk = Walk(path, text, first_line, Spans())
    data = walk.value(root, (), 0)
    return Fields(data, walk.spans, tuple(walk.findings))


def _data(node: yaml.Node, depth: int) -> Any:
    """The data of a sound tree.

    Raises:
        _NeedsCareError: if it is not sound.
    """
    if node.__class__ is yaml.ScalarNode:
        value = node.value
        return None if value in EMPTY and not node.style else value
    if depth >= rules.MAX_DEPTH:
        raise _NeedsCareError
    if node.__class__ is yaml.SequenceNode:
        return tuple([_data(item, depth + 1) for item in node.value])
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if key_node.__class__ is not yaml.ScalarNode or key in data:
            raise _NeedsCareError
        data[key] = _data(value_node, depth + 1)
    # An empty field is one that the contributor left open.
    return {key: value for key, value in data.items() if value is not None} if None in data.values() else data


def _spans(text: str, path: str, first_line: int) -> Spans:
    """Where the values of a text that could be read stand."""
    walk = Walk(path, text, first_line, Spans())
    root = _compose(text, path, first_line)
    assert isinstance(root, yaml.Node)
    walk.value(root, (), 0)
    return walk.spans


def with_own_lines(text: str) -> str:
    """The text with lines only where we count them. YAML begins a new one at some other signs as well."""
    for sign in _OTHER_LINE_ENDS:
        text = text.replace(sign, " ")
    return text


def _compose(text: str, path: str, first_line: int) -> yaml.Node | Diagnostic | None:
    try:
        node: yaml.Node | None = _Composer(with_own_lines(text)).get_single_node()
    except yaml.MarkedYAMLError as error:
        return syntax_error(error, path, first_line)
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
        walk = Walk(path, text[start:end], line, spans)
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
    for match in _LEADING_TAB.finditer(text) if "\t" in text else ():
        line = text.count("\n", 0, match.start())
        span = Span.point(first_line + line, len(match[1]) + 1)
        yield rules.TAB.at(path, span, "Linjen begynner med tabulator.", "Bytt tabulatoren med to mellomrom.")
    nests = any(pair in text for pair in _NESTED_PAIRS) and _NESTED_INDICATORS.search(text)
    if nests or _flow_depth(text) > rules.MAX_DEPTH:
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
