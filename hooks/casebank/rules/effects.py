"""Effects: every number has a source and a unit, and the evidence is no stronger than the data."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity
from casebank.model.case import Case, Effect
from casebank.model.framework import Indicator
from casebank.model.kinds import INDICATOR

_EFFECT = "effects:\n  - what: Deltakere på folkemøtet\n    after: 40\n    unit: personer\n    evidence: self-reported"

NO_SOURCE = Rule(
    code="SB601",
    name="tall-uten-kilde",
    severity=Severity.ERROR,
    title="Et tall mangler kilde",
    why="Et tall uten kilde kan ingen etterprøve. Da er det ikke til hjelp for andre.",
    wrong=Example(fields=_EFFECT),
    right=Example(fields=f"{_EFFECT}\n    source: rapport"),
)
NO_UNIT = Rule(
    code="SB602",
    name="tall-uten-enhet",
    severity=Severity.ERROR,
    title="Et tall mangler enhet",
    why="«40» sier ingenting før vi vet hva som er talt.",
    wrong=Example(fields=f"{_EFFECT}\n    source: rapport".replace("    unit: personer\n", "")),
    right=Example(fields=f"{_EFFECT}\n    source: rapport"),
)
EVIDENCE = Rule(
    code="SB603",
    name="sterkere-belegg-enn-data",
    severity=Severity.ERROR,
    title="Belegget er oppgitt sterkere enn dataene gir grunnlag for",
    why="«Målt før og etter» krever to tall. «Sammenlignet» og «Uavhengig evaluert» krever en kilde der det kan leses.",
    wrong=Example(fields=f"{_EFFECT}\n    source: rapport".replace("self-reported", "before-after")),
    right=Example(fields=f"{_EFFECT}\n    before: 15\n    source: rapport".replace("self-reported", "before-after")),
)
UNIT = Rule(
    code="SB604",
    name="annen-enhet-enn-indikatoren",
    severity=Severity.ERROR,
    title="Enheten er en annen enn indikatorens",
    why="Tall kan bare sammenlignes når de teller det samme.",
    wrong=Example(fields=f"{_EFFECT}\n    source: rapport\n    indicator: deltakere".replace("personer", "husstander")),
    right=Example(fields=f"{_EFFECT}\n    source: rapport\n    indicator: deltakere"),
)
RULES = (NO_SOURCE, NO_UNIT, EVIDENCE, UNIT)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """The effects of one case."""
    if not isinstance(entry.model, Case):
        return
    for index, effect in enumerate(entry.model.effects):
        yield from _number(entry, index, effect)
        yield from _evidence(entry, index, effect)
        yield from _indicator(entry, bank, index, effect)


def _number(entry: Entry[BaseModel], index: int, effect: Effect) -> Iterator[Diagnostic]:
    if effect.before is None and effect.after is None:
        return
    for rule, value, message, advice in (
        (NO_SOURCE, effect.source, "ingen kilde", "Legg til «source» med navnet på en av kildene i «sources»."),
        (NO_UNIT, effect.unit, "ingen enhet", "Legg til «unit», for eksempel «unit: personer»."),
    ):
        if value is None:
            span = entry.document.spans.value(("effects", index, "after"))
            yield rule.at(entry.path, span, f"Effekten «{effect.what}» har et tall, men {message}.", advice)


def _evidence(entry: Entry[BaseModel], index: int, effect: Effect) -> Iterator[Diagnostic]:
    if effect.evidence == "before-after" and (effect.before is None or effect.after is None):
        message = f"Effekten «{effect.what}» sies å være målt før og etter, men har ikke begge tallene."
        advice = "Oppgi «before» og «after», eller skriv «self-reported»."
    elif effect.evidence in ("compared", "independently-evaluated") and effect.source is None:
        message = f"Effekten «{effect.what}» sies å være undersøkt, men viser ingen kilde."
        advice = "Oppgi «source», eller skriv «claimed»."
    else:
        return
    yield EVIDENCE.at(entry.path, entry.document.spans.value(("effects", index, "evidence")), message, advice)


def _indicator(entry: Entry[BaseModel], bank: Bank, index: int, effect: Effect) -> Iterator[Diagnostic]:
    found = bank.of_kind(INDICATOR).get(effect.indicator or "")
    if found is None or not isinstance(found.model, Indicator) or effect.unit is None:
        return
    if effect.unit != found.model.unit:
        span = entry.document.spans.value(("effects", index, "unit"))
        message = f"Enheten «{effect.unit}» er en annen enn indikatorens, som er «{found.model.unit}»."
        yield UNIT.at(entry.path, span, message, f"Skriv «unit: {found.model.unit}», eller fjern «indicator».")
