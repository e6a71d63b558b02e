"""MkDocs events, nothing else: the only file of the product that knows MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path, PurePosixPath
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from casebank import checking, clock, rules
from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import compile_assets, compile_pages
from casebank.diagnostics import Severity, has_errors
from casebank.publish import publish
from casebank.publish.error import PublishError
from casebank.report.text import text
from casebank.site import PUBLISHER, Publisher, Site

log = logging.getLogger("mkdocs.hooks.casebank")


class _State:
    """What one build carries from event to event."""

    serving = False
    harmful: frozenset[str] = frozenset()
    catalogue: Catalogue


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
    _state.harmful = rules.harmful(findings)
    _state.catalogue = Catalogue(bank.without(_state.harmful))


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put the compiled pages among the files, in place of the sources they were made from."""
    _remove_sources(files)
    site = _site(config)
    for page in compile_pages(_state.catalogue, site):
        file = File.generated(config, page.path, content=page.markdown())
        file.edit_uri = None
        _replace(files, file)
    for asset in compile_assets(_state.catalogue, site):
        _replace(files, File.generated(config, asset.path, content=asset.content))
    for path in _state.catalogue.bank.files:
        if path.startswith("cases/media/"):
            _replace(files, File.generated(config, path, abs_src_path=str(_root(config) / path)))
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Add what belongs to the site and is not a page. A preview does without."""
    if _state.serving:
        return
    try:
        publish(Path(config.site_dir), _state.catalogue, _site(config))
    except PublishError as error:
        raise PluginError(str(error)) from error


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


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
