"""What a picture is, and what it carries besides the picture: positions, names, serial numbers, text.

Only the containers are read, never the pixels. The formats: JPEG (ITU-T T.81 annex B), Exif
(CIPA DC-008), PNG (https://www.w3.org/TR/png-3/), WebP (RFC 9649).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from casebank.source.exif import personal_tags

ENDINGS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WebP"}
"""The formats that pictures of content may have, by the file's ending."""

MAX_READ = 8 * 1024 * 1024
"""How much of a picture is read. One that is larger is far over what a page can carry."""

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_XMP = (b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00")
_MAX_TEXT = 64 * 1024


class Hidden(StrEnum):
    """Something a picture carries that does not show, as people read it."""

    POSITION = "stedet der det ble tatt (GPS)"
    PERSON = "navn, serienummer eller merknader fra kameraet"
    PACKET = "en pakke med opplysninger fra et bildeprogram (XMP eller IPTC)"
    MORE = "noe mer etter slutten på bildet"
    UNREADABLE = "opplysninger som ikke kan leses"


@dataclass
class Picture:
    """A picture file. `format` is None when it is none of those in `ENDINGS`; sizes are in pixels, 0 when unknown."""

    bytes: int
    format: str | None = None
    width: int = 0
    height: int = 0
    hidden: set[Hidden] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


def inspect(content: bytes) -> Picture:
    """Look into a picture file. Bad files are told of in the result, never by an exception.

    A file over `MAX_READ` is not looked into.
    """
    picture = Picture(len(content))
    if len(content) > MAX_READ:
        return picture
    try:
        if content.startswith(_JPEG):
            picture.format = "JPEG"
            _jpeg(content, picture)
        elif content.startswith(_PNG):
            picture.format = "PNG"
            _png(content, picture)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            picture.format = "WebP"
            _webp(content, picture)
    except (struct.error, ValueError, IndexError):
        picture.hidden.add(Hidden.UNREADABLE)
    return picture


def _jpeg(content: bytes, picture: Picture) -> None:
    position = 2
    while True:
        found = _MARKER.search(content, position)
        if found is None:
            raise ValueError("no end of image")
        marker = found[0][1]
        position = found.end()
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", content, position)
        segment = content[position + 2 : position + length]
        if marker in _SIZE_MARKERS:
            picture.height, picture.width = struct.unpack_from(">HH", segment, 1)
        elif marker == 0xE1 and segment.startswith(b"Exif\x00"):
            _exif(segment[6:], picture)
        elif (marker == 0xE1 and segment.startswith(_XMP)) or (marker == 0xED and b"8BIM\x04\x04" in segment):
            picture.hidden.add(Hidden.PACKET)
        elif marker == 0xFE:
            picture.texts.append(_text(segment))
        position += length
    if content[position:].strip(b"\x00"):
        picture.hidden.add(Hidden.MORE)


def _png(content: bytes, picture: Picture) -> None:
    for kind, data, end in _chunks(content, len(_PNG), ">I4s", checksum=4):
        if kind == b"IHDR":
            picture.width, picture.height = struct.unpack_from(">II", data)
        elif kind == b"eXIf":
            _exif(data, picture)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            _png_text(kind, data, picture)
        elif kind == b"IEND":
            if content[end:].strip(b"\x00"):
                picture.hidden.add(Hidden.MORE)
            return
    raise ValueError("no end of image")


def _png_text(kind: bytes, data: bytes, picture: Picture) -> None:
    name, _, rest = data.partition(b"\x00")
    if name == b"XML:com.adobe.xmp" or name.startswith(b"Raw profile type"):
        picture.hidden.add(Hidden.PACKET)
        return
    if name in (b"Author", b"Artist", b"Copyright"):
        picture.hidden.add(Hidden.PERSON)
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\x01")
    if kind == b"iTXt":
        _, _, rest = rest[2:].partition(b"\x00")
        _, _, rest = rest.partition(b"\x00")
    elif kind == b"zTXt":
        rest = rest[1:]
    picture.texts.append(_text(_unpacked(rest) if packed else rest))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MAX_TEXT)
    except zlib.error as error:
        raise ValueError("text cannot be unpacked") from error


def _webp(content: bytes, picture: Picture) -> None:
    (length,) = struct.unpack_from("<I", content, 4)
    end = 8 + length
    if len(content) < end:
        raise ValueError("no end of image")
    for kind, data, _ in _chunks(content[:end], 12, "<4sI", checksum=0):
        if kind == b"VP8X":
            picture.width = int.from_bytes(data[4:7], "little") + 1
            picture.height = int.from_bytes(data[7:10], "little") + 1
        elif kind == b"VP8 " and not picture.width:
            width, height = struct.unpack_from("<HH", data, 6)
            picture.width, picture.height = width & 0x3FFF, height & 0x3FFF
        elif kind == b"VP8L" and not picture.width:
            (bits,) = struct.unpack_from("<I", data, 1)
            picture.width, picture.height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"EXIF":
            _exif(data.removeprefix(b"Exif\x00\x00"), picture)
        elif kind == b"XMP ":
            picture.hidden.add(Hidden.PACKET)
    # A file of odd length is padded with one zero.
    if content[end:].strip(b"\x00"):
        picture.hidden.add(Hidden.MORE)


def _chunks(content: bytes, position: int, head: str, *, checksum: int) -> Iterator[tuple[bytes, bytes, int]]:
    """The chunks of a PNG or WebP file: kind, data, and where the next one begins."""
    while position + 8 <= len(content):
        first, second = struct.unpack_from(head, content, position)
        kind, length = (first, second) if isinstance(first, bytes) else (second, first)
        start = position + 8
        if start + length > len(content):
            raise ValueError("a chunk is cut off")
        position = start + length + checksum
        if not checksum:
            position += length % 2
        yield kind, content[start : start + length], position


def _exif(data: bytes, picture: Picture) -> None:
    tags = personal_tags(data)
    if tags.position:
        picture.hidden.add(Hidden.POSITION)
    if tags.person:
        picture.hidden.add(Hidden.PERSON)
    picture.texts += tags.texts


def _text(data: bytes) -> str:
    return data[:_MAX_TEXT].decode("utf-8", "replace").strip("\x00 ")
