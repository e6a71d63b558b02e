"""A case: what was done somewhere, together with residents, and how it went."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casebank.model.fields import (
    Dated,
    Day,
    DayOrYear,
    Email,
    Line,
    Model,
    Number,
    OneOrMore,
    SourceId,
    Sources,
    Summary,
    Text,
    Title,
    Url,
    Whole,
    about,
)
from casebank.model.markers import Municipality, Reference, Term

REQUIRED_BEYOND_STUB = ("status", "outcome", "themes", "level", "openness")
"""What a case must also say when its `documentation` is partial or full."""


class Period(Model):
    """When the work went on. May lie ahead, for what is planned."""

    start: Annotated[DayOrYear, about("Start", "Når arbeidet begynte: år, måned eller dag.", "2017-01")]
    end: Annotated[DayOrYear | None, about("Slutt", "Når arbeidet tok slutt. La stå tomt om det pågår.", "2018")] = None


class Groups(Model):
    """Who was to be reached, and who came."""

    invited: Annotated[
        Text | None, about("Invitert", "Hvem dere inviterte, og hvor mange.", "5 000 innbyggere fikk SMS")
    ] = None
    reached: Annotated[
        Text | None, about("Nådd", "Hvem som kom, og hvem dere ikke nådde.", "30 deltok, få under 25 år")
    ] = None
    how: Annotated[
        Text | None, about("Hvordan", "Hvordan dere fikk dem med.", "Loddtrekning blant dem som svarte ja")
    ] = None


class KeyUse(Model):
    """A key that the case put to use, and how that went."""

    id: Annotated[str, Reference("key"), about("Nøkkel", "Rådet dere fulgte.", "meld-tilbake")]
    how: Annotated[
        Text | None,
        about(
            "Slik brukte vi den",
            "En eller to setninger om hva dere gjorde.",
            "Alle forslag fikk svar i saksframlegget.",
        ),
    ] = None
    verdict: Annotated[
        str | None,
        Term("verdicts"),
        about("Hvordan gikk det?", "Virket rådet hos dere?", "worked"),
    ] = None


class Inspiration(Model):
    """Another case, in the bank or elsewhere, that this one builds on."""

    case: Annotated[
        str | None,
        Reference("case"),
        about("Case i banken", "Casen dere lærte av, når den finnes i banken.", "oslo-toyen-unlimited"),
    ] = None
    name: Annotated[
        Line | None,
        about("Navn", "Navnet på forbildet, når det ikke finnes i banken.", "Gentofte kommune, oppgaveutvalg"),
    ] = None
    url: Annotated[Url | None, about("Adresse", "Hvor man kan lese om forbildet.", "https://gentofte.dk/")] = None

    @model_validator(mode="after")
    def _names_something(self) -> Inspiration:
        if (self.case is None) == (self.name is None):
            raise PydanticCustomError(
                "inspiration",
                "Oppgi enten «case» (en case i banken) eller «name» (et forbilde utenfor), ikke begge.",
            )
        return self


class Effect(Model):
    """One thing that changed, how it is known, and where that can be read."""

    what: Annotated[
        Line, about("Hva endret seg?", "Kort hva tallet eller endringen gjelder.", "Forslag som fikk penger")
    ]
    indicator: Annotated[
        str | None,
        Reference("indicator"),
        about("Indikator", "Indikatoren fra «Mål effekt» som passer.", "tiltak-gjennomfort"),
    ] = None
    before: Annotated[Number | None, about("Før", "Tallet før dere begynte.", "27")] = None
    after: Annotated[Number | None, about("Etter", "Tallet etterpå.", "100")] = None
    unit: Annotated[Line | None, about("Enhet", "Hva tallet teller.", "prosent")] = None
    measured: Annotated[DayOrYear | None, about("Målt", "Når det ble målt.", "2017")] = None
    how: Annotated[Text | None, about("Slik ble det målt", "Hvordan dere vet det.", "Kommunens egen telling")] = None
    evidence: Annotated[
        str,
        Term("evidence"),
        about("Hvor sikkert er det?", "Hvor godt belegg effekten har.", "self-reported"),
    ]
    source: Annotated[SourceId | None, about("Kilde", "Kilden der dette kan leses.", "evaluering-2017")] = None


class Resources(Model):
    """What it took."""

    cost_nok: Annotated[Whole | None, about("Kostnad i kroner", "Samlet kostnad, uten kr.", "200000")] = None
    work: Annotated[Text | None, about("Arbeid", "Hvem som brukte tid, og hvor mye.", "En hel stilling i ett år")] = (
        None
    )
    duration: Annotated[Text | None, about("Varighet", "Hvor lang tid det tok.", "Fem samlinger på tre måneder")] = None


class Openness(Model):
    """The three questions of Torfing's definition: was this co-creation at all?"""

    problem: Annotated[
        str,
        Term("answers"),
        about("Var problemet åpent?", "Kunne innbyggerne være med på å bestemme hva som skulle løses?", "yes"),
    ]
    process: Annotated[
        str,
        Term("answers"),
        about("Var framgangsmåten åpen?", "Kunne innbyggerne endre måten det ble gjort på?", "partly"),
    ]
    purpose: Annotated[
        str,
        Term("answers"),
        about(
            "Var det mer enn sparing?",
            "Handlet det om noe mer enn å flytte oppgaver for å spare penger?",
            "yes",
        ),
    ]


class Contact(Model):
    """An office that answers questions. Never a person."""

    role: Annotated[Line, about("Rolle", "Funksjonen eller kontoret, ikke et navn.", "Innbyggertorget")]
    organisation: Annotated[Line, about("Virksomhet", "Kommunen eller virksomheten.", "Asker kommune")]
    email: Annotated[Email | None, about("E-post", "Kontorets felles adresse.", "postmottak@kommune.example")] = None
    url: Annotated[Url | None, about("Nettside", "Siden der kontoret kan nås.", "https://www.asker.kommune.no/")] = None


class Image(Model):
    """A picture, with what it shows in words."""

    file: Annotated[
        str,
        Field(pattern=r"^media/[a-z0-9]+(-[a-z0-9]+)*\.(webp|png|jpg)$", max_length=120),
        about(
            "Fil",
            "Bildet ligger i cases/media/, og navnet begynner med casens navn.",
            "media/asker-borgen-torget.webp",
        ),
    ]
    alt: Annotated[
        Line,
        about("Bildet i ord", "Hva bildet viser, for den som ikke ser det.", "Naboer rundt et bord på torget"),
    ]
    credit: Annotated[Line, about("Foto", "Hvem som har tatt bildet: kommunen eller virksomheten.", "Asker kommune")]
    licence: Annotated[str, Term("licences"), about("Lisens", "Hva andre kan gjøre med bildet.", "cc-by-4.0")]


class Confirmed(Model):
    """That the owner has read the case and stands for it."""

    by: Annotated[
        Line,
        about("Bekreftet av", "Kommunen eller kontoret, ikke en person.", "Asker kommune, innbyggertorgene"),
    ]
    date: Annotated[Day, about("Dato", "Dagen det ble bekreftet.", "2026-11-24")]


class Case(Dated):
    """What was done somewhere, and how it went."""

    title: Annotated[
        Title, about("Tittel", "Hva casen heter, gjerne med navnet folk kjenner.", "Oppgaveutvalg i Svelvik")
    ]
    summary: Annotated[
        Summary,
        about(
            "Kort fortalt",
            "En eller to setninger: hva dere gjorde, med hvem, og hva det ga.",
            "Ti innbyggere og fem politikere løste én oppgave sammen.",
        ),
    ]
    municipality: Annotated[
        tuple[Annotated[str, Municipality()], ...],
        OneOrMore,
        Field(min_length=1),
        about(
            "Kommune",
            "Kommunen, eller kommunene om det er flere. Heter to det samme, står fylket i parentes.",
            "Stavanger",
        ),
    ]
    owner: Annotated[
        Line | None, about("Eier", "Hvem som eier arbeidet, når det ikke er kommunen.", "Bydel Gamle Oslo")
    ] = None
    place: Annotated[Line | None, about("Sted", "Bydelen, grenda eller området.", "Storhaug")] = None
    documentation: Annotated[
        str,
        Term("documentation"),
        about(
            "Dokumentasjon",
            "Hvor mye som er kjent: «stub» (nesten ingenting), «partial» eller «full».",
            "partial",
        ),
    ]
    language: Annotated[str, Term("languages"), about("Målform", "Målformen casen er skrevet på.", "nb")]
    status: Annotated[str | None, Term("statuses"), about("Status", "Hvor arbeidet står nå.", "completed")] = None
    outcome: Annotated[str | None, Term("outcomes"), about("Utfall", "Hvordan det gikk, sett under ett.", "partly")] = (
        None
    )
    period: Annotated[Period | None, about("Periode", "Når arbeidet gikk for seg.")] = None
    themes: Annotated[
        tuple[Annotated[str, Term("themes")], ...],
        OneOrMore,
        about("Temaer", "Hva casen handler om.", "naermiljo"),
    ] = ()
    level: Annotated[
        str | None,
        Term("levels"),
        about("Grad av medvirkning", "Hvor mye innbyggerne fikk å si.", "samarbeide"),
    ] = None
    actors: Annotated[
        tuple[Annotated[str, Term("actors")], ...],
        OneOrMore,
        about("Hvem var med", "Gruppene som tok del.", "innbyggere"),
    ] = ()
    groups: Annotated[Groups | None, about("Invitert og nådd", "Hvem dere ville nå, og hvem dere nådde.")] = None
    keys: Annotated[tuple[KeyUse, ...], about("Nøkler", "Rådene dere fulgte, og hvordan det gikk.")] = ()
    methods: Annotated[
        tuple[Annotated[str, Reference("method")], ...],
        OneOrMore,
        about("Metoder", "Metodene dere brukte.", "gjestebud"),
    ] = ()
    phases: Annotated[
        tuple[Annotated[str, Reference("phase")], ...],
        OneOrMore,
        about("Faser", "Fasene casen forteller om.", "invitere"),
    ] = ()
    inspired_by: Annotated[tuple[Inspiration, ...], about("Inspirert av", "Det arbeidet bygger på.")] = ()
    effects: Annotated[tuple[Effect, ...], about("Effekter", "Hva som endret seg, med kilde.")] = ()
    input_handling: Annotated[
        Text | None,
        about(
            "Hva skjedde med innspillene?",
            "Hva det folk sa, førte til.",
            "Rådene ble lagt fram for kommunestyret.",
        ),
    ] = None
    resources: Annotated[Resources | None, about("Ressurser", "Penger, arbeid og tid.")] = None
    openness: Annotated[
        Openness | None, about("Var det samskaping?", "Tre spørsmål fra definisjonen av samskaping.")
    ] = None
    offers: Annotated[
        tuple[Annotated[str, Term("offers")], ...],
        OneOrMore,
        about("Dere tilbyr", "Hva andre kommuner kan spørre dere om.", "talk"),
    ] = ()
    contact: Annotated[Contact | None, about("Kontakt", "Kontoret som svarer på spørsmål.")] = None
    images: Annotated[tuple[Image, ...], about("Bilder", "Bilder med tekst, kreditering og lisens.")] = ()
    sources: Annotated[Sources, Field(min_length=1)]
    confirmed: Annotated[
        Confirmed | None, about("Bekreftet", "Når kommunen selv har lest casen og står inne for den.")
    ] = None
    archived: Annotated[
        Day | None,
        about("Arkivert", "Dagen eieren sa at casen ikke gjelder lenger. Den blir liggende, bakerst.", "2026-11-24"),
    ] = None

    @property
    def is_stub(self) -> bool:
        """Whether little more than the name is known."""
        return self.documentation == "stub"
