"""The rows of the vocabulary files: terms, counties, municipalities and the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebank.model.fields import ADDRESS_PATTERN, Day, Id, Line, Model, Number, OneOrMore, YesNo, about

CountyNumber = Annotated[str, Field(pattern=r"^\d{2}$")]
MunicipalityNumber = Annotated[str, Field(pattern=r"^\d{4}$")]


class TermRow(Model):
    """One allowed value of a field."""

    id: Annotated[
        str,
        Field(pattern=r"^[a-z0-9]+([-.][a-z0-9]+)*$", max_length=60),
        about("Navn i filene", "Det som skrives i feltene.", "naermiljo"),
    ]
    label: Annotated[Line, about("Navn på skjermen", "Det leseren ser.", "Nærmiljø")]
    definition: Annotated[Line, about("Forklaring", "Én setning om hva det betyr.", "Steder der folk bor.")]


class CountyRow(Model):
    """One of today's counties."""

    number: Annotated[CountyNumber, about("Fylkesnummer", "To sifre i anførselstegn.", "46")]
    name: Annotated[Line, about("Navn", "Fylkets navn.", "Vestland")]


class MunicipalityRow(Model):
    """One of today's municipalities. The position is its middle, in degrees."""

    number: Annotated[MunicipalityNumber, about("Kommunenummer", "Fire sifre i anførselstegn.", "4601")]
    name: Annotated[Line, about("Navn", "Kommunens navn.", "Bergen")]
    county: Annotated[CountyNumber, about("Fylkesnummer", "Fylket kommunen ligger i.", "46")]
    lat: Annotated[Number, about("Breddegrad", "Avrundet til 0,01 grad.", "60.36")]
    lon: Annotated[Number, about("Lengdegrad", "Avrundet til 0,01 grad.", "5.31")]
    names: Annotated[
        tuple[Line, ...], OneOrMore, about("Andre navn", "Navn på samisk eller kvensk.", "Kárášjohka")
    ] = ()


class FormerMunicipalityRow(Model):
    """A municipality that was merged or split, and who has its area today."""

    name: Annotated[Line, about("Navn", "Navnet kommunen hadde.", "Svelvik")]
    until: Annotated[Day, about("Opphørte", "Den første dagen den ikke fantes.", "2020-01-01")]
    today: Annotated[
        tuple[MunicipalityNumber, ...],
        Field(min_length=1),
        about("I dag", "Numrene på kommunene som har området.", "3301"),
    ]
    names: Annotated[
        tuple[Line, ...], OneOrMore, about("Andre navn", "Navn på samisk eller kvensk.", "Divtasvuodna")
    ] = ()


class GlossaryRow(Model):
    """A word that readers may not know."""

    id: Annotated[Id, about("Navn i filene", "Brukes i lenker.", "samskaping")]
    label: Annotated[Line, about("Bokmål", "Ordet på bokmål.", "samskaping")]
    nn: Annotated[Line, about("Nynorsk", "Ordet på nynorsk.", "samskaping")]
    en: Annotated[Line, about("Engelsk", "Ordet på engelsk.", "co-creation")]
    definition: Annotated[
        Line, about("Forklaring", "Én setning om hva det betyr.", "Å finne og gjennomføre løsninger sammen.")
    ]
    synonyms: Annotated[
        tuple[Line, ...], OneOrMore, about("Andre ord", "Ord som betyr nesten det samme.", "medvirkning")
    ] = ()
    see: Annotated[Line | None, about("Se også", "Siden som sier mer, fra docs/.", "what-is-co-creation.md")] = None


class WithdrawnRow(Model):
    """A page that was withdrawn. Nothing is told of what it held."""

    address: Annotated[
        str,
        Field(pattern=f"^{ADDRESS_PATTERN}/$", max_length=200),
        about("Adresse", "Adressen fra forsiden, med skråstrek til slutt.", "cases/kommune-navn/"),
    ]
    date: Annotated[Day, about("Dato", "Dagen den ble trukket tilbake.", "2026-11-24")]


class SearchWordsRow(Model):
    """Words and phrases that readers use for the same thing, so that each finds what the others name."""

    words: Annotated[
        tuple[Line, ...],
        Field(min_length=2),
        about("Ord", "Ord og uttrykk for det samme, i oppslagsform.", "fasilitator"),
    ]
    why: Annotated[Line, about("Hvorfor", "Én setning om hva ordene har felles.", "Den som leder samtalen.")]


class FillerWordsRow(Model):
    """Words that say nothing of what a reader looks for, so that a search passes them over."""

    words: Annotated[tuple[Line, ...], Field(min_length=1), about("Ord", "Ordene søket ser bort fra.", "hvordan")]
    inflected: Annotated[YesNo, about("Bøyes", "Svar «yes» når alle bøyningsformer av ordene regnes med.", "yes")] = (
        False
    )
    why: Annotated[Line, about("Hvorfor", "Én setning om hva slags ord det er.", "Spørreord.")]
