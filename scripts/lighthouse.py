#!/usr/bin/env python3
"""Runs Lighthouse three times on each of some pages, and fails where the median is below the goal.

One run of Lighthouse is noisy, above all in performance. The site is served as GitHub Pages serves it: below its base
path, and compressed.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "requirements/node/node_modules/.bin/lighthouse"
RUNS = 3
GOALS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 90}
PAGES = (
    *("", "cases/svelvik-oppgaveutvalg/", "search/", "find/", "share/", "share/report/"),
    *("plan/", "compare/", "effects/", "network/", "workshop/"),
)
"""One page of every kind that has scripts of its own, and those that most readers meet first."""
_CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """A server of files that compresses what is text."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return None
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _COMPRESSED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


def main(web: Path, base: str) -> int:
    """Audit the site that lies below `base` in the folder `web`. Gives 0 when every goal is met."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Compressing, directory=str(web)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failed = False
    for page in PAGES:
        if not (web / base / page / "index.html").is_file():
            print(f"/{page}: there is no such page")
            failed = True
            continue
        reports = [_run(f"http://127.0.0.1:{server.server_port}/{base}/{page}") for _ in range(RUNS)]
        for category, goal in GOALS.items():
            score = statistics.median(_score(report, category) for report in reports)
            failed |= score < goal
            print(f"/{page} {category}: {score:.0f}{'' if score >= goal else f', the goal is {goal}'}", flush=True)
            if score < goal:
                print("".join(f"    {one}\n" for one in _reasons(reports[0], category)), end="")
    server.shutdown()
    return int(failed)


def _run(url: str) -> dict[str, Any]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={_CHROMIUM}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(GOALS)}"],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _score(report: dict[str, Any], category: str) -> float:
    return 100 * float(report["categories"][category]["score"])


def _reasons(report: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that cost points."""
    audits = {one["id"]: one["weight"] for one in report["categories"][category]["auditRefs"]}
    found = [(report["audits"][name], weight) for name, weight in audits.items() if weight]
    return [f"{one['id']}: {one['title']} {one.get('displayValue', '')}" for one, _ in found if (one["score"] or 0) < 1]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
