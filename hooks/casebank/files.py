"""Files by their paths as text: where there are thousands, a path object costs more than its file."""

from __future__ import annotations

import os
from io import BufferedWriter


def open_to_write(path: str) -> BufferedWriter:
    """A file to write bytes to, with the folders it lies in.

    Raises:
        OSError: if it cannot be opened.
    """
    try:
        return open(path, "wb")  # noqa: PTH123
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        return open(path, "wb")  # noqa: PTH123
