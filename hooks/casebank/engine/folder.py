"""The folder of the site, and what was put in it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from casebank.engine.error import EngineError


@dataclass
class Folder:
    """A folder to write in. `earlier` are the files that an earlier round left there, with their contents' hashes.

    Names are from the folder, with slashes.
    """

    path: Path
    earlier: dict[str, int] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)

    def write(self, name: str, content: str) -> None:
        """Write a text file, unless it lies there as it is to be.

        Raises:
            EngineError: if that cannot be done.
        """
        told = hash(content)
        self.written[name] = told
        if self.earlier.get(name) == told:
            return
        target = os.path.join(self.path, name)  # noqa: PTH118 - thousands of files: a path object costs more than its file
        try:
            try:
                file = open(target, "wb")  # noqa: PTH123, SIM115
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
                file = open(target, "wb")  # noqa: PTH123, SIM115
            with file:
                file.write(content.encode(errors="xmlcharrefreplace"))
        except OSError as error:
            raise EngineError(f"Kunne ikke skrive {name} til nettstedet: {error.strerror}.") from error

    def keep(self, *names: str) -> None:
        """Leave files of an earlier round as they are."""
        self.written |= {name: self.earlier[name] for name in names}

    def taken(self) -> dict[str, int]:
        """What was written or kept since this was last asked."""
        found, self.written = self.written, {}
        return found

    def sweep(self, written: Collection[str]) -> None:
        """Take away what an earlier round left and this one has not written."""
        for name in self.earlier.keys() - written:
            with contextlib.suppress(OSError):
                (self.path / name).unlink()
