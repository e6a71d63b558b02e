"""The same cases for each of those that are compared."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import yaml

from benchmark.run import run
from make_corpus import make

THEME = Path(__file__).parent / "hugo"
PLAIN = """\
site_name: Samskapingsbanken
site_url: https://ks-no.github.io/samskapingsbanken/
theme: {name: material, language: nb, font: false}
plugins: [search]
markdown_extensions:
  - admonition
  - def_list
  - sane_lists
  - tables
  - toc: {permalink: true, toc_depth: 2-3}
nav: [index.md]
not_in_nav: "*"
validation: {omitted_files: ignore, unrecognized_links: ignore, anchors: ignore}
"""
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def make_all(folder: Path, cases: int) -> None:
    """Make `ours`, a bank; `pages`, what it compiles to; and the same pages for others: `plain`, `zensical` and `hugo`."""
    make(folder / "ours", cases)
    run([sys.executable, "-m", "casebank", "pages", folder / "pages", "--root", folder / "ours"], folder)
    shutil.copytree(folder / "pages", folder / "zensical")
    for name, content in (("plain", "docs"), ("hugo", "content")):
        for path in (folder / "pages/docs").rglob("*.md"):
            page = path.relative_to(folder / "pages/docs")
            if name == "hugo" and page.name == "index.md":
                page = page.with_name("_index.md")
            copy = folder / name / content / page
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_without_ours(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "plain/mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    shutil.copytree(THEME, folder / "hugo", dirs_exist_ok=True)


def edit(folder: Path, words: str) -> None:
    """Change a sentence of one case, in the bank or among the pages below a folder."""
    path = sorted(folder.glob("**/cases/*.md"))[7]
    text = path.read_text(encoding="utf-8")
    place = text.index("\n\n", text.index("\n## Bakgrunn")) + 2
    path.write_text(f"{text[:place]}{words} {text[place:]}", encoding="utf-8")


def _without_ours(page: str) -> str:
    """A page whose front matter says only what any engine knows."""
    found = _FRONT_MATTER.match(page)
    assert found
    fields = yaml.load(found[1], yaml.CSafeLoader)
    kept = yaml.safe_dump({name: fields[name] for name in ("title", "description")}, allow_unicode=True)
    return f"---\n{kept}---\n{page[found.end() :]}"
