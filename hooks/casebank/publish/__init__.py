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
    """Add to the site in `site_dir` what is not a page: the open data, the schemas, the sitemap, redirects and the search index.

    Raises:
        PublishError: if a step could not be done.
    """
    # Zensical writes an index of its own also when its search is off.
    (site_dir / "search.json").unlink(missing_ok=True)
    remove_leftovers(site_dir)
    write_schemas(site_dir, catalogue.vocabularies, site)
    write_data(site_dir, catalogue, site)
    write_sitemap(site_dir, catalogue, site)
    write_redirects(site_dir, catalogue, site)
    index(site_dir, catalogue)
    write_results(site_dir)
