"""A memory on disk of what was made before, so that a build makes only what is new.

It holds nothing that a build cannot make again: it may be deleted, cut short or damaged at any time. Each entry lies in
a file of its own, with a checksum before it, and is put in place by a rename. What cannot be read or written is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebank.files import open_to_write

FOLDER = Path(".cache", "pages")
"""Where it lies in a checkout."""
LIMIT = 800_000_000
"""The most bytes that it takes up when a build is done."""
VARIABLE = "CASEBANK_CACHE"
"""The environment variable that turns it off, with the value `off`."""

_CHECKSUM = 16


@dataclass(frozen=True)
class Store:
    """A folder of entries. Without a folder it remembers nothing."""

    folder: Path | None = None

    def get(self, key: str) -> Any:
        """What was put in under the key, as data; None when there is no such entry or it is damaged."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            found = path.read_bytes()
            checksum, content = found[:_CHECKSUM], found[_CHECKSUM:]
            if _checksum(content) != checksum:
                return None
            # What is used is kept longest.
            os.utime(path)
            return json.loads(content)
        except (OSError, ValueError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Remember data that JSON can hold."""
        if self.folder is None:
            return
        content = json.dumps(value, ensure_ascii=False).encode()
        with contextlib.suppress(OSError):
            _write(self._path(self.folder, key), _checksum(content) + content)

    def tidy(self, limit: int = LIMIT) -> None:
        """Forget what was used longest ago, until no more than `limit` bytes are left."""
        if self.folder is None:
            return
        found = sorted(_entries(self.folder), key=lambda entry: entry[0], reverse=True)
        size = 0
        for _, length, path in found:
            size += length
            if size > limit or path.suffix:
                with contextlib.suppress(OSError):
                    path.unlink()

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def store_of(root: Path) -> Store:
    """The memory of the checkout at `root`; one that remembers nothing when the environment says so."""
    return Store() if os.environ.get(VARIABLE) == "off" else Store(root / FOLDER)


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECKSUM).digest()


def _write(path: Path, content: bytes) -> None:
    """Write a file so that others see all of it or nothing. No other process writes to a name with this one's number."""
    fresh = f"{path}.{os.getpid()}.new"
    try:
        with open_to_write(fresh) as file:
            file.write(content)
        os.replace(fresh, path)  # noqa: PTH105
    except OSError:
        Path(fresh).unlink(missing_ok=True)
        raise


def _entries(folder: Path) -> Iterable[tuple[float, int, Path]]:
    """When each entry was last used, its size in bytes, and its path."""
    with contextlib.suppress(OSError):
        for path in folder.glob("*/*"):
            with contextlib.suppress(OSError):
                about = path.stat()
                yield about.st_mtime, about.st_size, path
