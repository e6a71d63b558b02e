"""QR codes, made at build time, so that paper leads back to a page without asking anybody for a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno

BORDER = 4
"""The quiet zone around a code, in modules (ISO/IEC 18004)."""
_MASK = 1
"""One mask for all: readers know all eight, and trying each takes four times as long."""


@lru_cache(maxsize=4096)
def _drawing(address: str) -> tuple[int, str]:
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    rows = [[bool(module) for module in row] for row in code.matrix]
    path = "".join(_line(y + BORDER, row) for y, row in enumerate(rows))
    return len(rows) + 2 * BORDER, path


def qr(address: str) -> dict[str, Any]:
    """A code that leads to the address: the side of its square, and its dark modules as an SVG path to stroke, one wide."""
    size, path = _drawing(address)
    return {"size": size, "path": path}


def _line(y: int, row: list[bool]) -> str:
    """A row of modules, drawn through their middles. Relative steps keep it short."""
    drawn, place = f"M{BORDER} {y}.5", 0
    for start, end in _runs(row):
        drawn += f"m{start - place} 0h{end - start}" if start > place else f"h{end - start}"
        place = end
    return drawn


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """The stretches of dark modules, each from its first to after its last."""
    found = []
    start = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append((start, place))
            start = None
    return found
