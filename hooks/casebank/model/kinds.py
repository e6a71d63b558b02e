"""The kinds of content file: where each lives, what it holds, and how it is named on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from casebank.model.case import Case
from casebank.model.fields import Model
from casebank.model.framework import Indicator, Method, Page, Phase
from casebank.model.key import Key
from casebank.model.report import Report


@dataclass(frozen=True)
class Section:
    """A heading that a body of this kind may have, at level 2, and what to write below it."""

    heading: str
    required: bool = True
    help: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of content file.

    `folder` is where the files lie in the repository, `pages` where their pages lie in the site, and
    `sections` the body's headings in order, per language; none means that the body is free. A kind without
    pages of its own is shown on the pages of what it is about, and has no body.
    """

    name: str
    folder: str
    pages: str
    model: type[Model]
    label: str
    plural: str
    sections: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    has_pages: bool = True

    def path(self, identifier: str) -> PurePosixPath:
        """The path in the repository of the file with this id."""
        return PurePosixPath(self.folder, f"{identifier}.md")


def _sections(*headings: str) -> tuple[Section, ...]:
    """Headings in order; one that ends in a question mark may be left out."""
    return tuple(Section(heading.rstrip("?"), required=not heading.endswith("?")) for heading in headings)


_STORY = (
    "Hva var problemet, og for hvem?",
    "Hva gjorde dere, i hvilken rekkefølge, og hvem var med?",
    "Hva endret seg, og hvordan vet dere det?",
    "Hva ville dere gjort likt, og hva ville dere gjort annerledes?",
)


def _story(*headings: str) -> tuple[Section, ...]:
    """The headings of a case, which mean the same in both languages."""
    return tuple(Section(heading, help=words) for heading, words in zip(headings, _STORY, strict=True))


CASE = Kind(
    name="case",
    folder="cases",
    pages="cases",
    model=Case,
    label="Case",
    plural="Caser",
    sections={
        "nb": _story("Bakgrunn", "Slik gjorde de det", "Resultater", "Lærdommer"),
        "nn": _story("Bakgrunn", "Slik gjorde dei det", "Resultat", "Lærdomar"),
    },
)
KEY = Kind(
    name="key",
    folder="keys",
    pages="keys",
    model=Key,
    label="Nøkkel",
    plural="Nøkler",
    sections={"nb": _sections("Hvorfor", "Slik gjør du")},
)
METHOD = Kind(
    name="method",
    folder="docs/methods",
    pages="methods",
    model=Method,
    label="Metode",
    plural="Metoder",
    sections={"nb": _sections("Passer når", "Roller?", "Kjøreplan?", "Høst og meld tilbake?")},
)
PHASE = Kind(
    name="phase",
    folder="docs/phases",
    pages="phases",
    model=Phase,
    label="Fase",
    plural="Faser",
    sections={"nb": _sections("Dette gjør dere", "Sjekkliste?")},
)
INDICATOR = Kind(
    name="indicator",
    folder="docs/indicators",
    pages="indicators",
    model=Indicator,
    label="Indikator",
    plural="Indikatorer",
)
REPORT = Kind(
    name="report",
    folder="docs/reports",
    pages="",
    model=Report,
    label="Erfaring",
    plural="Erfaringer",
    has_pages=False,
)
PAGE = Kind(name="page", folder="docs", pages="", model=Page, label="Side", plural="Sider")

KINDS = (CASE, KEY, METHOD, PHASE, INDICATOR, REPORT, PAGE)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}


def kind_of(path: PurePosixPath) -> Kind | None:
    """The kind of the file at this path in the repository, or None if it is not content.

    Hand-written pages may lie in any folder of `docs/` that is not another kind's or a store of data.
    """
    if path.suffix != ".md":
        return None
    folder = str(path.parent)
    if folder in BY_FOLDER:
        return BY_FOLDER[folder]
    outside = {"docs/vocabulary", "docs/addresses", "docs/assets"}
    if path.parts[0] == "docs" and folder not in outside:
        return PAGE
    return None
