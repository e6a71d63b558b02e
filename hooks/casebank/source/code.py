"""Code in a text: what stands in backticks or a fenced block is shown as it is, and means nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

_TICKS = re.compile(r"`+|\n[ \t]*\n")
_FENCE = re.compile(r"^(?P<fence>~{3,}|`{3,})(?P<rest>[^\n]*)$", re.MULTILINE)

Stretch = tuple[int, int]


def without_code(text: str) -> str:
    """The text with code blanked out, and every other character in its place."""
    if "```" in text or "~~~" in text:
        text = _blanked(text, _fenced(text))
    if "`" in text:
        text = _blanked(text, _spans(text))
    return text


def blank(text: str) -> str:
    """As many letters, on as many lines, that mean nothing."""
    return re.sub(r"[^\n]", "x", text)


def _fenced(text: str) -> Iterator[Stretch]:
    """The blocks between a fence and the next line that is the same fence alone."""
    fences = list(_FENCE.finditer(text))
    ends: dict[str, list[int]] = defaultdict(list)
    for match in fences:
        if not match["rest"].strip(" "):
            ends[match["fence"]].append(match.start())
    position = 0
    for match in fences:
        if match.start() < position:
            continue
        later = ends[match["fence"]]
        index = bisect_right(later, match.start())
        if index < len(later):
            position = text.find("\n", later[index])
            position = len(text) if position < 0 else position
            yield match.start(), position


def _spans(text: str) -> Iterator[Stretch]:
    """The stretches between a run of backticks and the next run of the same length in the same block."""
    block: list[re.Match[str]] = []
    for match in _TICKS.finditer(text):
        if match[0][0] == "`":
            block.append(match)
        else:
            yield from _spans_of_block(text, block)
            block = []
    yield from _spans_of_block(text, block)


def _spans_of_block(text: str, runs: list[re.Match[str]]) -> Iterator[Stretch]:
    places: dict[int, list[int]] = defaultdict(list)
    for run in runs:
        places[len(run[0])].append(run.start())
    position = 0
    for run in runs:
        start, length = run.start(), len(run[0])
        if start < position or text[start - 1 : start] == "\\":
            continue
        later = places[length]
        index = bisect_right(later, start)
        if index < len(later):
            position = later[index] + length
            yield start, position


def _blanked(text: str, stretches: Iterator[Stretch]) -> str:
    parts, position = [], 0
    for start, end in stretches:
        parts += [text[position:start], blank(text[start:end])]
        position = end
    return "".join([*parts, text[position:]])
