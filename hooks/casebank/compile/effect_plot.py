"""Effects as a small picture: a line for each, with a ring for before and a dot for after, all of one indicator and unit.

A picture says nothing that its table does not say in words and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebank.compile import parts
from casebank.compile.markdown import Markdown
from casebank.compile.svg import Svg, element, figure, words

WIDTH = 360.0
"""Units across: as a phone has, so that letters keep their size there."""
ROW = 42.0
"""How high a row is: its label stands above its line."""
ROOM = 76.0
"""What is kept free at the right for the numbers."""
RADIUS = 5.0
MARGIN = RADIUS + 1
"""Kept free at the left, so that a dot at the end of the scale is whole."""
LABEL = 46
"""How many letters a label has room for."""


@dataclass(frozen=True)
class Point:
    """One effect: what it is called, and its numbers. One of them may be missing."""

    label: str
    before: Decimal | None
    after: Decimal | None


def plot(name: str, title: str, points: Sequence[Point]) -> Markdown:
    """The picture. `name` must be fit for an id; all numbers must be of the same unit."""
    values = [value for one in points for value in (one.before, one.after) if value is not None]
    scale = _Scale(min(*values, Decimal(0)), max(*values, Decimal(0)))
    drawn = (part for place, one in enumerate(points) for part in _row(ROW * place, one, scale))
    return figure(
        f"chart-{name}",
        Svg("".join(drawn)),
        width=WIDTH,
        height=ROW * len(points),
        title=title,
        description="De samme tallene står i tabellen under.",
        role="img",
    )


@dataclass(frozen=True)
class _Scale:
    """Numbers to units across. Zero is always on it, so that lengths can be compared."""

    least: Decimal
    most: Decimal

    def x(self, value: Decimal) -> float:
        width = WIDTH - MARGIN - ROOM
        span = self.most - self.least
        return MARGIN + (float((value - self.least) / span) * width if span else 0.0)


def _row(top: float, one: Point, scale: _Scale) -> Iterator[Svg]:
    label = one.label if len(one.label) <= LABEL else f"{one.label[: LABEL - 1].rstrip()}…"
    y = top + 29
    start = scale.x(one.before if one.before is not None else Decimal(0))
    end = scale.x(one.after if one.after is not None else one.before or Decimal(0))
    yield element("text", {"class": "kb-chart__label", "x": 0, "y": top + 16}, words(label))
    yield element("path", {"class": "kb-chart__ground", "d": f"M{start:.1f} {y:g}H{end:.1f}"})
    if one.before is not None:
        yield element("circle", {"class": "kb-chart__before", "cx": start, "cy": y, "r": RADIUS})
    if one.after is not None:
        yield element("circle", {"class": "kb-chart__after", "cx": end, "cy": y, "r": RADIUS})
    numbers = " → ".join(parts.number(value) for value in (one.before, one.after) if value is not None)
    right = max(start, end) + RADIUS + 5
    yield element("text", {"class": "kb-chart__count", "x": right, "y": y + 5}, words(numbers))
