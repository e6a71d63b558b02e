"""The open data: which files there are, what is in them, and under which terms.

The page about the data, the files themselves and their description for data portals are all derived from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

FOLDER = "data"
"""Where the files lie on the site. The page about them is the folder's index."""

SCHEMAS = "schema/data"
"""Where the files' JSON Schemas lie on the site."""

VERSION = "1.0"
"""The first number is raised when a field goes away or changes its meaning, the second when one is added."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Format(Enum):
    """A file format: what readers call it, its media type, and its name among the EU's file types.

    Source: http://publications.europa.eu/resource/authority/file-type
    """

    JSON = ("JSON", "application/json", "JSON")
    CSV = ("CSV for regneark", "text/csv", "CSV")
    ATOM = ("Atom", "application/atom+xml", "ATOM")

    def __init__(self, label: str, media_type: str, file_type: str) -> None:
        """Take the parts of the value."""
        self.label = label
        self.media_type = media_type
        self.file_type = file_type


@dataclass(frozen=True)
class Dataset:
    """Data of one kind, in one or more formats. The texts are bokmål."""

    id: str
    title: str
    description: str
    keywords: tuple[str, ...]
    formats: tuple[Format, ...]

    def path(self, form: Format) -> str:
        """The file of this format, from the site's root."""
        return EVERYTHING if form is Format.ATOM else f"{FOLDER}/{self.id}.{form.name.lower()}"

    @property
    def schema(self) -> str:
        """The JSON Schema of the JSON file, from the site's root."""
        return f"{SCHEMAS}/{self.id}.schema.json"


EVERYTHING = f"{FOLDER}/feeds/everything.xml"
"""The feed of all that is new or changed, from the site's root."""

CATALOGUE = f"{FOLDER}/catalog.jsonld"
"""The description for data portals, from the site's root."""


def theme_feed(theme: str) -> str:
    """The feed of a theme, from the site's root."""
    return f"{FOLDER}/feeds/themes/{theme}.xml"


def county_feed(county: str) -> str:
    """The feed of a county, by the county's name in addresses."""
    return f"{FOLDER}/feeds/counties/{county}.xml"


def case_file(case: str) -> str:
    """The file of a single case, its text included."""
    return f"{FOLDER}/cases/{case}.json"


_ALWAYS = ("samskaping", "medvirkning", "kommuner", "innbyggere")

CASES = Dataset(
    "cases",
    "Caser",
    "Hva kommunene gjorde sammen med innbyggerne, hvem som var med, og hvordan det gikk.",
    (*_ALWAYS, "erfaringer"),
    (Format.JSON, Format.CSV),
)
EFFECTS = Dataset(
    "effects",
    "Effekter",
    "Det som endret seg i casene: tallene før og etter, hvor godt belegg de har, og hvor de kan leses.",
    (*_ALWAYS, "effekt", "evaluering"),
    (Format.JSON, Format.CSV),
)
KEYS = Dataset(
    "keys",
    "Nøkler",
    "Konkrete råd, med casene som har brukt dem og hvordan det gikk.",
    (*_ALWAYS, "råd"),
    (Format.JSON,),
)
METHODS = Dataset(
    "methods",
    "Metoder",
    "Måter å møte og arbeide med innbyggere på, med casene som har brukt dem.",
    (*_ALWAYS, "metoder"),
    (Format.JSON,),
)
REPORTS = Dataset(
    "reports",
    "Vi har også prøvd",
    "Korte erfaringer fra dem som har prøvd det en case eller en nøkkel forteller om.",
    (*_ALWAYS, "erfaringer"),
    (Format.JSON,),
)
VOCABULARIES = Dataset(
    "vocabularies",
    "Ordlister",
    "De faste ordene som feltene i de andre filene bruker, med navn og forklaring.",
    (*_ALWAYS, "ordlister"),
    (Format.JSON,),
)
CHANGES = Dataset(
    "changes",
    "Endringer",
    "Når sider ble publisert, oppdatert, gjennomgått, bekreftet, arkivert eller trukket tilbake.",
    (*_ALWAYS, "endringer"),
    (Format.JSON, Format.ATOM),
)
DATASETS = (CASES, EFFECTS, KEYS, METHODS, REPORTS, VOCABULARIES, CHANGES)
