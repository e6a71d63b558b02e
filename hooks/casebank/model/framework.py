"""The framework's own files: methods, phases and indicators."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebank.model.fields import Dated, Line, OneOrMore, Sources, Summary, Text, Title, Whole, about
from casebank.model.markers import Reference, Term


class Method(Dated):
    """A way to meet and work with residents, described so that it can be run."""

    title: Annotated[Title, about("Tittel", "Navnet på metoden.", "Gjestebud")]
    summary: Annotated[
        Summary,
        about(
            "Kort fortalt",
            "Hva metoden er, i en eller to setninger.",
            "En vert samler noen få rundt et bord.",
        ),
    ]
    levels: Annotated[
        tuple[Annotated[str, Term("levels")], ...],
        OneOrMore,
        Field(min_length=1),
        about("Grad av medvirkning", "Gradene metoden passer for.", "konsultere"),
    ]
    phases: Annotated[
        tuple[Annotated[str, Reference("phase")], ...],
        OneOrMore,
        Field(min_length=1),
        about("Faser", "Fasene metoden passer i.", "forsta"),
    ]
    effort: Annotated[str, Term("efforts"), about("Innsats", "Hvor mye metoden krever.", "middels")]
    group_size: Annotated[
        Line | None, about("Gruppestørrelse", "Hvor mange som deltar.", "Opptil åtte gjester hos hver vert")
    ] = None
    time: Annotated[Line | None, about("Tid", "Hvor lang tid det tar.", "Omtrent to timer")] = None
    related: Annotated[
        tuple[Annotated[str, Reference("method")], ...],
        OneOrMore,
        about("Lignende metoder", "Andre metoder å vurdere.", "borgerpanel"),
    ] = ()
    sources: Annotated[Sources, Field(min_length=1)]


class Phase(Dated):
    """A stretch of the way from anchoring to operation."""

    title: Annotated[Title, about("Tittel", "Navnet på fasen.", "Forankre")]
    summary: Annotated[
        Summary, about("Kort fortalt", "Hva fasen skal gi.", "Avklar hva dere vil, og hvem som bestemmer.")
    ]
    order: Annotated[Whole, about("Rekkefølge", "Fasens plass i løpet, fra 1.", "1")]
    question: Annotated[
        Line, about("Spørsmål", "Spørsmålet fasen skal svare på.", "Hva skal løses, og hvem bestemmer?")
    ]
    sources: Sources = ()


class Indicator(Dated):
    """One thing that can be measured, and how."""

    title: Annotated[Title, about("Tittel", "Navnet på indikatoren.", "Ja-andel")]
    summary: Annotated[
        Summary, about("Kort fortalt", "Hva indikatoren forteller.", "Hvor mange av de inviterte som sa ja.")
    ]
    group: Annotated[str, Term("indicator-groups"), about("Gruppe", "Hva slags indikator det er.", "rekkevidde")]
    question: Annotated[Line, about("Spørsmål", "Spørsmålet den svarer på.", "Hvor stor del av de inviterte sa ja?")]
    how: Annotated[
        Text, about("Slik måler dere", "Hva dere teller eller spør om.", "Del antall ja på antall inviterte.")
    ]
    when: Annotated[Line, about("Når", "Når dere måler.", "Når svarfristen er ute")]
    unit: Annotated[Line, about("Enhet", "Hva tallet teller.", "prosent")]
    pitfalls: Annotated[
        Text, about("Fallgruver", "Det som lett blir feil.", "Påmeldte er ikke det samme som oppmøtte.")
    ]
    sources: Annotated[Sources, about("Kilder", "Uten kilder regnes indikatoren som redaksjonens forslag.")] = ()


class Page(Dated):
    """A page written by hand in `docs/`."""

    title: Annotated[Title, about("Tittel", "Sidens tittel.", "Om banken")]
    summary: Annotated[
        Summary,
        about("Kort fortalt", "Hva siden gir leseren.", "Hvor banken kommer fra, og hvem som står bak."),
    ]
    sources: Sources = ()
