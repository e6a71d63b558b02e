"""The open data: what the bank knows, as files that others can use without asking.

The same content gives the same bytes, whatever the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casebank.catalogue import Catalogue
from casebank.publish.data import dcat, feeds, json, tables
from casebank.site import Site


def write_data(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Write all files below `site_dir`."""
    for path, content in data_files(catalogue, site):
        file = site_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def data_files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """All files: the path from the site's root, and the content."""
    for module in (json, tables, feeds, dcat):
        yield from module.files(catalogue, site)
