"""What Exif data tell of people: where a picture was taken, by whom, and with which very camera.

Source of the tags: Exif 2.32 (CIPA DC-008-2019), sections 4.6.4 to 4.6.6, and Microsoft's XP tags.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_GPS_VERSION = 0
_PERSON = frozenset(
    {
        0x013B,  # Artist
        0x013C,  # HostComputer
        0x8298,  # Copyright
        0x9C9B,  # XPTitle
        0x9C9C,  # XPComment
        0x9C9D,  # XPAuthor
        0x9C9E,  # XPKeywords
        0x9C9F,  # XPSubject
        0x927C,  # MakerNote: serial numbers, faces, at times the position
        0x9286,  # UserComment
        0xA420,  # ImageUniqueID
        0xA430,  # CameraOwnerName
        0xA431,  # BodySerialNumber
        0xA435,  # LensSerialNumber
    }
)
_DESCRIPTION = 0x010E
_MAX_ENTRIES, _MAX_DIRECTORIES = 512, 16
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}


@dataclass
class Personal:
    """What was found. `texts` are descriptions that someone has written."""

    position: bool = False
    person: bool = False
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    """One entry of a directory: its tag, its number where that is an offset, and its bytes."""

    tag: int
    value: int
    content: bytes


def personal_tags(data: bytes) -> Personal:
    """Read a TIFF structure as it stands in Exif data.

    Raises:
        ValueError: if it cannot be read to its end.
        struct.error: if it is cut off.
    """
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        raise ValueError("no byte order")
    (first,) = struct.unpack_from(f"{order}I", data, 4)
    found = Personal()
    waiting, seen = [(first, False)], set[int]()
    while waiting:
        offset, is_position = waiting.pop()
        if offset in seen or not offset:
            continue
        seen.add(offset)
        if len(seen) > _MAX_DIRECTORIES:
            raise ValueError("too many directories")
        entries, following = _directory(data, order, offset)
        if is_position:
            found.position |= any(entry.tag != _GPS_VERSION for entry in entries)
            continue
        waiting.append((following, False))
        for entry in entries:
            if entry.tag in (_EXIF_IFD, _GPS_IFD):
                waiting.append((entry.value, entry.tag == _GPS_IFD))
            elif entry.tag in _PERSON:
                found.person |= bool(entry.content.strip(b"\x00 "))
            elif entry.tag == _DESCRIPTION:
                found.texts.append(entry.content.decode("utf-8", "replace").strip("\x00 "))
    return found


def _directory(data: bytes, order: str, offset: int) -> tuple[list[_Entry], int]:
    """The entries of the directory at an offset, and the offset of the next, 0 when there is none."""
    (count,) = struct.unpack_from(f"{order}H", data, offset)
    if count > _MAX_ENTRIES:
        raise ValueError("too many entries")
    entries = []
    for place in range(offset + 2, offset + 2 + 12 * count, 12):
        tag, kind, length, value = struct.unpack_from(f"{order}HHII", data, place)
        size = _SIZES.get(kind, 1) * length
        # What fits in four bytes lies in the entry itself.
        start = place + 8 if size <= 4 else value
        entries.append(_Entry(tag, value, data[start : start + min(size, len(data))]))
    (following,) = struct.unpack_from(f"{order}I", data, offset + 2 + 12 * count)
    return entries, following
