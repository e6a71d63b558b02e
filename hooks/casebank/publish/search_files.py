"""The files of Pagefind's index, as far as they are changed after Pagefind has written them.

They are gzip over a mark and CBOR (RFC 8949). Pagefind promises nothing of what is in them, so that its version is held
in `pyproject.toml`, and content of another shape than that of Pagefind 1.5 raises an error.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
_LIST, _SHORT = 4, 24
"""CBOR's kind for a list, and from what length on this is written apart."""


class UnknownFormError(Exception):
    """A file is not as Pagefind 1.5 writes it."""


class IndexFiles:
    """The index in a folder: its description, and the files that this names by what is in them."""

    def __init__(self, folder: Path) -> None:
        """Read the description.

        Raises:
            UnknownFormError: if there is not one index, in the form of Pagefind 1.5.
        """
        self.folder = folder
        self._entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
        try:
            ((self._language, about),) = self._entry["languages"].items()
            self._file = folder / f"pagefind.{about['hash']}.pf_meta"
            self._parts = read(self._file)
            _, self.pages, self.chunks, self.filters, self.sorts, _ = self._parts
        except (KeyError, TypeError, ValueError, OSError) as error:
            raise UnknownFormError from error

    def replace(self, kind: str, name: str, data: bytes) -> str:
        """Write a file with this CBOR instead of the one of a kind, `index` or `filter`, and give its new name."""
        new = f"{self._language}_{hashlib.sha256(data).hexdigest()[:10]}"
        self._path(kind, name).unlink()
        write(self._path(kind, new), data)
        return new

    def data(self, kind: str, name: str) -> bytes:
        """The CBOR in a file of a kind."""
        return unpacked(self._path(kind, name))

    def content(self, kind: str, name: str) -> Any:
        """What is in a file of a kind."""
        return read(self._path(kind, name))

    def address(self, page: int) -> str:
        """The address of a page, below the site's root, by its number in the index."""
        fragment = self.folder / "fragment" / f"{self.pages[page][0]}.pf_fragment"
        return str(json.loads(unpacked(fragment))["url"]).removeprefix("/")

    def save(self) -> None:
        """Write the description as it is now."""
        data = written(self._parts)
        about = self._entry["languages"][self._language]
        about["hash"] = f"{self._language}_{hashlib.sha256(data).hexdigest()[:10]}"
        self._file.unlink()
        write(self.folder / f"pagefind.{about['hash']}.pf_meta", data)
        entry = json.dumps(self._entry, ensure_ascii=False, separators=(",", ":"))
        (self.folder / ENTRY).write_text(entry, encoding="utf-8")

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / kind / f"{name}.pf_{kind}"


class Chunk:
    """A part of the index: words, each a list of the word, the pages that have it, and ways of writing it.

    Words are taken out where they stand in the bytes, since to read all of a large part for a few of them takes long.
    """

    def __init__(self, data: bytes) -> None:
        """Take the CBOR of a part."""
        kind, short = divmod(data[1], 32)
        if data[:1] != list_of(1, []) or kind != _LIST:
            raise UnknownFormError
        width = 0 if short < _SHORT else 1 << (short - _SHORT)
        self._count = int.from_bytes(data[2 : 2 + width], "big") if width else short
        self.rest = data[2 + width :]

    def take(self, stem: str) -> list[Any] | None:
        """A word, which then is no longer in `rest`; None when it is not there."""
        place = self.rest.find(list_of(3, [written(stem)]))
        if place < 0:
            return None
        with io.BytesIO(self.rest[place:]) as file:
            word: list[Any] = cbor2.CBORDecoder(file, read_size=1).decode()
            end = place + file.tell()
        self.rest = self.rest[:place] + self.rest[end:]
        self._count -= 1
        return word

    def words(self) -> list[list[Any]]:
        """The words that are left."""
        found: list[list[Any]] = cbor2.loads(list_of(self._count, [self.rest]))
        return found

    def joined(self, words: Iterable[bytes], more: int) -> bytes:
        """A part with these words, which are so many more than are left here."""
        return list_of(1, [list_of(self._count + more, words)])


def read(file: Path) -> Any:
    """What is in a file of CBOR.

    Raises:
        UnknownFormError: if it is not that.
    """
    try:
        return cbor2.loads(unpacked(file))
    except cbor2.CBORDecodeError as error:
        raise UnknownFormError from error


def unpacked(file: Path) -> bytes:
    """What is in a file, after the mark.

    Raises:
        UnknownFormError: if it is not gzip over the mark.
    """
    try:
        content = gzip.decompress(file.read_bytes())
    except (OSError, EOFError) as error:
        raise UnknownFormError from error
    if not content.startswith(MARK):
        raise UnknownFormError
    return content[len(MARK) :]


def written(content: Any) -> bytes:
    """Some content as CBOR."""
    return cbor2.dumps(content)


def list_of(length: int, items: Iterable[bytes]) -> bytes:
    """A list of this length as CBOR, from its items as CBOR."""
    head = written([None] * length)
    return b"".join((head[: len(head) - length], *items))


def write(file: Path, data: bytes) -> None:
    """Write CBOR as Pagefind does, but with no time in the file's head: it would be the time of the run."""
    file.write_bytes(gzip.compress(MARK + data, compresslevel=6, mtime=0))
