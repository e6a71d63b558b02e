"""Places in hand-written pages that are filled from what only the publisher can give: `<!-- slot: contact -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from casebank.authored import SLOT
from casebank.compile.markdown import Markdown, items, join, own, styled, text
from casebank.compile.parts import external
from casebank.site import Site

NOT_SET = "Adressen er ikke satt ennå. Den kommer før banken åpner."


def fill(content: Markdown, site: Site) -> Markdown:
    """The text with these places filled; the catalogue's own are left for it."""

    def replace(match: re.Match[str]) -> str:
        fill_in = SLOTS.get(match["name"])
        return fill_in(site) if fill_in else match[0]

    return Markdown(SLOT.sub(replace, content))


def _contact(site: Site) -> Markdown:
    publisher = site.publisher
    ways = [
        join([own("E-post:"), _email(publisher.email)], " ") if publisher.email else own(f"E-post: {NOT_SET}"),
        text(f"Telefon: {publisher.phone}") if publisher.phone else Markdown(""),
        join(
            [own("Uten e-post: åpne"), external(site.issue_url(), "en sak på GitHub"), own("(den er synlig for alle)")],
            " ",
        ),
    ]
    return items(way for way in ways if way)


def _privacy(site: Site) -> Markdown:
    address = site.publisher.privacy_email
    return join([own("Spørsmål om personvern:"), _email(address) if address else own(NOT_SET)], " ")


def _statement(site: Site) -> Markdown:
    address = site.publisher.accessibility_statement
    if address:
        link = external(address, "Tilgjengelighetserklæringen på uustatus.no")
        return join([link, own("er den offisielle erklæringen.")], " ")
    return styled(
        "notice",
        own("KS har ikke publisert en tilgjengelighetserklæring for banken ennå. Den skal ligge på uustatus.no."),
    )


def _email(address: str) -> Markdown:
    return external(f"mailto:{address}", address)


SLOTS: Mapping[str, Callable[[Site], Markdown]] = {
    "contact": _contact,
    "privacy-contact": _privacy,
    "accessibility-statement": _statement,
}
