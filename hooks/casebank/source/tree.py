"""The content files of a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casebank.source.document import SourceFile
from casebank.source.rules import MAX_BYTES

FOLDERS = ("cases", "keys", "docs")
"""Where content lies."""

_TEXT = (".md", ".yml")


def read_tree(root: Path) -> Iterator[SourceFile]:
    """Every content file below `root`, in the order of its path; of other files only the path.

    A file over the size limit is read just far enough for the reader to see that it is too large.
    """
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            relative = PurePosixPath(path.relative_to(root).as_posix())
            if path.suffix in _TEXT:
                with path.open("rb") as file:
                    yield SourceFile(relative, file.read(MAX_BYTES + 1))
            else:
                yield SourceFile(relative, b"")
