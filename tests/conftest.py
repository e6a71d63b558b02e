"""What many tests share: the built site, a server for it, and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from casebank.bank import load
from casebank.catalogue import Catalogue
from tests.html_site import HtmlPage, read_site
from tests.specimens import ROOT, TODAY

# How long one example takes says nothing on a machine with other work.
settings.register_profile("bank", deadline=None)
settings.load_profile("bank")

BASE = "samskapingsbanken"
"""The site is always served below this path, as it is when published."""

CHROMIUM = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

# A machine that several share can be slow; waiting costs nothing when all is well.
expect.set_options(timeout=30_000)

MKDOCS_ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class Server(http.server.ThreadingHTTPServer):
    """A server of one folder, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Silent, directory=str(folder))
        super().__init__(("127.0.0.1", 0), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of tabs that leave before they have got their answer."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/{BASE}/"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def mkdocs_build(root: Path, site_dir: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` as a person would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_dir)]
    return subprocess.run(command, cwd=root, env=MKDOCS_ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with the bank's own site, search included, below the base path."""
    folder = tmp_path_factory.mktemp("web")
    done = mkdocs_build(ROOT, folder / BASE)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def site(web: Path) -> Path:
    """The bank's own site."""
    return web / BASE


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, HtmlPage]:
    """The pages of the site, by their addresses."""
    return read_site(site)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The bank's own content."""
    return Catalogue(load(ROOT, TODAY))


@pytest.fixture(scope="session")
def server(web: Path) -> Iterator[Server]:
    """A running server of the bank's own site."""
    with serving(web) as running:
        yield running


def copy_bank(root: Path) -> Path:
    """A checkout of its own to change, with all the bank's content."""
    root.mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for folder in ("cases", "docs", "keys", "overrides", "hooks"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return root


class serving:  # noqa: N801
    """Serve a folder for as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder)

    def __enter__(self) -> Server:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self.server

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests: one on the path, else Playwright's own."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab with nothing stored."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()

    yield tab
    context.close()


def watch(tab: Page) -> list[str]:
    """Collect errors and warnings of a tab, from now on."""
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(f"{tab.url}: {message.text}")

    def on_error(error: Error) -> None:
        problems.append(f"{tab.url}: {error}")

    tab.on("console", on_console)
    tab.on("pageerror", on_error)
    return problems


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Wait for something to become true, for as long as a slow machine may need."""

    def wait(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, "it never happened"
            threading.Event().wait(0.1)

    return wait
