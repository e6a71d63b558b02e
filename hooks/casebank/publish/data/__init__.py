"""The open data: what the bank knows, as files that others can use without asking.

The same content gives the same bytes, whatever the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue
from casebank.publish.data import dcat, feeds, json, tables
from casebank.site import Site


def data_files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """All files: the path from the site's root, and the content."""
    for module in (json, tables, feeds, dcat):
        yield from module.files(catalogue, site)
