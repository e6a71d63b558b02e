"""What must be in place before the site is shown to the world. A build does without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebank.model.fields import EMAIL_PATTERN
from casebank.site import CONFIGURATION, PUBLISHER, Site

STATEMENT = re.compile(r"https://uustatus\.no/(nb|nn)/erklaringer/publisert/[0-9a-f-]{36}")
"""What the address of a published statement of accessibility looks like."""


def lacking(site: Site, published_at: str = "") -> Iterator[str]:
    """What is missing or wrong, a sentence each. `published_at` is where the host will show the site, when known."""
    place = f"extra.{PUBLISHER}"
    publisher = site.publisher
    for name, meaning in (("email", "der lesere når redaksjonen"), ("privacy_email", "for spørsmål om personvern")):
        value = getattr(publisher, name)
        if not value:
            yield f"{place}.{name} mangler: e-postadressen {meaning}."
        elif not re.fullmatch(EMAIL_PATTERN, value):
            yield f"{place}.{name} er ikke en e-postadresse: «{value}»."
    statement = publisher.accessibility_statement
    if statement and not STATEMENT.fullmatch(statement):
        yield f"{place}.accessibility_statement er ikke adressen til en erklæring på uustatus.no: «{statement}»."
    if not site.url.startswith("https://") or not site.url.endswith("/"):
        yield f"site_url må begynne med https:// og slutte med skråstrek: «{site.url}»."
    elif published_at and published_at.rstrip("/") != site.url.rstrip("/"):
        yield f"site_url er «{site.url}», men nettstedet publiseres på «{published_at}». De må være like."


def message(found: list[str]) -> str:
    """What the person who publishes reads."""
    lines = "".join(f"  - {one}\n" for one in found)
    return f"Nettstedet kan ikke publiseres ennå. Rett dette i {CONFIGURATION}:\n{lines}"
