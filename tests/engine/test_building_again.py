"""Building time and again: the same bytes, whatever is remembered, and whatever went wrong the last time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casebank import workers
from casebank.engine import store
from casebank.site import CONFIGURATION
from tests.conftest import MKDOCS_ENVIRONMENT, copy_bank

CASE = Path("cases/svelvik-gjestebud.md")
KILLS = 10


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that has been built once, so that its pages are remembered."""
    checkout = copy_bank(tmp_path_factory.mktemp("again") / "bank")
    done = _build(checkout)
    assert done.returncode == 0, done.stderr
    return checkout


def _build(root: Path, *settings: str, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**MKDOCS_ENVIRONMENT, **dict(setting.split("=") for setting in settings)}
    command = [sys.executable, "-m", "casebank", "build"]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit
    )


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _without_memory(root: Path) -> dict[str, str]:
    """What the site is when nothing is remembered and one process makes it."""
    done = _build(root, f"{store.VARIABLE}=off", f"{workers.VARIABLE}=1")
    assert done.returncode == 0, done.stderr
    return _digests(root / "site")


@contextlib.contextmanager
def _instead(path: Path, content: str) -> Iterator[None]:
    """The file with other content, or a file that else is not there, for as long as the block lasts."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(content, encoding="utf-8")
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")


def test_a_site_from_memory_is_the_same_byte_for_byte(root: Path) -> None:
    path = root / CASE
    edited = re.sub(r"(?m)^title: .*", "title: Slik gikk det i Svelvik", path.read_text(encoding="utf-8"), count=1)
    with _instead(path, edited):
        done = _build(root, f"{workers.VARIABLE}=2")
        assert done.returncode == 0, done.stderr
        again = _digests(root / "site")
        assert again == _without_memory(root)
    assert "Slik gikk det i Svelvik" in (root / "site/cases/svelvik-gjestebud/index.html").read_text(encoding="utf-8")


def test_what_somebody_did_to_the_old_site_is_mended(root: Path) -> None:
    whole = _without_memory(root)
    for _ in range(2):
        for name in ("index.html", "cases/svelvik-gjestebud/index.html", "data/cases.json"):
            (root / "site" / name).write_text("Noe annet.", encoding="utf-8")
        (root / "site/cases/hamar-bylab/index.html").unlink()
        (root / "site/left.html").write_text("Til overs.", encoding="utf-8")
        done = _build(root)
        assert done.returncode == 0, done.stderr
        assert _digests(root / "site") == whole


def test_a_damaged_memory_does_no_harm(root: Path) -> None:
    whole = _without_memory(root)
    chance = random.Random(7)  # noqa: S311 - damage need not be secret
    for path in (root / ".cache").rglob("*"):
        if path.is_file():
            content = bytearray(path.read_bytes())
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content[: chance.choice((len(content), len(content) // 2))])
    done = _build(root)
    assert done.returncode == 0, done.stderr
    assert _digests(root / "site") == whole


def test_a_link_to_nothing_stops_the_build_though_its_page_is_remembered(root: Path) -> None:
    drawing, about = root / "docs/assets/plan.svg", root / "docs/about.md"
    linking = f"{about.read_text(encoding='utf-8')}\nSe [planen](assets/plan.svg).\n"
    with _instead(about, linking):
        with _instead(drawing, (root / "docs/assets/favicon.svg").read_text(encoding="utf-8")):
            done = _build(root)
            assert done.returncode == 0, done.stderr
        site = _digests(root / "site")
        done = _build(root)
    assert done.returncode == 1
    assert "assets/plan.svg" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert _digests(root / "site") == site


def test_a_killed_build_leaves_the_old_site_and_spoils_nothing(root: Path) -> None:
    whole = _without_memory(root)
    started = time.monotonic()
    shutil.rmtree(root / store.FOLDER, ignore_errors=True)
    assert _build(root).returncode == 0
    duration = time.monotonic() - started
    chance = random.Random(7)  # noqa: S311 - damage need not be secret
    for _ in range(KILLS):
        shutil.rmtree(root / store.FOLDER, ignore_errors=True)
        command = [sys.executable, "-m", "casebank", "build"]
        with subprocess.Popen(
            command,
            cwd=root,
            env=MKDOCS_ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as building:
            try:
                building.wait(chance.uniform(0, duration))
            except subprocess.TimeoutExpired:
                os.killpg(building.pid, signal.SIGKILL)
        assert _digests(root / "site") == whole
    assert _build(root).returncode == 0
    assert _digests(root / "site") == whole
    assert [path.name for path in root.glob(".site*") if path.is_dir()] == [".site.old"]


def test_a_full_disk_is_told_in_a_sentence(root: Path) -> None:
    before = _digests(root / "site")

    def nearly_full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = _build(root, f"{store.VARIABLE}=off", limit=nearly_full)
    assert done.returncode == 1
    assert "Kunne ikke skrive" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert _digests(root / "site") == before


def test_where_nothing_can_be_remembered_the_site_is_built_all_the_same(root: Path) -> None:
    shutil.rmtree(root / store.FOLDER, ignore_errors=True)
    (root / store.FOLDER).parent.mkdir(exist_ok=True)
    (root / store.FOLDER).write_text("not a folder")
    done = _build(root)
    (root / store.FOLDER).unlink()
    assert done.returncode == 0, done.stderr


def test_a_menu_without_names_is_refused(root: Path) -> None:
    settings = root / CONFIGURATION
    nameless = settings.read_text(encoding="utf-8").replace("- Kart: map.md", "- map.md")
    with _instead(settings, nameless):
        done = _build(root)
    assert done.returncode == 1
    assert "Gi map.md et navn i menyen" in done.stdout + done.stderr
