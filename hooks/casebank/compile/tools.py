"""The tools by which readers go from inspiration to action: a plan, a comparison, effects, a network, workshop packs."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue
from casebank.compile import compare, effects, network, plan, tool_data, workshop
from casebank.compile.page import Asset, Page
from casebank.site import Site


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all tools."""
    yield from plan.pages(catalogue)
    yield from compare.pages(catalogue)
    yield from effects.pages(catalogue)
    yield from network.pages(catalogue)
    yield from workshop.pages(catalogue)


def assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """The files that their scripts ask for."""
    yield from tool_data.assets(catalogue, site)
