"""For search engines: which pages there are, and that all may be read.

The engines' own lists give the day of the build as each page's date; this one has the dates of the texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from casebank.catalogue import Catalogue
from casebank.ledger import address_of
from casebank.site import Site

INDEX = "index.html"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Write `sitemap.xml` and `robots.txt`. Redirects must not have been written yet: they are no pages."""
    dates = dict(_dates(catalogue))
    withdrawn = {row.address for row in catalogue.bank.withdrawn}
    found = sorted(path.parent.relative_to(site_dir).as_posix() for path in site_dir.rglob(INDEX))
    addresses = ("" if path == "." else f"{path}/" for path in found)
    entries = "".join(_entry(site.url + one, dates.get(one)) for one in addresses if one not in withdrawn)
    (site_dir / "sitemap.xml").write_text(f"{_HEAD}{entries}</urlset>\n", encoding="utf-8")
    (site_dir / "sitemap.xml.gz").unlink(missing_ok=True)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n"
    (site_dir / "robots.txt").write_text(robots, encoding="utf-8")


def _dates(catalogue: Catalogue) -> Iterator[tuple[str, date]]:
    """When each text was last changed, by the address of its page."""
    for entry in catalogue.bank.entries:
        if entry.model is not None:
            yield address_of(entry.kind, entry.id), entry.model.updated or entry.model.published


def _entry(url: str, changed: date | None) -> str:
    when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(url)}</loc>{when}</url>\n"
