#!/usr/bin/env python3
"""Measure what «Finn caser» costs as the bank grows: `scripts/measure_find.py --sizes 100 1000 10000`.

For each size a corpus is made and built, and the judged queries are asked in headless Chromium, each in a fresh profile:
the bytes that cross the network until the first answer is shown (compressed as GitHub Pages does it), what the facets
add, and how long it takes. Then more queries and choices of facets are timed in one tab.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import random
import shutil
import sys
import tempfile
import threading
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from tests.conftest import BASE, CHROMIUM, mkdocs_build  # noqa: E402
from tests.search import judged  # noqa: E402

from make_corpus import make  # noqa: E402

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ""}
"""The endings of files that the server sends compressed; Pagefind's own are compressed already."""
LIMITS = {1000: (300, 60), 10_000: (450, 350)}
"""The most kilobytes of a first query, and of what the facets add, by the number of cases."""

_WATCH = """
  addEventListener("DOMContentLoaded", () => {
    const results = document.querySelector("[data-kb-find-results]");
    new MutationObserver(() => {
      if (results.getAttribute("aria-busy") === "false") window.kbFirst ??= performance.now();
    }).observe(results, { attributeFilter: ["aria-busy"] });
  });
"""
_TIMED = """async ([selector, text]) => {
  const results = document.querySelector("[data-kb-find-results]");
  const target = document.querySelector(selector);
  const start = performance.now();
  const done = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (results.getAttribute("aria-busy") !== "false") return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    }).observe(results, { attributeFilter: ["aria-busy"] });
  });
  if (text === null) target.click();
  else {
    target.value = text;
    target.form.requestSubmit();
  }
  return done;
}"""


@dataclass
class Costs:
    """What one size costs: kilobytes and milliseconds, one for each query or click."""

    frame: list[float] = field(default_factory=list)
    search: list[float] = field(default_factory=list)
    facets: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)

    @property
    def query(self) -> list[float]:
        """All that a first query costs: the page and its look, and the search."""
        return [frame + search for frame, search in zip(self.frame, self.search, strict=True)]


def main() -> int:
    """Measure and print. Gives 0 when the goals are met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--queries", type=int, default=40, help="how many of the judged queries to ask")
    parser.add_argument("--keep", type=Path, help="where built sites are kept and found again")
    options = parser.parse_args()
    queries = [query.text for query in judged.read()]
    asked = random.Random(1).sample(queries, min(options.queries, len(queries)))  # noqa: S311
    good = True
    print("cases   query kB (page + search)   facets kB   first ms   later ms   click ms")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for size in options.sizes:
            site = build(size, options.keep or Path(temporary))
            costs = measure(browser, site, asked)
            show(size, costs)
            good &= meets_goals(size, costs)
        browser.close()
    return 0 if good else 1


def build(size: int, folder: Path) -> Path:
    """A folder to serve, with a site of so many cases; one that is there already is taken as it is."""
    web = folder / f"web-{size}"
    if not (web / BASE / "index.html").is_file():
        corpus = folder / f"corpus-{size}"
        make(corpus, size)
        done = mkdocs_build(corpus, web / BASE)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
    return web


def measure(browser: Browser, web: Path, queries: Sequence[str]) -> Costs:
    """Ask each query in a fresh profile, and then all of them and some facets in one tab."""
    costs = Costs()
    server = _Server(web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{BASE}/find/"
    for query in queries:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.add_init_script(_WATCH)
        server.sent.clear()
        tab.goto(f"{address}?q={urllib.parse.quote(query)}")
        tab.locator("[data-kb-find-results][aria-busy=false] .kb-find__count:not(:empty)").wait_for()
        tab.locator("details.kb-facet").first.wait_for(state="attached")
        costs.first.append(tab.evaluate("window.kbFirst"))
        for found, is_part in ((costs.facets, _is_facets), (costs.search, _is_search), (costs.frame, _is_frame)):
            found.append(sum(size for path, size in server.sent if is_part(path)) / 1000)
        context.close()
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(address)
    tab.locator("details.kb-facet").first.wait_for(state="attached")
    tab.evaluate(_TIMED, ["#kb-find-q", queries[0]])
    for query in queries:
        costs.later.append(tab.evaluate(_TIMED, ["#kb-find-q", query]))
        costs.clicks += _clicks(tab)
    tab.close()
    server.shutdown()
    return costs


def _clicks(tab: Page) -> list[float]:
    """The time of choosing, and taking away again, the first value of a few facets."""
    found = []
    for name in ("theme", "county", "status"):
        box = f"li:not([hidden]) > .kb-facet__value > input[name='{name}']"
        if tab.locator(box).count():
            found += [tab.evaluate(_TIMED, [box, None]) for _ in range(2)]
    return found


def show(size: int, costs: Costs) -> None:
    """Print one line of the table: medians."""
    print(
        f"{size:5}   {median(costs.query):8.0f} ({median(costs.frame):.0f} + {median(costs.search):.0f})"
        f"   {median(costs.facets):18.0f}   {median(costs.first):8.0f}   {median(costs.later):8.0f}"
        f"   {median(costs.clicks):8.0f}",
        flush=True,
    )


def meets_goals(size: int, costs: Costs) -> bool:
    """Whether the medians of a size are within its limits, and within 1 s and 150 ms."""
    query, facets = LIMITS.get(size, (float("inf"), float("inf")))
    return (
        median(costs.query) <= query
        and median(costs.facets) <= facets
        and median(costs.first) <= 1000
        and max(median(costs.later), median(costs.clicks)) <= 150
    )


def _is_facets(path: str) -> bool:
    return path.endswith("find/facets.json")


def _is_search(path: str) -> bool:
    return "/pagefind/" in path or (path.endswith(".json") and not _is_facets(path))


def _is_frame(path: str) -> bool:
    return not _is_search(path) and not _is_facets(path)


class _Server(http.server.ThreadingHTTPServer):
    """A server of one folder that compresses as GitHub Pages does, and remembers what it has sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent: list[tuple[str, int]] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.server.folder / urllib.parse.unquote(urllib.parse.urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append((self.path, len(body)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


if __name__ == "__main__":
    raise SystemExit(main())
