"""The tools by which readers go from inspiration to action: a plan, a comparison, effects, a network, workshop packs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebank.bank import Entry
from casebank.catalogue import Catalogue
from casebank.compile import compare, effects, network, plan, tool_data, workshop
from casebank.compile.page import Asset, Page
from casebank.model.kinds import Kind
from casebank.site import Site


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all tools."""
    yield from plan.pages(catalogue)
    yield from compare.pages(catalogue)
    yield from effects.pages(catalogue)
    yield from network.pages(catalogue)
    yield from workshop.pages(catalogue)


def assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that their scripts ask for, but for those of single cases."""
    yield from tool_data.assets(catalogue, site)


def assets_of(kind: Kind, entry: Entry[Any], catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that tell of one case, key, method or indicator."""
    yield from tool_data.assets_of(kind, entry, catalogue, site)
