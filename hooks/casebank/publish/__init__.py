"""What is done to a finished site, whichever engine made it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casebank.catalogue import Catalogue
from casebank.publish.data import data_files
from casebank.publish.found import write_results
from casebank.publish.leftovers import remove_icons, remove_leftovers
from casebank.publish.redirects import write_redirects
from casebank.publish.schemas import schema_files
from casebank.publish.search import index
from casebank.publish.sitemap import write_sitemap
from casebank.site import Site


def publish(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Add all of it to the site in `site_dir`, whichever engine made its pages.

    Raises:
        PublishError: if a step could not be done.
    """
    # Zensical writes an index of its own also when its search is off.
    (site_dir / "search.json").unlink(missing_ok=True)
    remove_leftovers(site_dir)
    for name, content in knowledge(catalogue, site):
        (site_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (site_dir / name).write_bytes(content)
    complete(site_dir, catalogue, site)


def knowledge(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """What does not take any page, the open data and the schemas: the files by their names from the site's root."""
    yield from schema_files(catalogue.vocabularies, site)
    yield from data_files(catalogue, site)


def complete(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Mend the theme's stylesheets, and write what is made from the pages: the sitemap, redirects and the search index.

    Raises:
        PublishError: if a step could not be done.
    """
    remove_icons(site_dir)
    write_sitemap(site_dir, catalogue, site)
    write_redirects(site_dir, catalogue, site)
    write_results(site_dir, index(site_dir, catalogue))
