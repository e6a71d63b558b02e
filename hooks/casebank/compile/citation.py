"""How to cite a page, in one line that can be copied."""

from __future__ import annotations

from casebank.compile.markdown import Markdown, join, own, text
from casebank.compile.page import address
from casebank.model.fields import Dated
from casebank.model.kinds import Kind
from casebank.site import Site


def citation(kind: Kind, identifier: str, title: str, model: Dated, site: Site) -> Markdown:
    """The publisher, the year of the text, its title, the bank and the address."""
    year = (model.updated or model.published).year
    url = site.url + address(f"{kind.pages}/{identifier}.md")
    ending = "" if title.endswith((".", "?", "!")) else "."
    return join([own("**Slik siterer du:**"), text(f"KS ({year}). {title}{ending} {site.name}. {url}")], " ")
