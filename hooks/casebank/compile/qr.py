"""QR codes, made at build time, so that paper leads back to a page without asking anybody for a picture.

A code takes longer to make than all else that is told of a case. But codes are sums: error correction (Reed–Solomon) and mask
both only add bits (ISO/IEC 18004), so that a bit of an address changes the same modules of a code, whatever the other bits are.
From one code, those of addresses that are as long follow by adding what each bit changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import segno

BORDER = 4
"""The quiet zone around a code, in modules (ISO/IEC 18004)."""
_MASK = 1
"""One mask for all. Readers know all eight; with another for each address, codes would not be sums."""
_DARK = re.compile(rb"\x01+")


@dataclass(frozen=True)
class _Code:
    """A code: what it says, the modules along a side, and all modules row by row, each a byte of a number."""

    said: bytes
    side: int
    modules: int


@dataclass
class _Codes:
    """Codes made so far: one of each length, and by side of the code what each bit of each byte changes in it."""

    of_length: dict[int, _Code] = field(default_factory=dict)
    changes: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def code(self, said: bytes) -> _Code:
        """The code of some bytes."""
        like = self.of_length.get(len(said))
        if like is None:
            like = self.of_length[len(said)] = _made(said)
        modules = like.modules
        for place, (one, other) in enumerate(zip(said, like.said, strict=True)):
            for bit in range(8):
                if (one ^ other) >> bit & 1:
                    modules ^= self._change(like, place, bit)
        return _Code(said, like.side, modules)

    def _change(self, code: _Code, place: int, bit: int) -> int:
        key = (code.side, place, bit)
        if key not in self.changes:
            said = bytearray(code.said)
            said[place] ^= 1 << bit
            self.changes[key] = _made(bytes(said)).modules ^ code.modules
        return self.changes[key]


_codes = _Codes()


def qr(address: str) -> dict[str, Any]:
    """A code that leads to the address: the side of its square, and its dark modules as an SVG path to stroke, one wide."""
    code = _codes.code(address.encode())
    side = code.side
    modules = code.modules.to_bytes(side * side, "big")
    rows = (modules[start : start + side] for start in range(0, side * side, side))
    path = "".join(_line(y + BORDER, row) for y, row in enumerate(rows))
    return {"size": side + 2 * BORDER, "path": path}


def _made(said: bytes) -> _Code:
    code = segno.make_qr(said, error="m", mode="byte", mask=_MASK, boost_error=False)
    return _Code(said, len(code.matrix), int.from_bytes(b"".join(code.matrix), "big"))


def _line(y: int, row: bytes) -> str:
    """A row of modules, drawn through their middles. Relative steps keep it short."""
    drawn, place = f"M{BORDER} {y}.5", 0
    for dark in _DARK.finditer(row):
        start, end = dark.span()
        drawn += f"m{start - place} 0h{end - start}" if start > place else f"h{end - start}"
        place = end
    return drawn
