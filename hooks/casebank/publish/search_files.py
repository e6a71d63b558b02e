"""The files of Pagefind's index, as far as they are read and written here.

They are gzip over a mark and CBOR (RFC 8949). Pagefind promises nothing of what is in them, so that its version is held
in `pyproject.toml`, and content of another shape than that of Pagefind 1.5 raises an error.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"


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

    def put_in_order(self) -> None:
        """Sort the filters, their values and the ways to sort: Pagefind writes them as it happens."""
        for entry in self.filters:
            name, values = read(self._path("filter", entry[1]))
            self._path("filter", entry[1]).unlink()
            entry[1] = self.write("filter", written([name, sorted(values)]))
        self.filters.sort()
        self.sorts.sort()

    def taken_words(self) -> Iterator[list[Any]]:
        """The words of the index, which are then no longer there.

        Each is a list of the word, the pages that have it, and ways of writing it, each with its own pages.
        """
        for _, _, name in self.chunks:
            (words,) = read(self._path("index", name))
            self._path("index", name).unlink()
            yield from words
        self.chunks.clear()

    def write(self, kind: str, data: bytes) -> str:
        """Write a file of a kind, `index` or `filter`, with this CBOR, and give the name it gets by it."""
        name = f"{self._language}_{hashlib.sha256(data).hexdigest()[:10]}"
        write(self._path(kind, name), data)
        return name

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
    return b"".join((_head(length), *items))


@lru_cache(maxsize=1 << 14)
def _head(length: int) -> bytes:
    """What stands before the items of a list. A None takes one byte."""
    whole = written([None] * length)
    return whole[: len(whole) - length]


def write(file: Path, data: bytes) -> None:
    """Write CBOR as Pagefind does, but with no time in the file's head: it would be the time of the run."""
    file.write_bytes(gzip.compress(MARK + data, compresslevel=6, mtime=0))
