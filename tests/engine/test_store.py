"""The memory: what it keeps, and that nothing done to it does harm."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casebank.engine.store import Store
from casebank.fingerprint import fingerprint

KEY = fingerprint("a page")
VALUE = {"html": "<p>Så æ ø å …</p>", "links": []}


def _file(folder: Path) -> Path:
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, VALUE)
    assert Store(tmp_path).get(KEY) == VALUE
    assert store.get(fingerprint("another page")) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:20] + b"x" + path.read_bytes()[21:]),
        lambda path: path.write_bytes(bytes(1000)),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_what_is_damaged_is_forgotten(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    store = Store(tmp_path)
    store.put(KEY, VALUE)
    damage(_file(tmp_path))
    assert store.get(KEY) is None


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "folder")
    store.put(KEY, VALUE)
    assert store.get(KEY) is None
    store.tidy()


def test_what_was_used_last_is_kept_when_there_is_too_much(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = [fingerprint(str(number)) for number in range(10)]
    for moment, key in enumerate(keys):
        store.put(key, "x" * 1000)
        os.utime(tmp_path / key[:2] / key[2:], (moment, moment))
    used = keys[0]
    assert store.get(used)
    size = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    store.tidy(size // 2)
    kept = [key for key in keys if store.get(key)]
    assert used in kept
    assert kept[1:] == keys[-len(kept) + 1 :]
    assert 0 < len(kept) <= len(keys) // 2


def test_half_written_files_are_swept_away(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, VALUE)
    left = _file(tmp_path).with_suffix(".new")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    store.tidy()
    assert not left.exists()
    assert store.get(KEY) == VALUE
