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
from casebank.compile.page import Asset, Draft, Page
from casebank.compile.structured import structured
from casebank.model.kinds import CASE, KEY
from casebank.site import Site


def compile_pages(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Every page of the site, kind by kind."""
    yield from (draft.page() for draft in case_drafts(catalogue, site))
    yield from (page for family in families(catalogue, site) for page in family())


def compile_assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that the pages' scripts ask for."""
    yield from (asset for family in asset_families(catalogue, site) for asset in family())
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


def families(catalogue: Catalogue, site: Site) -> tuple[Callable[[], Iterator[Page]], ...]:
    """Every page but those of cases, some at a time. A family is compiled without the others."""
    return tuple(partial(_described, family, catalogue, site) for family in (_key_pages, *_FAMILIES))


def asset_families(catalogue: Catalogue, site: Site) -> tuple[Callable[[], Iterator[Asset]], ...]:
    """The files that belong to no single case, some at a time."""
    return (
        partial(find.assets, catalogue),
        partial(tools.assets, catalogue, site),
        partial(form.assets, catalogue, site),
        partial(explanations.assets, catalogue),
    )


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
