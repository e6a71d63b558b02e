"""The types that fields are made of. Front matter gives text; these decide what it means.

YAML 1.1 reads `no` as false and `0301` as octal, so the reader hands over every scalar as text and
each type here says which text it takes.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from casebank.model.markers import SourceReference
from casebank.model.partial_date import PATTERN as PARTIAL_DATE
from casebank.model.partial_date import PartialDate
from casebank.web import fault_of

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 60
ADDRESS_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*"
"""Ids with slashes between: where a page is below the site's root."""
URL_PATTERN = r"^https?://[^\s<>\"'`\\]+$"
EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+", re.ASCII)
DECIMAL = re.compile(r"[-−]?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:[.,]\d+)?", re.ASCII)
_SPACES = re.compile(r"[ \u00a0]")


class Model(BaseModel):
    """A part of a content file: unknown fields are errors, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "Skriv datoen som år-måned-dag, for eksempel 2026-03-31.")


def _partial_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(value)
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "partial_date", "Skriv et år (2017), en måned (2017-06) eller en dag (2017-06-30)."
        ) from None


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value) and len(value) <= 20:
        return int(_SPACES.sub("", value))
    raise PydanticCustomError("whole", "Skriv et helt tall uten enhet, for eksempel 200000.")


def _decimal(value: Any) -> Decimal:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, str) and DECIMAL.fullmatch(value) and len(value) <= 30:
        try:
            return Decimal(_SPACES.sub("", value).replace(",", ".").replace("−", "-"))
        except InvalidOperation:
            pass
    raise PydanticCustomError("number", "Skriv bare tallet, for eksempel 27 eller 27,5. Enheten står i «unit».")


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answers = {"yes": True, "true": True, "ja": True, "no": False, "false": False, "nei": False}
    if isinstance(value, str) and value.lower() in answers:
        return answers[value.lower()]
    raise PydanticCustomError("yes_no", "Svar «yes» eller «no».")


def _sequence(value: Any) -> Any:
    """Take one value where a list is expected: people write `themes: ungdom`."""
    return (value,) if isinstance(value, str) else value


def _followed(value: str) -> str:
    fault = fault_of(value)
    if fault:
        raise PydanticCustomError("url", f"{fault} Kopier adressen fra adressefeltet i nettleseren.")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("one_line", "Teksten må stå på én linje.")
    return value


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_one_line)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Url = Annotated[str, Field(pattern=URL_PATTERN, max_length=500), AfterValidator(_followed)]
Email = Annotated[str, Field(pattern=EMAIL_PATTERN, max_length=200)]
Day = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date"}),
]
DayOrYear = Annotated[
    PartialDate,
    BeforeValidator(_partial_date),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": PARTIAL_DATE}),
]
Whole = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=0),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": r"^[\d ]+$"}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[-−]?[\d ]+([.,]\d+)?$"}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
OneOrMore = BeforeValidator(_sequence)
"""On a tuple: one bare value counts as a list of one."""


def about(label: str, description: str, example: str = "") -> Any:
    """What contributors read of a field: its bokmål label, its help and an example of a value."""
    return Field(title=label, description=description, examples=[example] if example else None)


class Source(Model):
    """Where a fact can be read by others."""

    id: Annotated[
        Id,
        about(
            "Kort navn",
            "Navnet som effekter og tekst viser til kilden med. I teksten skrives det slik: [^navn].",
            "evaluering-2017",
        ),
    ]
    title: Annotated[
        Line, about("Tittel", "Tittelen på rapporten, artikkelen eller siden.", "En ny politisk arbeidsform")
    ]
    publisher: Annotated[Line | None, about("Utgiver", "Hvem som står bak kilden.", "Roskilde Universitet")] = None
    url: Annotated[Url | None, about("Adresse", "Nettadressen til kilden.", "https://www.ks.no/fagomrader/")] = None
    date: Annotated[DayOrYear | None, about("Dato", "Når kilden ble utgitt: år, måned eller dag.", "2017-08-22")] = None
    archived: Annotated[
        YesNo | None,
        about(
            "Arkivert kopi",
            "Ja, når adressen er en kopi hos andre enn utgiveren, eller kan være nedlagt.",
            "yes",
        ),
    ] = None


SourceId = Annotated[str, SourceReference()]
Sources = Annotated[
    tuple[Source, ...],
    about(
        "Kilder", "Hvor andre kan lese om det samme. Finnes det ikke noe skriftlig, så oppgi hvem som har erfaringen."
    ),
]
Title = Annotated[Line, Field(max_length=90)]
Summary = Annotated[Line, Field(max_length=300)]
Aliases = Annotated[
    tuple[Annotated[str, Field(pattern=f"^{ADDRESS_PATTERN}$", max_length=200)], ...],
    OneOrMore,
    about(
        "Tidligere navn",
        "Filnavn siden har hatt før, slik at gamle lenker virker.",
        "stavanger-beboerlyst-2017",
    ),
]


class Dated(Model):
    """The dates that every published file carries. They come from the file, never from git or the clock."""

    published: Annotated[Day, about("Publisert", "Dagen siden først ble lagt ut.", "2026-11-24")]
    updated: Annotated[Day | None, about("Oppdatert", "Dagen innholdet sist ble endret.", "2026-11-24")] = None
    reviewed: Annotated[Day | None, about("Gjennomgått", "Dagen noen sist så over at alt stemmer.", "2026-11-24")] = (
        None
    )
    aliases: Aliases = ()
