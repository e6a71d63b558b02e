"""Small pictures for the examples of rules, made here because Markdown cannot hold them."""

from __future__ import annotations

import struct
import zlib


def png(exif: bytes = b"", *, width: int = 1, height: int = 1, packed: bool = True) -> bytes:
    """A black picture, with Exif data when there are any. One that is not packed has a byte for each pixel."""
    rows = zlib.compress(b"\x00" * (width + 1) * height, -1 if packed else 0)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        *([(b"eXIf", exif)] if exif else []),
        (b"IDAT", rows),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def exif_with_position() -> bytes:
    """Exif data that say that a picture was taken north of the equator, which is enough to be a position."""
    gps = struct.pack(">HHHI4sI", 1, 1, 2, 2, b"N\x00\x00\x00", 0)
    directory = struct.pack(">HHHIII", 1, 0x8825, 4, 1, 26, 0)
    return struct.pack(">2sHI", b"MM", 42, 8) + directory + gps


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
