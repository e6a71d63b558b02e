"""The page that tells whom one can ask: who has experience, where, and what they offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from casebank.catalogue import Catalogue
from casebank.compile import parts, places, tool
from casebank.compile.listing import CASES, overview
from casebank.compile.markdown import Markdown, join, link, own, styled, table, text
from casebank.compile.page import Links, Page
from casebank.model.partial_date import in_words
from casebank.naming import alphabetical
from casebank.network import Experience, experiences, few_of_each

PATH = "network/index.md"
UNKNOWN = "Ikke oppgitt ennå"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    yield overview(
        PATH,
        "Hvem kan vi spørre?",
        "Finn kommuner som har prøvd det dere tenker på, hva de tilbyr andre, og hvor langt unna de er.",
        tool.place(
            "network",
            "Her kan du ellers velge kommunen din og det du vil høre om, og se hvem som er nærmest. "
            "Under står alle, ordnet etter fylke.",
        ),
        parts.section("Alle som har fortalt", *_everyone(catalogue)),
        breadcrumbs=(CASES,),
        template=tool.TEMPLATE,
    )


def _everyone(catalogue: Catalogue) -> Iterator[Markdown | None]:
    links = Links(PATH)
    by_county: dict[str, list[Experience]] = defaultdict(list)
    for one in few_of_each(experiences(catalogue)):
        by_county[one.municipality.county.name].append(one)
    yield own("Kontakten er et kontor, aldri en person. Der kommunen ikke har oppgitt noe, står det åpent.")
    for county in sorted(by_county, key=alphabetical):
        yield parts.section(county, _table(by_county[county], catalogue, links), level=3)


def _table(found: Sequence[Experience], catalogue: Catalogue, links: Links) -> Markdown:
    head = [own(name) for name in ("Kommune", "Har prøvd", "Kontor", "Tilbyr", "Sist bekreftet")]
    ordered = sorted(found, key=lambda one: alphabetical(one.municipality.label))
    return styled("network", table(head, (_row(one, catalogue, links) for one in ordered)))


def _row(one: Experience, catalogue: Catalogue, links: Links) -> list[Markdown]:
    title = links.titled(f"{one.address.rstrip('/')}.md", one.title)
    has_page = one.municipality.number in catalogue.by_municipality
    offers = (catalogue.vocabularies.label("offers", offer) for offer in one.offers)
    return [
        links.titled(places.municipality_path(one.municipality), one.written) if has_page else text(one.written),
        join([title, own("(har også prøvd)")], " ") if one.is_report else title,
        _office(one),
        text(", ".join(offers) or UNKNOWN),
        text(in_words(one.confirmed) if one.confirmed else "Ikke bekreftet ennå"),
    ]


def _office(one: Experience) -> Markdown:
    if not one.office:
        return text(UNKNOWN)
    office = parts.external(one.url, one.office) if one.url else text(one.office)
    return join([office, link(text(one.email), f"mailto:{one.email}")], "<br>") if one.email else office
