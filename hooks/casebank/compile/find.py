"""«Finn caser»: its page, and the data by which its script counts, narrows and shows cases.

The text index answers what the reader types. What cases are chosen by lies in a table of its own, `facets.json`: at
10,000 cases it weighs 110 kB where the index's own filters weigh 330, and a choice is answered in a few milliseconds
where the index needs half a second for each facet in use, and all of its files for a choice without words
(Pagefind 1.5.2). Cases are known by their place in the catalogue's order of usefulness.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import alphabet, dot_map, parts
from casebank.compile.listing import CASES, count_in_words, overview
from casebank.compile.markdown import own, text
from casebank.compile.page import Asset, Links, Page
from casebank.facets import FACETS, LEVEL, METHOD, THEME, Facet

PATH = "find.md"
FOLDER = "find"
"""Where the script finds its data."""
SHOWN = 12
"""How many cases stand on the page before anything is chosen."""
ABOUT = (THEME, METHOD, LEVEL)
"""What a card says that a case is about."""
CARDS_A_FILE = 20
"""How many cards lie in one file: a list of results asks for few files, and none is heavy."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page. Without the script it shows the best cases and the ways to the others."""
    links = Links(PATH)
    best = catalogue.in_order[:SHOWN]
    ways = (
        ("themes/index.md", "Temaer"),
        ("methods/index.md", "Metoder"),
        ("counties/index.md", "Fylker"),
        ("municipalities/index.md", "Kommuner"),
        ("levels/index.md", "Grader av medvirkning"),
        ("years/index.md", "Startår"),
        (dot_map.PATH, "Kart"),
        (alphabet.PATH, "Fra A til Å"),
    )
    yield overview(
        PATH,
        "Finn caser",
        "Skriv det du lurer på, eller velg det casene skal ha til felles.",
        own('<div class="kb-find"></div>'),
        text(f"{count_in_words(len(catalogue.cases))}, de best dokumenterte først."),
        own('<div class="kb-find-list"></div>'),
        parts.cards(((entry, ()) for entry in best), catalogue, links),
        own('<div class="kb-find-end"></div>'),
        parts.section("Bla i stedet", parts.chips(ways, links)),
        breadcrumbs=(CASES,),
        template="find.html",
        found_by_search=False,
    )


def assets(catalogue: Catalogue) -> Iterator[Asset]:
    """What the page's script asks for: the facets of all cases, and their cards."""
    yield _asset("facets.json", _facets(catalogue))
    labels = [(facet, facet.labels(catalogue)) for facet in ABOUT]
    for number, start in enumerate(range(0, len(catalogue.in_order), CARDS_A_FILE)):
        part = catalogue.in_order[start : start + CARDS_A_FILE]
        yield _asset(cards_file(number), [_card(entry, labels, catalogue) for entry in part])


def cards_file(number: int) -> str:
    """The name of the file with the cards from case `number * CARDS_A_FILE`."""
    return f"cards-{number}.json"


def _facets(catalogue: Catalogue) -> dict[str, Any]:
    """Every facet with the values in use, and for every case the places of its values in that list."""
    return {
        "cases": len(catalogue.in_order),
        "cardsAFile": CARDS_A_FILE,
        "facets": [_facet(facet, catalogue) for facet in FACETS],
    }


def _facet(facet: Facet, catalogue: Catalogue) -> dict[str, Any]:
    labels = facet.labels(catalogue)
    of_cases = [facet.values(model_of(entry), catalogue) for entry in catalogue.in_order]
    used = {value for values in of_cases for value in values}
    order = {value: place for place, value in enumerate(value for value in labels if value in used)}
    return {
        "name": facet.name,
        "label": facet.label,
        "graded": facet.graded,
        "values": [[value, labels[value]] for value in order],
        "cases": [[order[value] for value in values if value in order] for values in of_cases],
    }


def _card(entry: CaseEntry, labels: Sequence[tuple[Facet, Mapping[str, str]]], catalogue: Catalogue) -> dict[str, Any]:
    """What decides whether to open a case. Marks are ids of the stylesheet, each with its words."""
    case = model_of(entry)
    words = catalogue.vocabularies
    evidence = catalogue.evidence(case)
    marks = [("documentation", case.documentation, words.label("documentation", case.documentation))]
    if evidence:
        marks.append(("evidence", evidence, words.label("evidence", evidence)))
    return {
        "id": entry.id,
        "title": case.title,
        "summary": case.summary,
        "facts": [
            fact
            for fact in (
                parts.places_in_words(case, catalogue),
                parts.period_in_words(case),
                words.label("statuses", case.status) if case.status else "",
            )
            if fact
        ],
        "marks": marks,
        "about": [known[value] for facet, known in labels for value in facet.values(case, catalogue) if value in known],
    }


def _asset(name: str, data: Any) -> Asset:
    return Asset(f"{FOLDER}/{name}", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
