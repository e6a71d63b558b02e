"""The closed lists that front matter draws from, and the municipalities of today and before."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from casebank.glossary import Glossary
from casebank.model.vocabulary import (
    CountyRow,
    FillerWordsRow,
    FormerMunicipalityRow,
    GlossaryRow,
    MunicipalityRow,
    SearchWordsRow,
    TermRow,
)
from casebank.naming import slug

TermList = Mapping[str, TermRow]
"""A vocabulary: its terms by id, in the order of the file."""


@dataclass(frozen=True)
class County:
    """One of today's counties."""

    number: str
    name: str

    @property
    def id(self) -> str:
        """The county's name in addresses."""
        return slug(self.name)


@dataclass(frozen=True)
class Municipality:
    """One of today's municipalities. `label` tells it from another of the same name; the position is in degrees."""

    number: str
    name: str
    label: str
    county: County
    lat: float
    lon: float
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The municipality's name in addresses."""
        return slug(self.label)


class Match(enum.Enum):
    """How a written name relates to the municipalities of today."""

    TODAY = "today"
    FORMER = "former"
    SHARED = "shared"
    SPLIT = "split"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Lookup:
    """What a name means: one municipality for `TODAY` and `FORMER`, the candidates for `SHARED` and `SPLIT`."""

    match: Match
    candidates: tuple[Municipality, ...] = ()

    @property
    def municipality(self) -> Municipality | None:
        """The municipality of today that the name stands for, when there is just one."""
        return self.candidates[0] if self.match in (Match.TODAY, Match.FORMER) else None


class Gazetteer:
    """Names of municipalities, of today and since 2000, to the municipalities of today.

    A name in use today means today's municipality. Two that share a name are told apart by their county.
    """

    def __init__(
        self,
        counties: Iterable[CountyRow],
        municipalities: Iterable[MunicipalityRow],
        former: Iterable[FormerMunicipalityRow],
    ) -> None:
        """Index the rows. A municipality whose county is not listed is left out."""
        self.counties = {row.number: County(row.number, row.name) for row in counties}
        rows = [row for row in municipalities if row.county in self.counties]
        shared = {name for name, count in Counter(row.name for row in rows).items() if count > 1}
        self.municipalities = tuple(self._municipality(row, shared=row.name in shared) for row in rows)
        self.former = tuple(former)

    def _municipality(self, row: MunicipalityRow, *, shared: bool) -> Municipality:
        county = self.counties[row.county]
        label = f"{row.name} ({county.name})" if shared else row.name
        return Municipality(row.number, row.name, label, county, float(row.lat), float(row.lon), row.names)

    def lookup(self, name: str) -> Lookup:
        """What a written name means."""
        return self._lookups.get(name, Lookup(Match.UNKNOWN))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that `lookup` knows."""
        return tuple(self._lookups)

    @cached_property
    def by_number(self) -> Mapping[str, Municipality]:
        """Today's municipalities by their number."""
        return {one.number: one for one in self.municipalities}

    def former_names(self, municipality: Municipality) -> tuple[str, ...]:
        """The merged or split municipalities whose area, or a part of it, this one has today."""
        return tuple(row.name for row in self.former if municipality.number in row.today)

    @cached_property
    def _lookups(self) -> dict[str, Lookup]:
        found: dict[str, Lookup] = {}
        for row in self.former:
            today = tuple(self.by_number[number] for number in row.today if number in self.by_number)
            match = Match.FORMER if len(today) == 1 else Match.SPLIT
            for name in (row.name, *row.names):
                found[name] = Lookup(match, today)
        for one in self.municipalities:
            for name in one.names:
                found[name] = Lookup(Match.TODAY, (one,))
        for one in self.municipalities:
            found[one.label] = Lookup(Match.TODAY, (one,))
            if one.label != one.name:
                alike = tuple(other for other in self.municipalities if other.name == one.name)
                found[one.name] = Lookup(Match.SHARED, alike)
        return found


@dataclass(frozen=True)
class Vocabularies:
    """All lists together."""

    lists: Mapping[str, TermList]
    gazetteer: Gazetteer
    glossary: tuple[GlossaryRow, ...] = ()
    search_words: tuple[SearchWordsRow, ...] = ()
    filler_words: tuple[FillerWordsRow, ...] = ()

    @cached_property
    def explained_words(self) -> Glossary:
        """The glossary, ready to find its words in a text."""
        return Glossary(self.glossary)

    def terms(self, name: str) -> TermList:
        """A vocabulary; empty when there is no such file."""
        return self.lists.get(name, {})

    def label(self, name: str, term: str) -> str:
        """What the reader sees for a term; the term itself when it is not in the list."""
        row = self.terms(name).get(term)
        return row.label if row else term
