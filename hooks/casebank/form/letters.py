"""What readers tell us that does not become a file: that something is wrong, or that a case is right."""

from __future__ import annotations

from typing import Annotated

from casebank.model.fields import Line, Model, Text, about
from casebank.model.markers import Reference


class Fault(Model):
    """Something on a page is wrong."""

    page: Annotated[
        Line,
        about("Hvilken side?", "Adressen til siden. Den er fylt ut når du kom fra siden.", "cases/svelvik-gjestebud/"),
    ]
    what: Annotated[
        Text,
        about(
            "Hva er feil?",
            "Skriv hva som står, hva som er riktig, og gjerne hvor vi kan lese det. Ikke skriv om enkeltpersoner.",
            "Tallet på deltakere er 125, ikke 215. Det står i kommunens rapport.",
        ),
    ]


class Confirmation(Model):
    """A municipality has read its case and stands for it."""

    case: Annotated[str, Reference("case"), about("Case", "Casen dere har lest.", "asker-borgen")]
    by: Annotated[
        Line,
        about(
            "Hvem bekrefter?",
            "Kommunen og kontoret. Ikke navn på en person.",
            "Asker kommune, innbyggertorgene",
        ),
    ]
