"""From the catalogue to Markdown pages. A pure function: no engine, no clock, no file system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casebank.catalogue import Catalogue
from casebank.compile import (
    alphabet,
    case,
    connections,
    dot_map,
    explanations,
    find,
    form,
    framework,
    gaps,
    handwritten,
    key,
    landings,
    overviews,
    places,
    rules,
    statistics,
    tools,
    withdrawn,
)
from casebank.compile.page import Asset, Page
from casebank.compile.structured import structured
from casebank.model.kinds import CASE, KEY
from casebank.site import Site


def compile_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every page of the site, kind by kind."""
    for page in _pages(catalogue, site):
        yield replace(page, structured=structured(page, catalogue, site))


def compile_assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that the pages' scripts ask for."""
    yield from form.assets(catalogue, site)
    yield from tools.assets(catalogue, site)
    yield from find.assets(catalogue)
    yield from explanations.assets(catalogue)


def _pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    yield from (case.page(entry, catalogue, site) for entry in catalogue.cases.values())
    yield from (key.page(entry, catalogue, site) for entry in catalogue.keys.values())
    yield from other_pages(catalogue, site)


def other_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every page but those of cases and keys, the ones that do not grow with the bank first."""
    yield from rules.pages()
    yield from framework.pages(catalogue, site)
    yield from overviews.pages(catalogue)
    yield from landings.pages(catalogue)
    yield from places.pages(catalogue)
    yield from alphabet.pages(catalogue)
    yield from dot_map.pages(catalogue)
    yield from statistics.pages(catalogue)
    yield from gaps.pages(catalogue)
    yield from tools.pages(catalogue)
    yield from find.pages(catalogue)
    yield from connections.pages(catalogue)
    yield from key.following_pages(catalogue)
    yield from withdrawn.pages(catalogue)
    yield from (handwritten.page(entry, catalogue, site) for entry in catalogue.pages.values())


def page_of(path: str, catalogue: Catalogue, site: Site) -> Page | None:
    """The page of a single case or key; None when the path is not that of one."""
    folder, _, name = path.rpartition("/")
    identifier = name.removesuffix(".md")
    if folder == CASE.pages and identifier in catalogue.cases:
        return case.page(catalogue.cases[identifier], catalogue, site)
    if folder == KEY.pages and identifier in catalogue.keys:
        return key.page(catalogue.keys[identifier], catalogue, site)
    return None
