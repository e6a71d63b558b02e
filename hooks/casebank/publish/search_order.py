"""The search index with its lists in order, so that the same pages give the same bytes.

Pagefind 1.5 writes its filters and their values in an order that changes from run to run, and names the files by what
is in them. Here they are put in order and named anew; nothing else is touched. The files are gzip over a mark and CBOR
(RFC 8949), of which only what Pagefind uses is read. An index in a form that is not known is left as it is: it works.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
_TEXT, _ARRAY = 3, 4
_SHORT = 24
"""CBOR writes lengths below this in the first byte itself."""
_FILTERS, _SORTS, _PARTS = 3, 4, 6
"""Where the filters and the sorts stand among the parts of an index's description, and how many parts there are."""


class _UnknownFormError(Exception):
    """The bytes are not as Pagefind 1.5 writes them."""


def put_in_order(folder: Path) -> None:
    """Put the lists of the index in `folder` in order."""
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    try:
        changes = [change for name in sorted(entry["languages"]) for change in _language(folder, entry, name)]
    except (_UnknownFormError, KeyError, IndexError, OSError):
        return
    for old, _, _ in changes:
        old.unlink()
    for _, new, content in changes:
        # No time in the file's head: it would be the time of the run.
        new.write_bytes(gzip.compress(MARK + content, mtime=0))
    (folder / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _language(
    folder: Path, entry: dict[str, dict[str, dict[str, str]]], language: str
) -> Iterator[tuple[Path, Path, bytes]]:
    """The files of a language that change: the old one, the new one, and its content. The entry is set to lead there."""
    old = folder / f"pagefind.{entry['languages'][language]['hash']}.pf_meta"
    parts = _items(_content(old))
    if len(parts) != _PARTS:
        raise _UnknownFormError
    filters = []
    for pair in _items(parts[_FILTERS]):
        name, key = _items(pair)
        file = folder / "filter" / f"{_text(key)}.pf_filter"
        content = _filter(_content(file))
        new = f"{language}_{hashlib.sha256(content).hexdigest()[:7]}"
        yield file, file.with_name(f"{new}.pf_filter"), content
        filters.append(_array([name, _written(new)]))
    parts[_FILTERS] = _array(sorted(filters))
    parts[_SORTS] = _array(sorted(_items(parts[_SORTS])))
    content = _array(parts)
    entry["languages"][language]["hash"] = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    yield old, folder / f"pagefind.{entry['languages'][language]['hash']}.pf_meta", content


def _filter(content: bytes) -> bytes:
    """A filter: its name, and its values, each with the pages that have it."""
    name, values = _items(content)
    return _array([name, _array(sorted(_items(values)))])


def _content(file: Path) -> bytes:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(MARK):
        raise _UnknownFormError
    return content.removeprefix(MARK)


def _items(array: bytes) -> list[bytes]:
    """The items of an array, each as it is written."""
    kind, count, start = _head(array, 0)
    if kind != _ARRAY:
        raise _UnknownFormError
    found = []
    for _ in range(count):
        end = _end(array, start)
        found.append(array[start:end])
        start = end
    if start != len(array):
        raise _UnknownFormError
    return found


def _end(content: bytes, start: int) -> int:
    """Where the item that begins at `start` ends."""
    kind, value, end = _head(content, start)
    if kind == _ARRAY:
        for _ in range(value):
            end = _end(content, end)
        return end
    return end + value if kind in (2, _TEXT) else end


def _head(content: bytes, start: int) -> tuple[int, int, int]:
    """The kind of the item at `start`, its value or length, and where what follows begins."""
    kind, short = divmod(content[start], 32)
    if kind > _ARRAY or short > _SHORT + 3:
        raise _UnknownFormError
    if short < _SHORT:
        return kind, short, start + 1
    width = 1 << (short - _SHORT)
    return kind, int.from_bytes(content[start + 1 : start + 1 + width], "big"), start + 1 + width


def _text(item: bytes) -> str:
    kind, length, start = _head(item, 0)
    if kind != _TEXT or start + length != len(item):
        raise _UnknownFormError
    return item[start:].decode("utf-8")


def _written(text: str) -> bytes:
    return _begin(_TEXT, len(text.encode())) + text.encode()


def _array(items: list[bytes]) -> bytes:
    return _begin(_ARRAY, len(items)) + b"".join(items)


def _begin(kind: int, length: int) -> bytes:
    if length < _SHORT:
        return bytes([kind << 5 | length])
    width = next(width for width in range(4) if length < 1 << (8 << width))
    return bytes([kind << 5 | _SHORT + width]) + length.to_bytes(1 << width, "big")
