"""Building so that the old site stays until the new one is whole.

The engine builds into a folder beside the site. Only when the engine and the publish step have both
gone well is it renamed into place. A lock keeps two builds apart; the system releases it also when a
build is killed.

The site before the last is left beside it, hidden: the next build brings that one up to date instead
of writing everything anew.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from casebank import clock
from casebank.publish.error import PublishError
from casebank.site import CONFIGURATION

MKDOCS, PROPERDOCS, ZENSICAL = ENGINES = ("mkdocs", "properdocs", "zensical")
"""What can turn the pages into a site. The first two run the hooks themselves; the last gets the pages in a folder."""


def build(root: Path, site_dir: Path, today: date | None = None, engine: str = MKDOCS) -> None:
    """Build the checkout at `root` with one of `ENGINES`, in strict mode, and put the result at `site_dir`.

    The site is as on the day `today`; without one, the clock decides.

    Raises:
        PublishError: if another build is running, or the engine found a fault. The old site is intact.
    """
    fresh = site_dir.with_name(f".{site_dir.name}.new")
    with _lock(site_dir.with_name(f".{site_dir.name}.lock")):
        _remove(fresh)
        spare = _spare(site_dir)
        if spare.exists() and engine != ZENSICAL:
            spare.rename(fresh)
        _remove(spare)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        environment |= clock.setting(today) if today else {}
        for command in _commands(engine, root, fresh):
            # The command is a fixed list and no shell reads it.
            done = subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, check=False)  # noqa: S603
            if done.returncode != 0:
                _remove(fresh)
                raise PublishError("Nettstedet ble ikke bygget. Det forrige står urørt.")
        built = fresh / "site" if engine == ZENSICAL else fresh
        _swap(built, site_dir)
        if built != fresh:
            _remove(fresh)


def _commands(engine: str, root: Path, fresh: Path) -> list[list[str]]:
    """What is run, as modules of Python, to have a site in the folder `fresh`."""
    if engine != ZENSICAL:
        return [[engine, "build", "--strict", "--config-file", str(root / CONFIGURATION), "--site-dir", str(fresh)]]
    return [
        ["casebank", "pages", str(fresh), "--root", str(root)],
        ["zensical", "build", "--strict", "--config-file", str(fresh / CONFIGURATION)],
        ["casebank", "publish", str(fresh / "site"), "--root", str(root)],
    ]


def _swap(fresh: Path, site_dir: Path) -> None:
    """Rename the new site into place. A build killed in between leaves one of the two whole."""
    if site_dir.exists():
        site_dir.rename(_spare(site_dir))
    fresh.rename(site_dir)


def _spare(site_dir: Path) -> Path:
    return site_dir.with_name(f".{site_dir.name}.old")


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    try:
        file = path.open("w")
    except OSError as error:
        raise PublishError(f"Kan ikke skrive i mappen {path.parent}: {error.strerror}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise PublishError("En annen bygging er i gang. Vent til den er ferdig.") from error
        yield


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
