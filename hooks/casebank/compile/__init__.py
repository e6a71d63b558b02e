"""From the catalogue to Markdown pages. A pure function: no engine, no clock, no file system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from casebank.catalogue import CaseEntry, Catalogue
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
from casebank.compile.basis import Bases
from casebank.compile.page import Asset, Draft, Family, Page
from casebank.compile.structured import structured
from casebank.model.kinds import CASE, KEY
from casebank.site import Site


def compile_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every page of the site, kind by kind."""
    yield from (draft.page() for draft in case_drafts(catalogue, site))
    yield from (page for family in families(catalogue, site) for page in family.pages())


def compile_assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that the pages' scripts ask for."""
    yield from (asset for family in families(catalogue, site) for asset in family.files())
    yield from (asset for draft in case_drafts(catalogue, site) for asset in draft.files())


def case_drafts(catalogue: Catalogue, site: Site) -> Iterator[Draft]:
    """The pages of cases, each with what belongs to it alone."""
    bases = Bases(catalogue, site)
    for entry in catalogue.cases.values():
        yield Draft(
            path=f"{CASE.pages}/{entry.id}.md",
            basis=partial(bases.of_case, entry),
            page=partial(_case, entry, catalogue, site),
            files=partial(_case_files, entry, catalogue, site),
        )


def families(catalogue: Catalogue, site: Site) -> Iterator[Family]:
    """All else: every page but those of cases, and the files that belong to no single case. No family needs another."""
    basis = Bases(catalogue, site).of_lists
    for number, pages in enumerate((_key_pages, *_FAMILIES)):
        yield Family(f"pages {number}", basis, pages=partial(_described, pages, catalogue, site))
    for number, assets in enumerate(_ASSETS):
        yield Family(f"files {number}", basis, files=partial(assets, catalogue, site))


def other_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every page but those of cases and keys, the ones that do not grow with the bank first."""
    for family in _FAMILIES:
        yield from family(catalogue, site)


def page_of(path: str, catalogue: Catalogue, site: Site) -> Page | None:
    """The page of a single case or key; None when the path is not that of one."""
    folder, _, name = path.rpartition("/")
    identifier = name.removesuffix(".md")
    if folder == CASE.pages and identifier in catalogue.cases:
        return case.page(catalogue.cases[identifier], catalogue, site)
    if folder == KEY.pages and identifier in catalogue.keys:
        return key.page(catalogue.keys[identifier], catalogue, site)
    return None


_Family = Callable[[Catalogue, Site], Iterator[Page]]
_FAMILIES: tuple[_Family, ...] = (
    lambda catalogue, site: rules.pages(),
    framework.pages,
    lambda catalogue, site: overviews.pages(catalogue),
    lambda catalogue, site: landings.pages(catalogue),
    lambda catalogue, site: places.pages(catalogue),
    lambda catalogue, site: alphabet.pages(catalogue),
    lambda catalogue, site: dot_map.pages(catalogue),
    lambda catalogue, site: statistics.pages(catalogue),
    lambda catalogue, site: gaps.pages(catalogue),
    lambda catalogue, site: tools.pages(catalogue),
    lambda catalogue, site: find.pages(catalogue),
    lambda catalogue, site: connections.pages(catalogue),
    lambda catalogue, site: key.following_pages(catalogue),
    lambda catalogue, site: withdrawn.pages(catalogue),
    lambda catalogue, site: (handwritten.page(entry, catalogue, site) for entry in catalogue.pages.values()),
)


_ASSETS: tuple[Callable[[Catalogue, Site], Iterator[Asset]], ...] = (
    lambda catalogue, site: find.assets(catalogue),
    tools.assets,
    form.assets,
    lambda catalogue, site: explanations.assets(catalogue),
)


def _key_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    yield from (key.page(entry, catalogue, site) for entry in catalogue.keys.values())


def _case(entry: CaseEntry, catalogue: Catalogue, site: Site) -> Page:
    return _described_page(case.page(entry, catalogue, site), catalogue, site)


def _case_files(entry: CaseEntry, catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    yield from tools.assets_of(CASE, entry, catalogue, site)
    yield from form.assets_of(entry)


def _described(family: _Family, catalogue: Catalogue, site: Site) -> Iterator[Page]:
    return (_described_page(page, catalogue, site) for page in family(catalogue, site))


def _described_page(page: Page, catalogue: Catalogue, site: Site) -> Page:
    """The page with what it says of itself to other programs."""
    return replace(page, structured=structured(page, catalogue, site))
