#!/usr/bin/env python3
"""Measure the search with the judged queries, beside Material's own: `scripts/measure_search.py`.

Both are asked in headless Chromium about the same pages, each through the script that its search box uses. Figures for
the queries that are held out while the search is tuned stand apart from the others.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import BASE, CHROMIUM, MKDOCS_ENVIRONMENT, mkdocs_build, serving  # noqa: E402
from tests.search import asking, judged  # noqa: E402

from casebank.bank import load  # noqa: E402
from casebank.catalogue import Catalogue  # noqa: E402
from casebank.compile import compile_pages  # noqa: E402
from casebank.export import export_pages  # noqa: E402
from casebank.site import CONFIGURATION, read_site  # noqa: E402

LANGUAGES = ("no", "en")
"""What Material's search is set to, one at a time: its Norwegian, and its own default. The better one counts."""

Ask = Callable[[Page, str, Sequence[str]], list[list[str]]]
Scored = dict[judged.Query, judged.Scores]


def main() -> int:
    """Build, ask and print. Gives 0 when the goals of the search are met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, help="a built site with its search, instead of building one")
    parser.add_argument(
        "--misses", action="store_true", help="list what was not answered well, but not of the held-out"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        site = options.site or build_ours(folder / "ours")
        ours = ask(browser, site, asking.ask_pagefind)
        whole = ask(browser, site, asking.ask_pagefind, judged.WHOLE_QUESTIONS)
        stock = {
            language: ask(browser, build_stock(folder / language, language), asking.ask_material)
            for language in LANGUAGES
        }
        browser.close()
    best = max(stock, key=lambda language: judged.mean(stock[language].values()).ndcg)
    show("Samskapingsbanken", ours)
    show("Samskapingsbanken, whole questions", whole)
    for language, found in stock.items():
        show(f"Material's own, lang: {language}", found)
    if options.misses:
        show_misses(ours)
    success = judged.mean(ours.values()).success
    gain = judged.mean(ours.values()).ndcg - judged.mean(stock[best].values()).ndcg
    print(f"success@5 {success:.3f} (goal: 0.95); nDCG@10 above Material's (lang: {best}) {gain:+.3f} (goal: +0.15)")
    return 0 if success >= 0.95 and gain >= 0.15 else 1


def build_ours(folder: Path) -> Path:
    """Build the site as it is published."""
    done = mkdocs_build(ROOT, folder)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return folder


def build_stock(folder: Path, language: str) -> Path:
    """Build the same pages with Material as it comes: its own templates, and its own search in one language."""
    bank = load(ROOT, date.today())
    pages = compile_pages(Catalogue(bank), read_site(ROOT))
    export_pages(ROOT, bank, [replace(page, template="") for page in pages], folder)
    yaml = YAML(typ="rt")
    settings = yaml.load((folder / CONFIGURATION).read_text(encoding="utf-8"))
    # Without quotation marks YAML 1.1 reads «no» as false.
    settings["plugins"] = [{"search": {"lang": [DoubleQuotedScalarString(language)]}}]
    settings["theme"] = {"name": "material", "language": "nb", "font": False}
    settings.pop("extra_css", None)
    with (folder / CONFIGURATION).open("w", encoding="utf-8") as file:
        yaml.dump(settings, file)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    subprocess.run(command, cwd=folder, env=MKDOCS_ENVIRONMENT, check=True)
    return folder / "site"


def ask(browser: Browser, site: Path, how: Ask, path: Path = judged.QUERIES) -> Scored:
    """Ask a site all queries of a file in a fresh tab, served below the base path."""
    queries = judged.read(path)
    with tempfile.TemporaryDirectory() as web:
        (Path(web) / BASE).symlink_to(site.resolve())
        with serving(Path(web)) as server:
            tab = browser.new_page()
            answers = how(tab, server.url, [query.text for query in queries])
            tab.close()
    return {query: judged.score(query, found) for query, found in zip(queries, answers, strict=True)}


def show(title: str, found: Scored) -> None:
    """Print the measures for all queries, for the two sets, and for each kind of query."""
    print(f"\n{title}\n{'':24}queries  success@5  nDCG@10    MRR")
    rows = {"all": found, "tuning": _some(found, held_out=False), "held out": _some(found, held_out=True)}
    rows |= {f"  {kind}": {query: one for query, one in found.items() if query.kind == kind} for kind in _kinds(found)}
    for name, some in rows.items():
        mean = judged.mean(some.values())
        print(f"{name:24}{len(some):7}  {mean.success:9.3f}  {mean.ndcg:7.3f}  {mean.reciprocal_rank:5.3f}")


def show_misses(found: Scored) -> None:
    """Print the queries, none of them held out, that were answered poorly."""
    poor = sorted((one.ndcg, query.text) for query, one in found.items() if not query.held_out and one.ndcg < 0.6)
    print("\n" + "\n".join(f"{ndcg:.2f}  {text}" for ndcg, text in poor))


def _some(found: Scored, *, held_out: bool) -> Scored:
    return {query: one for query, one in found.items() if query.held_out is held_out}


def _kinds(found: Scored) -> list[str]:
    return list(dict.fromkeys(query.kind for query in found))


if __name__ == "__main__":
    raise SystemExit(main())
