"""Takes out of the site what the theme brings, is of no use here, and which no template can reach.

On pages these are two hidden check boxes for its drawer and search, and a layer over the page. Only its own script would
have used them, and the boxes carry an attribute that HTML does not allow them. In its stylesheets they are its icons,
written out as addresses that the site's policy does not let through: a browser that comes to them before it has our own
stylesheets would report a breach.
"""

from __future__ import annotations

import re
from pathlib import Path

_LEFTOVERS = re.compile(
    r'<input class="md-toggle" data-md-toggle="\w+" type="checkbox" id="__\w+" autocomplete="off">'
    r'|<label class="md-overlay" for="__drawer"></label>'
)
_ICON = re.compile(r'url\("data:image/svg\+xml[^"]*"\)')
_NOTHING = "linear-gradient(#0000,#0000)"
"""A picture with nothing in it. As a mask it hides what it is laid over, as an icon that is not let through would."""


def without_leftovers(page: str) -> str:
    """A page as HTML, mended."""
    return _LEFTOVERS.sub("", page)


def remove_leftovers(site_dir: Path) -> None:
    """Mend every page of the site in `site_dir`."""
    for path in site_dir.rglob("*.html"):
        content = path.read_text(encoding="utf-8")
        mended = without_leftovers(content)
        if mended != content:
            path.write_text(mended, encoding="utf-8")


def remove_icons(site_dir: Path) -> None:
    """Take the icons out of the theme's stylesheets in the site in `site_dir`."""
    for path in (site_dir / "assets" / "stylesheets").rglob("*.css"):
        path.write_text(_ICON.sub(_NOTHING, path.read_text(encoding="utf-8")), encoding="utf-8")
