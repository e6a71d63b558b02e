"""Counts as pictures: bars below each other, and columns side by side for what goes on in time.

A chart says nothing that its table does not say in words and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebank.compile.markdown import Markdown
from casebank.compile.svg import Svg, element, figure, words

Count = tuple[str, int]
"""What is counted, and how many there are."""

WIDTH = 360.0
"""Units across: as a phone has, so that letters keep their size there."""
ROW, BAR = 36.0, 10.0
"""How high a row of the bars is, and the bar in it. Its label stands above it, with the whole width to itself."""
ROOM = 34.0
"""What is kept free beside the longest bar, or above the highest column, for its number."""
HEIGHT, BASE = 200.0, 26.0
"""How high the columns' drawing is, and how much of that is below them, for the labels of time."""
LABELS = 4
"""How many of the columns bear a label at most."""


def bars(name: str, title: str, counts: Sequence[Count]) -> Markdown:
    """Bars from the same line, in the order given. `name` must be fit for an id."""
    most = max((count for _, count in counts), default=0)
    rows = (part for place, one in enumerate(counts) for part in _bar(ROW * place, one, most))
    return _figure(name, Svg("".join(rows)), ROW * len(counts), title)


def columns(name: str, title: str, counts: Sequence[Count]) -> Markdown:
    """Columns on the same ground, the first at the left. `name` must be fit for an id."""
    most = max((count for _, count in counts), default=0)
    step = WIDTH / max(len(counts), 1)
    labelled = {round(place * (len(counts) - 1) / max(LABELS - 1, 1)) for place in range(LABELS)}
    parts = [element("path", {"class": "kb-chart__ground", "d": f"M0 {HEIGHT - BASE:g}H{WIDTH:g}"})]
    for place, one in enumerate(counts):
        parts += _column(step * place, step, one, most, labelled=place in labelled)
    return _figure(name, Svg("".join(parts)), HEIGHT, title)


def _bar(top: float, one: Count, most: int) -> Iterator[Svg]:
    label, count = one
    length = (WIDTH - ROOM) * count / most if most else 0.0
    yield element("text", {"class": "kb-chart__label", "x": 0, "y": top + 13}, words(label))
    if count:
        yield element(
            "rect", {"class": "kb-chart__bar", "x": 0, "y": top + 19, "width": length, "height": BAR, "rx": 2}
        )
    yield element(
        "text", {"class": "kb-chart__count", "x": length + (6 if count else 0), "y": top + 28.5}, words(str(count))
    )


def _column(left: float, step: float, one: Count, most: int, *, labelled: bool) -> Iterator[Svg]:
    label, count = one
    full = HEIGHT - BASE - ROOM
    height = full * count / most if most else 0.0
    width = min(step * 0.7, 48.0)
    middle, top = left + step / 2, HEIGHT - BASE - height
    yield element(
        "rect", {"class": "kb-chart__bar", "x": middle - width / 2, "y": top, "width": width, "height": height, "rx": 2}
    )
    if labelled:
        edge = "start" if middle < WIDTH * 0.2 else "end" if middle > WIDTH * 0.8 else "middle"
        x = {"start": middle - width / 2, "end": middle + width / 2, "middle": middle}[edge]
        side: dict[str, str | float] = {"x": x, "text-anchor": edge}
        yield element("text", {"class": "kb-chart__count", **side, "y": top - 6}, words(str(count)))
        yield element("text", {"class": "kb-chart__label", **side, "y": HEIGHT - 6}, words(label))


def _figure(name: str, drawing: Svg, height: float, title: str) -> Markdown:
    return figure(
        f"chart-{name}",
        drawing,
        width=WIDTH,
        height=height,
        title=title,
        description="De samme tallene står i tabellen under.",
        role="img",
    )
