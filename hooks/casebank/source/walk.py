"""A walk over a YAML tree that minds everything: where each value stands, and what may not be there."""

from __future__ import annotations

from typing import Any

import yaml

from casebank.diagnostics import Diagnostic, Rule, Span, shortened
from casebank.source import rules
from casebank.source.spans import Location, Spans

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that say that a field was left open."""


class Walk:
    """The walk over one tree: data out, spans and findings on the side."""

    def __init__(self, path: str, text: str, first_line: int, spans: Spans) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.spans = spans
        self.findings: list[Diagnostic] = []
        self.seen: set[int] = set()

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands in its file."""
        start, end = node.start_mark, node.end_mark
        return Span(self.first_line + start.line, start.column + 1, self.first_line + end.line, end.column + 1)

    def value(self, node: yaml.Node, loc: Location, depth: int) -> Any:
        """The data of a node that stands at a location. What is wrong with it goes to `findings`."""
        span = self.span(node)
        self.spans.values[loc] = span
        if depth > rules.MAX_DEPTH:
            self._find(rules.TOO_DEEP, span, "Her er det for mange nivåer.", "Skriv én verdi, eller en enkel liste.")
            return None
        if self._is_command(node, span):
            return None
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in EMPTY else node.value
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

    def _find(self, rule: Rule, span: Span, message: str, advice: str) -> None:
        self.findings.append(rule.at(self.path, span, message, advice))
