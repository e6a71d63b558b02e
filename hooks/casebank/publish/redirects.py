"""Pages at former addresses that lead to where the page is now. They need no script."""

from __future__ import annotations

import html
import posixpath
from pathlib import Path
from typing import Any, cast

from casebank.addresses import aliases_of
from casebank.catalogue import Catalogue
from casebank.ledger import address_of
from casebank.publish.error import PublishError
from casebank.site import Site

_PAGE = """\
<!DOCTYPE html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="referrer" content="{referrer}">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>Siden er flyttet – {site}</title>
</head>
<body>
<main>
<h1>Siden er flyttet</h1>
<p>Du finner den her: <a href="{target}">{title}</a></p>
</main>
</body>
</html>
"""


def write_redirects(site_dir: Path, catalogue: Catalogue, site: Site) -> None:
    """Write a page at each former address in the bank.

    Raises:
        PublishError: if the site has a page there already.
    """
    for alias in aliases_of(catalogue.bank):
        file = site_dir / alias.address / "index.html"
        if file.exists():
            raise PublishError(
                f"«{alias.address}» er et tidligere navn på {alias.entry.path}, men er i bruk av en side."
            )
        target = address_of(alias.entry.kind, alias.entry.id)
        title = cast("Any", alias.entry.model).title if alias.entry.model else target
        # Targets are ids and slashes, which mean nothing in HTML.
        content = _PAGE.format(
            target=f"{posixpath.relpath(target or '.', alias.address)}/",
            canonical=html.escape(site.url + target),
            referrer=site.referrer,
            site=html.escape(site.name),
            title=html.escape(title),
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
