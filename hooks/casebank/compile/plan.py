"""«Min plan»: the page where a reader makes a plan of what the bank holds, and the phases with the same for paper."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.catalogue import Catalogue, model_of
from casebank.compile import parts, tool
from casebank.compile.listing import overview
from casebank.compile.markdown import Markdown, blocks, heading, items, own, text
from casebank.compile.page import Crumb, Links, Page

PATH = "plan/index.md"
QUESTIONS = (
    "Hva gjør vi?",
    "Hvem gjør det?",
    "Når?",
    "Hva krever det?",
    "Hvordan vet vi at det virket?",
)
"""What a plan tells of each thing in it. The script asks the same."""
GUIDE = Crumb("Slik gjør du det", "guide/index.md")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    links = Links(PATH)
    yield overview(
        PATH,
        "Min plan",
        "Samle råd, metoder, caser og indikatorer, og gjør dem om til en plan for kommunen deres. "
        "Planen kan bli et utkast til saksframlegg.",
        tool.place(
            "plan",
            "Her kan du ellers samle det du finner i banken, skrive hva dere vil gjøre, og hente det som Word-fil. "
            "Under står fasene og spørsmålene, så dere kan lage planen på papir.",
        ),
        parts.section(
            "På papir",
            own("En plan svarer på fem spørsmål for hvert tiltak. Ta fasene i tur og orden, og velg få tiltak i hver."),
            items(text(question) for question in QUESTIONS),
            *(_phase(phase, catalogue, links) for phase in catalogue.phases),
        ),
        breadcrumbs=(GUIDE,),
        template=tool.TEMPLATE,
    )


def _phase(phase: str, catalogue: Catalogue, links: Links) -> Markdown:
    model = model_of(catalogue.phases[phase])
    keys = ((f"keys/{key.id}.md", model_of(key).title) for key in catalogue.keys_in(phase))
    methods = ((f"methods/{method.id}.md", model_of(method).title) for method in catalogue.methods_in(phase))
    return blocks(
        heading(3, text(model.title)),
        text(model.question),
        parts.chips([*keys, *methods], links),
    )
