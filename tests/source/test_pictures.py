"""Pictures give away what they carry besides the picture."""

from __future__ import annotations

import struct
import zlib

import pytest

from casebank.rules.sample_pictures import exif_with_position, png
from casebank.source.pictures import Hidden, inspect


def _exif(*entries: tuple[int, bytes], order: str = ">") -> bytes:
    """Exif data with these texts."""
    start = 8 + 2 + 12 * len(entries) + 4
    directory, texts = struct.pack(f"{order}H", len(entries)), b""
    for tag, text in entries:
        directory += struct.pack(f"{order}HHII", tag, 2, len(text), start + len(texts))
        texts += text
    sign = {">": b"MM", "<": b"II"}[order]
    return sign + struct.pack(f"{order}HI", 42, 8) + directory + struct.pack(f"{order}I", 0) + texts


def _jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    size = struct.pack(">BHHB", 8, 30, 40, 1) + b"\x01\x11\x00"
    parts = [*segments, (0xC0, size), (0xDA, b"\x01\x01\x00\x00\x3f\x00")]
    body = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in parts)
    return b"\xff\xd8" + body + b"\x12\xff\x00\x34" + b"\xff\xd9" + after


def _webp(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    size = b"\x00" * 4 + (39).to_bytes(3, "little") + (29).to_bytes(3, "little")
    body = b"WEBP"
    for kind, data in ((b"VP8X", size), *chunks):
        body += kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body + after


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(*chunks: bytes, after: bytes = b"") -> bytes:
    whole = png()
    return whole[:33] + b"".join(chunks) + whole[33:] + after


CLEAN = {
    "JPEG": _jpeg((0xE0, b"JFIF\x00\x01\x01"), (0xE2, b"ICC_PROFILE\x00x")),
    "PNG": _png(),
    "WebP": _webp((b"VP8 ", b"x")),
}
CAMERA = _exif((0x010F, b"Fabrikk\x00"), (0x0110, b"Modell\x00"), (0x0132, b"2026:11:24 12:00:00\x00"))
CARRIED = {
    "position in jpeg": (_jpeg((0xE1, b"Exif\x00\x00" + exif_with_position())), Hidden.POSITION),
    "position in png": (png(exif_with_position()), Hidden.POSITION),
    "position in webp": (_webp((b"EXIF", exif_with_position())), Hidden.POSITION),
    "name of the photographer": (_jpeg((0xE1, b"Exif\x00\x00" + _exif((0x013B, b"Fornavn\x00")))), Hidden.PERSON),
    "serial number, little end first": (
        _jpeg((0xE1, b"Exif\x00\x00" + _exif((0xA431, b"12345\x00"), order="<"))),
        Hidden.PERSON,
    ),
    "author in png": (_png(_chunk(b"tEXt", b"Author\x00Fornavn")), Hidden.PERSON),
    "xmp in jpeg": (_jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x/>")), Hidden.PACKET),
    "iptc in jpeg": (_jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00x")), Hidden.PACKET),
    "xmp in png": (_png(_chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00<x/>")), Hidden.PACKET),
    "xmp in webp": (_webp((b"XMP ", b"<x/>")), Hidden.PACKET),
    "a film after a jpeg": (_jpeg(after=b"ftypmp42"), Hidden.MORE),
    "a page after a png": (_png(after=b"<script>"), Hidden.MORE),
    "a page after a webp": (_webp(after=b"<script>"), Hidden.MORE),
    "exif that cannot be read": (_jpeg((0xE1, b"Exif\x00\x00MM\x00\x2a\x00\x00\xff\xff")), Hidden.UNREADABLE),
    "a jpeg without an end": (_jpeg()[:-2], Hidden.UNREADABLE),
}


@pytest.mark.parametrize("name", CLEAN)
def test_clean_pictures_carry_nothing(name: str) -> None:
    picture = inspect(CLEAN[name])
    assert (picture.format, picture.hidden, picture.texts) == (name, set(), [])
    assert (picture.width, picture.height) == ((1, 1) if name == "PNG" else (40, 30))


@pytest.mark.parametrize("what", CARRIED)
def test_what_pictures_carry_is_found(what: str) -> None:
    content, hidden = CARRIED[what]
    assert hidden in inspect(content).hidden


def test_the_make_of_the_camera_tells_of_nobody() -> None:
    assert inspect(_jpeg((0xE1, b"Exif\x00\x00" + CAMERA))).hidden == set()


def test_comments_are_read() -> None:
    packed = _png(_chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress("Hei på deg".encode())))
    assert inspect(packed).texts == ["Hei på deg"]
    assert inspect(_jpeg((0xFE, b"Hei"))).texts == ["Hei"]


def test_a_text_that_grows_without_end_is_cut_off() -> None:
    bomb = _png(_chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"x" * 10_000_000)))
    assert len(inspect(bomb).texts[0]) < 100_000
