"""The forms: which questions they ask, in which steps, and what each answer gives the reader.

The words of a question are its model's; here are only those that a form adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from casebank.form.letters import Confirmation, Fault
from casebank.form.question import Question, questions, without
from casebank.model.kinds import BY_NAME, CASE, Kind

CASE_SETS_ITSELF = (
    "documentation",
    "images.file",
    "confirmed.date",
    "published",
    "updated",
    "reviewed",
    "aliases",
    "archived",
)
"""What the forms find out by themselves: from the other answers, and from the day."""


@dataclass(frozen=True)
class Step:
    """A part of a form that is shown alone. With `story`, it also asks for the body's sections."""

    id: str
    title: str
    lead: str
    questions: tuple[Question, ...] = ()
    story: bool = False


@dataclass(frozen=True)
class Form:
    """A form. `kind` is that of the file it makes; a letter makes none.

    `gives` tells what the answer to a question that may be left out gives the reader, by the question's
    name. `confirm` is what the sender must agree to.
    """

    name: str
    title: str
    model: type[BaseModel]
    steps: tuple[Step, ...]
    confirm: tuple[str, ...]
    kind: Kind | None = None
    gives: Mapping[str, str] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order they are asked."""
        return tuple(question for step in self.steps for question in step.questions)


SHARED = "Teksten kan deles og brukes av alle etter lisensen CC BY 4.0."
NO_PERSONS = "Teksten har ingen personopplysninger: ikke navn, telefonnummer eller annet om privatpersoner."


def _steps(model: type[BaseModel], *steps: tuple[str, str, str, tuple[str, ...]], story: str = "") -> tuple[Step, ...]:
    """Steps from their id, title, lead and the names of their questions."""
    asked = {one.name: one for one in without(questions(model), *CASE_SETS_ITSELF)}
    return tuple(
        Step(identifier, title, lead, tuple(asked[name] for name in names), story=identifier == story)
        for identifier, title, lead, names in steps
    )


CASE_FORM = Form(
    name="case",
    title="Del en erfaring",
    model=CASE.model,
    kind=CASE,
    steps=_steps(
        CASE.model,
        (
            "hva",
            "Hva gjorde dere?",
            "Tittel, sammendrag, kommune og én kilde er alt som må til. Resten gjør casen mer nyttig for andre.",
            ("title", "summary", "municipality", "owner", "place", "language"),
        ),
        (
            "apenhet",
            "Var det samskaping?",
            "Svarene vises på siden, så leserne ser hvor åpent arbeidet var. Et «nei» stenger ingen ute.",
            ("openness",),
        ),
        (
            "fortelling",
            "Fortellingen",
            "Først kildene, så selve fortellingen. Skriv som til en kollega. Det som ikke gikk, lærer andre like mye av.",
            ("sources",),
        ),
        (
            "arbeid",
            "Slik arbeidet dere",
            "Dette gjør at andre finner casen, og ser om den ligner på det de selv står i.",
            ("status", "period", "themes", "methods", "phases", "resources"),
        ),
        (
            "hvem",
            "Hvem var med?",
            "Hvor mye innbyggerne fikk å si, og hvem dere nådde. Det er ofte dette andre lurer mest på.",
            ("level", "actors", "groups"),
        ),
        (
            "resultat",
            "Hva kom ut av det?",
            "Ta med både det som lyktes, og det som ikke gjorde det. Det som ikke er kjent, kan stå tomt.",
            ("outcome", "effects", "input_handling"),
        ),
        (
            "rad",
            "Råd og forbilder",
            "Nøklene er bankens råd. Si hvilke dere fulgte, og om de virket. Da blir rådene bedre for den neste.",
            ("keys", "inspired_by"),
        ),
        (
            "kontakt",
            "Kontakt og bilder",
            "Kontakten er et kontor, aldri en person. Skjulte opplysninger i bilder, som sted, tas bort her.",
            ("contact", "offers", "images"),
        ),
        (
            "send",
            "Se over og send",
            "Se hvordan siden blir, rett det som mangler, og velg hvordan du vil sende.",
            ("confirmed",),
        ),
        story="fortelling",
    ),
    confirm=(SHARED, NO_PERSONS, "Jeg skriver på vegne av dem som eier arbeidet, eller har avtalt det med dem."),
    gives={
        "place": "Leserne ser hvor i kommunen det var.",
        "openness": "Leserne ser hvor åpent arbeidet var.",
        "story": "Andre får høre hva dere gjorde, og hva dere lærte.",
        "status": "Leserne ser hvor arbeidet står.",
        "period": "Leserne ser når det var, og kan velge de nyeste casene.",
        "themes": "Casen kommer med på temasidene.",
        "level": "Leserne ser hvor mye innbyggerne fikk å si.",
        "actors": "De som arbeider med de samme gruppene, finner casen.",
        "groups": "Andre ser hvem som var vanskelig å nå, og hva som hjalp.",
        "methods": "Casen kommer med på sidene til metodene.",
        "phases": "Casen kommer fram for dem som er i den samme fasen.",
        "resources": "Andre kan regne på om de har råd og tid.",
        "outcome": "Leserne ser hvordan det gikk.",
        "effects": "Leserne ser hva det ga, og hvor sikkert det er.",
        "input_handling": "Leserne ser hva det folk sa, førte til.",
        "keys": "Casen taler for eller imot rådene på sidene til nøklene. To nøkler trengs for en utfyllende case.",
        "inspired_by": "Leserne kan følge ideen tilbake dit den kom fra.",
        "contact": "Andre kommuner vet hvilket kontor de kan spørre.",
        "offers": "Andre kommuner vet hva de kan spørre dere om.",
        "images": "Leserne ser hvordan det så ut.",
        "confirmed": "Leserne ser at kommunen står inne for casen.",
    },
)
REPORT_FORM = Form(
    name="report",
    title="Vi har også prøvd",
    model=BY_NAME["report"].model,
    kind=BY_NAME["report"],
    steps=_steps(
        BY_NAME["report"].model,
        (
            "erfaring",
            "Hva prøvde dere?",
            "Velg casen eller nøkkelen dere prøvde. Det tar et par minutter å svare på resten.",
            ("case", "key", "municipality", "office", "when", "changed", "verdict", "lesson", "url"),
        ),
        ("send", "Se over og send", "Se over det du har skrevet, og velg hvordan du vil sende.", ()),
    ),
    confirm=(SHARED, NO_PERSONS, "Jeg skriver på vegne av dem som prøvde, eller har avtalt det med dem."),
    gives={
        "office": "Andre kommuner vet hvilket kontor de kan spørre.",
        "url": "Leserne kan lese mer om det dere gjorde.",
    },
)
CONFIRMATION_FORM = Form(
    name="confirmation",
    title="Bekreft casen deres",
    model=Confirmation,
    steps=_steps(Confirmation, ("bekreft", "Casen", "", ("case", "by"))),
    confirm=(
        "Vi har lest hele casen, også tallene og kildene, og den er riktig.",
        "Jeg kan svare på vegne av kommunen eller virksomheten.",
    ),
)
FAULT_FORM = Form(
    name="fault",
    title="Meld feil",
    model=Fault,
    steps=_steps(Fault, ("feil", "Feilen", "", ("page", "what"))),
    confirm=(NO_PERSONS,),
)
FORMS = (CASE_FORM, REPORT_FORM, CONFIRMATION_FORM, FAULT_FORM)
FORM = {form.name: form for form in FORMS}
"""The forms by name."""
