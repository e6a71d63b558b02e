"""The content files of a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casebank.source.document import SourceFile
from casebank.source.pictures import ENDINGS, MAX_READ
from casebank.source.rules import MAX_BYTES, MAX_LEDGER

FOLDERS = ("cases", "keys", "docs")
"""Where content lies."""

_TEXT = (".md", ".yml", ".svg")


def read_tree(root: Path) -> Iterator[SourceFile]:
    """Every file below the content folders of `root`, in the order of its path; of unknown kinds only the path.

    A file over the size limit is read just far enough for the reader to see that it is too large.
    Symbolic links are told of, never followed.
    """
    for folder in FOLDERS:
        yield from sorted(_below(root, folder), key=lambda file: file.path)


def _below(root: Path, folder: str) -> Iterator[SourceFile]:
    if (root / folder).is_symlink():
        yield _link(root / folder, folder)
        return
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        if not (root / parent).is_dir():
            continue
        with os.scandir(root / parent) as found:
            for entry in found:
                path = f"{parent}/{entry.name}"
                if entry.is_symlink():
                    yield _link(root / path, path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield SourceFile(PurePosixPath(path), _content(root / path))
                else:
                    # A pipe or a device would hang the reader; as an empty file it breaks other rules.
                    yield SourceFile(PurePosixPath(path), b"")


def _link(place: Path, path: str) -> SourceFile:
    return SourceFile(PurePosixPath(path), os.fsencode(place.readlink()), is_link=True)


def _content(place: Path) -> bytes:
    limits = dict.fromkeys(_TEXT, MAX_BYTES) | dict.fromkeys(ENDINGS, MAX_READ) | {".txt": MAX_LEDGER}
    limit = limits.get(place.suffix, 0)
    if not limit:
        return b""
    with place.open("rb") as file:
        return file.read(limit + 1)
