"""No script comes from an author's text or from the address bar: a rule refuses it, or the built page holds it harmless.

The texts that no rule refuses are built. So are the fields, also those that are refused, for their way into a page
must be safe by itself. The pages are then opened in a browser that is told not to mind the site's policy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from casebank import checking
from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import compile_assets, compile_pages
from casebank.diagnostics import Example, Severity
from casebank.export import export_pages
from casebank.publish import publish
from casebank.rules.sample_files import content_of
from casebank.rules.sample_pictures import png
from casebank.site import read_site
from tests import injections
from tests.conftest import BASE, serving
from tests.specimens import ROOT, TODAY, bank_with

_STORY = "## Bakgrunn\n\n{}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.[^rapport]\n"
_PICTURE = "cases/media/drammen-x.png"
_OVERVIEWS = ("", "cases/", "a-z/", "municipalities/drammen/", "keys/meld-tilbake/")
_PAGES = ("index.md", "search.md", "a-z/index.md", "municipalities/drammen.md", "keys/meld-tilbake.md")
_TRAP = "window.ran = []; window.xss = () => { window.ran.push('xss'); }; window.alert = window.xss;"
_SUSPECT = """() => [...document.querySelectorAll('*')].flatMap((element) => {
    const found = [...element.attributes].filter(({name}) => name.startsWith('on')).map(({name}) => name);
    for (const name of ['href', 'src', 'action', 'formaction', 'data', 'xlink:href']) {
        const value = element.getAttribute(name);
        if (value === null) continue;
        const {protocol} = new URL(value, document.baseURI);
        if (!['http:', 'https:', 'mailto:'].includes(protocol)) found.push(`${name}=${value}`);
    }
    if (element.matches('iframe, object, embed, base, template, math, style')) found.push(element.tagName);
    if (element.matches('script:not([src]):not([type*=json])')) found.push(element.outerHTML);
    return found;
})"""
"""Everything on a page that could run, or that only an author could have put there."""


def _files() -> dict[str, bytes]:
    texts = {
        f"cases/drammen-tekst-{number}.md": content_of(Example(body=_STORY.replace("{}", text)))
        for number, text in enumerate(injections.BODIES)
    }
    fields = {
        f"cases/drammen-felt-{number}.md": content_of(Example(fields=text))
        for number, text in enumerate(injections.FRONT_MATTER)
    }
    return texts | fields


def _refused(files: dict[str, bytes]) -> set[str]:
    findings = checking.findings_of(bank_with(files={**files, _PICTURE: png()}))
    return {finding.path for finding in findings if finding.rule.severity is Severity.ERROR}


def test_there_are_many_attempts() -> None:
    assert injections.COUNT >= 150


@pytest.mark.parametrize("path", injections.NAMES)
def test_files_by_these_names_are_refused(path: str) -> None:
    assert path in _refused({path: content_of(Example())})


def test_what_would_run_as_it_stands_is_refused() -> None:
    refused = _refused(_files())
    beginnings = ("<script", "<img", "<svg", "<iframe", "<div", "[x](javascript", "<javascript")
    through = [
        text
        for number, text in enumerate(injections.BODIES)
        if text.lower().startswith(beginnings)
        and (">" in text or not text.startswith("<"))
        and f"cases/drammen-tekst-{number}.md" not in refused
    ]
    assert through == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with the site that all accepted texts and all fields make."""
    root = tmp_path_factory.mktemp("bank")
    for name in ("docs", "keys", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "cases/media").mkdir(parents=True)
    (root / _PICTURE).write_bytes(png())
    files = _files()
    refused = {path for path in _refused(files) if "-tekst-" in path}
    for path, content in files.items():
        if path not in refused:
            (root / path).write_bytes(content)
    bank = load(root, TODAY)
    catalogue, site = Catalogue(bank), read_site(root)
    pages = [page for page in compile_pages(catalogue, site) if page.path.startswith("cases/") or page.path in _PAGES]
    export_pages(root, bank, pages, root / "out", compile_assets(catalogue, site))
    web = root / "web"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(web / BASE)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    subprocess.run(command, cwd=root / "out", env=environment, capture_output=True, text=True, check=True)
    publish(web / BASE, catalogue, site)
    return web


@pytest.fixture
def trapped(browser: Browser) -> Iterator[Page]:
    """A tab that remembers whether anything called `xss()`, and does not mind the site's policy."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(_TRAP)
    yield context.new_page()
    context.close()


def test_nothing_runs_on_the_built_pages(built: Path, trapped: Page) -> None:
    site = built / BASE
    pages = [f"cases/{path.parent.name}/" for path in sorted(site.glob("cases/drammen-*/index.html"))]
    assert len(pages) > len(injections.FRONT_MATTER) // 2
    with serving(built) as server:
        faults = {page: found for page in (*pages, *_OVERVIEWS) if (found := _opened(trapped, server.url + page))}
    assert faults == {}


def test_nothing_runs_in_search(built: Path, trapped: Page) -> None:
    with serving(built) as server:
        for query in injections.SEARCHES:
            address = f"{server.url}search/?q={quote(query)}"
            assert _opened(trapped, address, settled="[data-kb-search-results] > *") == [], query
        trapped.goto(f"{server.url}cases/")
        trapped.keyboard.press("Control+k")
        box = trapped.get_by_role("dialog").get_by_role("searchbox")
        for query in injections.SEARCHES:
            box.fill(query)
            trapped.get_by_role("status").filter(has_text=query.strip()[:20]).or_(
                trapped.get_by_role("dialog").locator(".kb-dialog__results > *").first
            ).first.wait_for()
            assert trapped.evaluate("window.ran") == [], query
            assert trapped.evaluate(_SUSPECT) == [], query


def _opened(tab: Page, address: str, settled: str = "main") -> list[str]:
    """What ran on a page, or could have."""
    answer = tab.goto(address, wait_until="load")
    assert answer is not None
    assert answer.ok, address
    tab.locator(settled).first.wait_for(state="attached")
    return [*tab.evaluate("window.ran"), *tab.evaluate(_SUSPECT)]
