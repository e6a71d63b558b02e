"""MkDocs events, nothing else. This and `mkdocs_frame` are the only files of the product that know MkDocs."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from casebank import checking, clock, rules
from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import find
from casebank.diagnostics import Severity, has_errors
from casebank.engine.error import EngineError
from casebank.engine.links import faults
from casebank.engine.lying import Lying, lying_in
from casebank.engine.press import Press, print_site
from casebank.engine.store import store_of
from casebank.publish import complete, found, knowledge, search
from casebank.publish.error import PublishError
from casebank.publish.leftovers import without_leftovers
from casebank.report.text import text
from casebank.site import PUBLISHER, Publisher, Site
from casebank.workers import WorkerError
from mkdocs_frame import PageFile, ThemeFrame, menu_paths

log = logging.getLogger("mkdocs.hooks.casebank")


_INDEX = (f"{search.FOLDER}/", f"{find.FOLDER}/{found.NAME}")
"""What a preview makes on its own, after its pages."""


class _State:
    """What one build carries from event to event."""

    serving = False
    harmful: frozenset[str] = frozenset()
    catalogue: Catalogue
    nav: Navigation
    lying = Lying()
    indexing: subprocess.Popen[bytes] | None = None


_state = _State()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview that must live on in spite of findings."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lift the site's policy in a preview, where the server puts a script of its own into each page."""
    if _state.serving:
        config.extra["policy"] = ""
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read and check the bank. Errors stop a build here, before the old site is touched."""
    _stop_indexing()
    bank = load(_root(config), clock.today())
    findings = checking.findings_of(bank)
    if has_errors(findings) and not _state.serving:
        raise PluginError(f"Innholdet har feil.\n\n{text(findings, _site(config))}")
    serious = [finding for finding in findings if finding.rule.severity is Severity.ERROR]
    if serious:
        log.error(
            "Innholdet har feil. Sidene vises uten det som ikke kan leses, eller ikke er trygt.\n\n%s",
            text(serious, _site(config)),
        )
    site_dir = Path(config.site_dir)
    if not _state.serving:
        _state.lying = lying_in(site_dir, store_of(_root(config)))
    _state.lying.set_aside(site_dir)
    _state.harmful = rules.harmful(findings)
    _state.catalogue = Catalogue(bank.without(_state.harmful))


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Take out the sources, and put in what the site is to have besides pages."""
    _remove_sources(files)
    for path in _state.catalogue.bank.files:
        if path.startswith("cases/media/"):
            files.append(File.generated(config, path, abs_src_path=str(_root(config) / path)))
    for path in menu_paths(config.nav):
        if path.endswith(".md"):
            files.append(PageFile(config, path))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which stands on every page."""
    for page in nav.pages:
        if not page.title:
            raise PluginError(f"mkdocs.yml: Gi {page.file.src_uri} et navn i menyen, som «Om banken: about.md».")
    _state.nav = nav
    return nav


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Make the pages, and what can be made beside them."""
    site = _site(config)
    site_dir = Path(config.site_dir)
    catalogue = _state.catalogue
    frame = ThemeFrame(config, env, _state.nav, files)
    store = store_of(_root(config))
    folder = _state.lying.bring_back(site_dir, _INDEX if _state.serving else ())
    press = Press(folder, catalogue.bank.rendering, frame, frame.edition, store, _state.lying.pages)
    besides = [] if _state.serving else [partial(knowledge, catalogue, site)]
    start = time.monotonic()
    try:
        done = print_site(press, catalogue, site, besides)
    except (EngineError, WorkerError) as error:
        raise PluginError(str(error)) from error
    for fault in faults(done.pages, files.src_uris):
        log.warning(fault)
    _state.lying.ended(folder, done.pages, done.files)
    if not _state.serving:
        _state.lying.save(store, site_dir)
        store.tidy()
    made = len(done.pages) - done.remembered
    log.info(
        "Laget %d sider og hentet %d som var laget før, på %.2f s.", made, done.remembered, time.monotonic() - start
    )
    return env


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Mend the page for addresses that do not exist, which is no page of ours."""
    return without_leftovers(output_content)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Add what is made from the finished pages. In a preview the index follows on its own, and nobody waits for it."""
    if _state.serving:
        command = [sys.executable, "-m", "casebank", "index", config.site_dir, "--root", str(_root(config))]
        # The command is a fixed list and no shell reads it.
        _state.indexing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        return
    start = time.monotonic()
    try:
        complete(Path(config.site_dir), _state.catalogue, _site(config))
    except PublishError as error:
        raise PluginError(str(error)) from error
    log.info("Laget søkeregisteret på %.2f s.", time.monotonic() - start)


def on_shutdown() -> None:
    """Leave nothing running."""
    _stop_indexing()


def on_build_error(error: Exception) -> None:
    """Tell in a sentence of a disk that is full or cannot be written, where MkDocs would show its own innards."""
    if isinstance(error, OSError):
        raise Abort(f"Kunne ikke skrive nettstedet: {error.strerror} ({error.filename}).") from error


def _stop_indexing() -> None:
    if _state.indexing is not None:
        _state.indexing.kill()
        _state.indexing.wait()
        _state.indexing = None


def _remove_sources(files: Files) -> None:
    """Take out what MkDocs would else show as it stands: sources, and in a preview also files that are not safe."""
    harmful = {path.removeprefix("docs/") for path in _state.harmful}
    for file in list(files):
        ways = {file.src_uri, *(str(parent) for parent in PurePosixPath(file.src_uri).parents)}
        if file.is_documentation_page() or not harmful.isdisjoint(ways):
            files.remove(file)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        repository=(config.repo_url or "").rstrip("/"),
        publisher=Publisher.of(config.extra.get(PUBLISHER)),
    )
