"""A reuse report («Vi har også prøvd»): a short note from somebody who tried what a case or a key tells of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casebank.model.fields import Dated, DayOrYear, Line, OneOrMore, Text, Url, about
from casebank.model.markers import Municipality, Reference, Term


class Report(Dated):
    """Who tried it, when, what they changed, how it went, and one lesson."""

    case: Annotated[
        str | None,
        Reference("case"),
        about("Case", "Casen dere bygde på.", "oslo-toyen-unlimited"),
    ] = None
    key: Annotated[str | None, Reference("key"), about("Nøkkel", "Rådet dere fulgte.", "meld-tilbake")] = None
    municipality: Annotated[
        tuple[Annotated[str, Municipality()], ...],
        OneOrMore,
        Field(min_length=1),
        about("Kommune", "Kommunen som prøvde. Heter to det samme, står fylket i parentes.", "Tromsø"),
    ]
    office: Annotated[
        Line | None,
        about("Kontor", "Kontoret eller virksomheten som prøvde. Ikke navn på en person.", "Kultur og nærmiljø"),
    ] = None
    when: Annotated[DayOrYear, about("Når?", "Når dere prøvde: år, måned eller dag.", "2026-03")]
    changed: Annotated[
        Text,
        about(
            "Hva gjorde dere annerledes?",
            "Det dere endret, og hvorfor. Gjorde dere det likt, så skriv det.",
            "Vi inviterte gjennom skolene, ikke på nettsiden.",
        ),
    ]
    verdict: Annotated[str, Term("verdicts"), about("Hvordan gikk det?", "Virket det hos dere?", "partly")]
    lesson: Annotated[
        Text,
        about(
            "Én lærdom",
            "Det viktigste dere vil si til den neste som prøver.",
            "Begynn å spørre verter to måneder før.",
        ),
    ]
    url: Annotated[
        Url | None, about("Les mer", "En side der andre kan lese om det dere gjorde.", "https://www.tromso.kommune.no/")
    ] = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Report:
        if (self.case is None) == (self.key is None):
            raise PydanticCustomError("subject", "Oppgi enten «case» eller «key», ikke begge.")
        return self
