"""What a preview keeps from one round to the next, so that an edit costs what it changes.

MkDocs empties the folder of the site before each round. Here it is set aside meanwhile, and brought back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casebank.engine.folder import Folder
from casebank.engine.press import Printed

_KEPT = ("pagefind/", "find/results.json")
"""What is made beside the rounds."""


@dataclass
class Preview:
    """The pages and files of the last round that went well; nothing before the first."""

    pages: dict[str, Printed] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    def set_aside(self, site_dir: Path) -> None:
        """Hide the site, when it is known what lies in it."""
        aside = _aside(site_dir)
        if aside.exists() or not self.files:
            # The last round went wrong, so that nobody knows what lies where.
            shutil.rmtree(aside, ignore_errors=True)
            self.pages, self.files = {}, {}
        else:
            site_dir.rename(aside)

    def bring_back(self, site_dir: Path) -> Folder:
        """The site as it was after the last round, without what MkDocs has put there and will put there again."""
        aside = _aside(site_dir)
        if aside.exists():
            shutil.rmtree(site_dir, ignore_errors=True)
            aside.rename(site_dir)
            for name in _names(site_dir):
                if name not in self.files and not name.startswith(_KEPT):
                    (site_dir / name).unlink()
        return Folder(site_dir, self.files)

    def ended(self, folder: Folder, pages: dict[str, Printed], files: dict[str, int]) -> None:
        """Note what a round that went well has printed and written."""
        folder.sweep(files.keys())
        self.pages, self.files = pages, files


def _aside(site_dir: Path) -> Path:
    return site_dir.with_name(f"{site_dir.name}.aside")


def _names(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)
