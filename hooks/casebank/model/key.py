"""A key («nøkkel»): one concrete piece of advice, drawn from cases and research."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebank.model.fields import Dated, Line, OneOrMore, Sources, Summary, Text, Title, about
from casebank.model.markers import Reference, Term


class Key(Dated):
    """One concrete piece of advice. Which cases speak for it or against it is derived, never written."""

    title: Annotated[
        Title, about("Tittel", "Rådet som en oppfordring.", "Meld tilbake hva som skjedde med innspillene")
    ]
    summary: Annotated[
        Summary,
        about(
            "Kort fortalt",
            "Rådet i en eller to setninger.",
            "Fortell alle som bidro, hva innspillene førte til.",
        ),
    ]
    phases: Annotated[
        tuple[Annotated[str, Reference("phase")], ...],
        OneOrMore,
        Field(min_length=1),
        about("Faser", "Når i arbeidet rådet gjelder.", "invitere"),
    ]
    effort: Annotated[str, Term("efforts"), about("Innsats", "Hvor mye det krever.", "liten")]
    group_size: Annotated[Line | None, about("Gruppestørrelse", "Hvor mange det passer for.", "20–40")] = None
    time: Annotated[Line | None, about("Tid", "Hvor lang tid det tar.", "To timer")] = None
    not_when: Annotated[
        Text,
        about("Passer ikke når", "Når rådet er feil, eller ikke verdt det.", "Når beslutningen er tatt."),
    ]
    methods: Annotated[
        tuple[Annotated[str, Reference("method")], ...],
        OneOrMore,
        about("Metoder", "Metoder rådet hører sammen med.", "borgerpanel"),
    ] = ()
    related: Annotated[
        tuple[Annotated[str, Reference("key")], ...],
        OneOrMore,
        about("Går godt sammen med", "Andre nøkler.", "inviter-mange"),
    ] = ()
    sources: Annotated[Sources, Field(min_length=1)]
