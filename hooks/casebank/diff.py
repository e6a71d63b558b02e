"""Which files are new or changed since a commit, according to git."""

from __future__ import annotations

import subprocess
from pathlib import Path

TIMEOUT = 60
"""Seconds that git may take. A repository of this kind answers in a fraction of one."""


class DiffError(Exception):
    """Git could not tell. The text is bokmål and says why."""


def changed_since(base: str, root: Path) -> frozenset[str]:
    """The paths from `root` of files that differ from the commit where this branch left `base`, untracked ones included.

    `base` is anyone's text. It goes to git as one argument that cannot be an option, and only the id that git
    makes of it goes on.

    Raises:
        DiffError: if there is no such commit, or git cannot run.
    """
    commit = _commit(base, root)
    try:
        fork = _git(root, "merge-base", commit, "HEAD").strip()
    except DiffError:
        raise DiffError(
            f"«{_shown(base)}» og denne grenen har ingen felles historie her. Hent hele historikken (fetch-depth: 0)."
        ) from None
    # Paths are relative to the folder that git runs in, and none is quoted.
    compare = ("diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--diff-filter=d")
    changed = _git(root, *compare, fork, "--", ".")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(path for path in f"{changed}{untracked}".split("\0") if path)


def _commit(base: str, root: Path) -> str:
    _git(root, "rev-parse", "--git-dir", otherwise=f"{root} ligger ikke i et git-arkiv.")
    wanted = f"{base}^{{commit}}"
    unknown = f"Git kjenner ingen commit, gren eller merkelapp som heter «{_shown(base)}»."
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted, otherwise=unknown).strip()


def _git(root: Path, *arguments: str, otherwise: str = "Git svarte ikke som ventet.") -> str:
    # The command is a list, so that no shell reads it.
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), *arguments],  # noqa: S607
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise DiffError(
            "Fikk ikke kjørt git. Er det installert?" if isinstance(error, OSError) else otherwise
        ) from error
    if done.returncode != 0:
        raise DiffError(otherwise)
    return done.stdout.decode("utf-8", "surrogateescape")


def _shown(base: str) -> str:
    """The text as it can stand in a message: short, and without anything that moves the cursor."""
    return "".join(char if char.isprintable() else "�" for char in base[:60])
