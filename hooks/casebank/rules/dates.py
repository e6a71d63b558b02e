"""Dates that cannot be true together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.case import Case
from casebank.model.fields import Dated
from casebank.model.markers import Location
from casebank.model.partial_date import in_words
from casebank.model.report import Report

PERIOD = Rule(
    code="SB501",
    name="slutt-for-start",
    severity=Severity.ERROR,
    title="Perioden slutter før den begynner",
    why="Perioden viser når arbeidet gikk for seg, og brukes til å sortere casene.",
    wrong=Example(fields="period:\n  start: 2018\n  end: 2017-05"),
    right=Example(fields="period:\n  start: 2017-05\n  end: 2018"),
)
BEFORE_PUBLISHED = Rule(
    code="SB502",
    name="oppdatert-for-publisert",
    severity=Severity.ERROR,
    title="Siden er oppdatert eller gjennomgått før den ble publisert",
    why="Datoene forteller leseren hvor fersk siden er. De må henge sammen.",
    wrong=Example(fields="published: 2026-11-24\nreviewed: 2026-11-23"),
    right=Example(fields="published: 2026-11-24\nreviewed: 2026-11-24"),
)
STATUS = Rule(
    code="SB503",
    name="status-og-periode",
    severity=Severity.ERROR,
    title="Status og periode sier imot hverandre",
    why="Det som pågår, har ingen slutt i fortiden. Det som er avsluttet, er ikke slutt i framtiden.",
    wrong=Example(fields="status: ongoing\nperiod:\n  start: 2017\n  end: 2018"),
    right=Example(fields="status: completed\nperiod:\n  start: 2017\n  end: 2018"),
)
FUTURE = Rule(
    code="SB504",
    name="dato-fram-i-tid",
    severity=Severity.ERROR,
    title="Datoen ligger fram i tid",
    why="Noe kan ikke være publisert, målt eller bekreftet på en dag som ikke har vært. Bare perioden kan ligge fram i tid.",
    wrong=Example(fields="published: 2199-01-01"),
    right=Example(fields="published: 2026-11-24"),
)
RULES = (PERIOD, BEFORE_PUBLISHED, STATUS, FUTURE)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """The dates of one file, against each other and against today."""
    model, spans = entry.model, entry.document.spans
    if not isinstance(model, Dated):
        return
    for name in ("updated", "reviewed"):
        day = getattr(model, name)
        if day is not None and day < model.published:
            message = f"{in_words(day)} er før siden ble publisert ({in_words(model.published)})."
            advice = "Rett den ene av datoene. Ny side: la «updated» stå tomt."
            yield BEFORE_PUBLISHED.at(entry.path, spans.value((name,)), message, advice)
    for loc, day in _days(model):
        if day > bank.today:
            message = f"Datoen er fram i tid: i dag er det {in_words(bank.today)}."
            yield FUTURE.at(entry.path, spans.value(loc), message, "Skriv en dato som har vært.")
    if isinstance(model, Case) and model.period is not None:
        start, end = model.period.start, model.period.end
        if end is not None and end.last < start.first:
            message = f"Perioden slutter {end.in_words()}, før den begynner {start.in_words()}."
            yield PERIOD.at(entry.path, spans.value(("period", "end")), message, "Rett start eller slutt.")
        elif end is not None and model.status == "ongoing" and end.last < bank.today:
            message = f"Casen «pågår», men perioden sluttet {end.in_words()}."
            yield STATUS.at(entry.path, spans.value(("status",)), message, "Skriv «completed», eller fjern «end».")
        elif end is not None and model.status == "completed" and end.first > bank.today:
            message = f"Casen er «avsluttet», men perioden slutter {end.in_words()}."
            yield STATUS.at(entry.path, spans.value(("status",)), message, "Skriv «ongoing» eller «planned».")


def _days(model: Dated) -> Iterator[tuple[Location, date]]:
    """The dates that must have been, and where they stand."""
    for name in ("published", "updated", "reviewed"):
        if getattr(model, name) is not None:
            yield (name,), getattr(model, name)
    for index, source in enumerate(getattr(model, "sources", ())):
        if source.date is not None:
            yield ("sources", index, "date"), source.date.first
    if isinstance(model, Case):
        yield from _case_days(model)
    if isinstance(model, Report):
        yield ("when",), model.when.first


def _case_days(case: Case) -> Iterator[tuple[Location, date]]:
    if case.confirmed is not None:
        yield ("confirmed", "date"), case.confirmed.date
    if case.archived is not None:
        yield ("archived",), case.archived
    for index, effect in enumerate(case.effects):
        if effect.measured is not None:
            yield ("effects", index, "measured"), effect.measured.first
