"""The build says how near the site is to what GitHub Pages takes."""

from __future__ import annotations

from pathlib import Path

from casebank.publish.limits import told


def _site(folder: Path, megabytes: int) -> Path:
    """A folder that counts as this large, with next to nothing on the disk."""
    for number in range(megabytes // 100):
        with (folder / f"{number}.html").open("wb") as file:
            file.truncate(100_000_000)
    return folder


def test_a_small_site_is_told_of_with_its_share(tmp_path: Path) -> None:
    found = told(_site(tmp_path, 100))
    assert "1 filer på til sammen 100 MB: 10 % av det som er mulig." in found
    assert "1000 MB" in found
    assert "nærmer seg" not in found


def test_a_site_near_the_limit_asks_for_thought(tmp_path: Path) -> None:
    assert "nærmer seg grensen" in told(_site(tmp_path, 900))
