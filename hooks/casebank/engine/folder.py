"""The folder of the site, and what is put in it."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from casebank.engine.error import EngineError
from casebank.files import open_to_write
from casebank.fingerprint import fingerprint


@dataclass
class Folder:
    """A folder to write in. `earlier` are the files that lie there already, with what was told of their content.

    Names are from the folder, with slashes.
    """

    path: Path
    earlier: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, content: str | bytes, told: str = "") -> None:
        """Write a file, unless it lies there as it is to be. `told` is a fingerprint of what decides its content.

        Raises:
            EngineError: if that cannot be done.
        """
        told = told or fingerprint(content)
        self.written[name] = told
        if self.earlier.get(name) == told:
            return
        try:
            with open_to_write(f"{self.path}/{name}") as file:
                file.write(content if isinstance(content, bytes) else content.encode(errors="xmlcharrefreplace"))
        except OSError as error:
            raise EngineError(f"Kunne ikke skrive {name} til nettstedet: {error.strerror}.") from error

    def keep(self, *names: str) -> bool:
        """Leave files as they lie, and tell whether all lie there."""
        if not all(name in self.earlier for name in names):
            return False
        self.written |= {name: self.earlier[name] for name in names}
        return True

    def taken(self) -> dict[str, str]:
        """What was written or kept since this was last asked."""
        found, self.written = self.written, {}
        return found

    def sweep(self, written: Collection[str]) -> None:
        """Take away what lay there before and was not written or kept now."""
        for name in self.earlier.keys() - written:
            with contextlib.suppress(OSError):
                (self.path / name).unlink()
