"""The page where a reader puts together what a workshop needs on paper: cards, a run sheet, and sheets to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue, model_of
from casebank.compile import parts, tool
from casebank.compile.listing import overview
from casebank.compile.markdown import own
from casebank.compile.page import Links, Page
from casebank.compile.plan import GUIDE
from casebank.naming import alphabetical

PATH = "workshop/index.md"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    links = Links(PATH)
    methods = sorted(catalogue.methods.values(), key=lambda entry: alphabetical(model_of(entry).title))
    yield overview(
        PATH,
        "Opplegg til en samling",
        "Velg nøkler, caser og en metode, og skriv ut kort, kjøreplan, deltakerark og et blankt lerret.",
        tool.place(
            "workshop",
            "Her kan du ellers sette sammen et opplegg og skrive det ut. Metodesidene under har kjøreplaner som du kan "
            "skrive ut en for en.",
        ),
        parts.section(
            "Metoder med kjøreplan",
            own("Hver metode har sin egen side, med kjøreplan og skjema for å ta vare på det som kom fram."),
            parts.chips(((f"methods/{entry.id}.md", model_of(entry).title) for entry in methods), links),
        ),
        breadcrumbs=(GUIDE,),
        template=tool.TEMPLATE,
    )
