"""What is done to a finished site, whichever engine made it."""

from __future__ import annotations

from pathlib import Path

from casebank.catalogue import Catalogue
from casebank.publish.data import write_data
from casebank.publish.found import write_results
from casebank.publish.leftovers import remove_leftovers
from casebank.publish.redirects import write_redirects
from casebank.publish.schemas import write_schemas
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
    write_knowledge(site_dir, catalogue, site)
    complete(site_dir, catalogue, site)


def write_knowledge(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Write what does not take any page: the open data and the schemas."""
    write_schemas(site_dir, catalogue.vocabularies, site)
    write_data(site_dir, catalogue, site)


def complete(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Write what is made from the finished pages: the sitemap, redirects and the search index.

    Raises:
        PublishError: if a step could not be done.
    """
    write_sitemap(site_dir, catalogue, site)
    write_redirects(site_dir, catalogue, site)
    index(site_dir, catalogue)
    write_results(site_dir)
