"""Words from the closed lists: terms of a vocabulary, and names of municipalities."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, Span
from casebank.model.markers import Municipality, Term
from casebank.naming import did_you_mean
from casebank.vocabulary import Lookup, Match

TERM = Rule(
    code="SB301",
    name="ukjent-ord",
    severity=Severity.ERROR,
    title="Ordet er ikke i ordlisten",
    why="Temaer, grader av medvirkning og lignende velges fra faste lister, slik at leserne kan filtrere på dem.",
    wrong=Example(fields="themes: [naermilj]"),
    right=Example(fields="themes: [naermiljo]"),
)
MUNICIPALITY = Rule(
    code="SB302",
    name="ukjent-kommune",
    severity=Severity.ERROR,
    title="Kommunen finnes ikke",
    why="Kommunen må skrives med sitt offisielle navn, så casen kommer på kartet og under rett fylke. Navn på kommuner som er slått sammen, går også bra.",
    wrong=Example(fields="municipality: Stavagner", name="stavagner-oppgaveutvalg"),
    right=Example(fields="municipality: Stavanger", name="stavanger-oppgaveutvalg"),
)
SHARED = Rule(
    code="SB303",
    name="flere-kommuner-med-samme-navn",
    severity=Severity.ERROR,
    title="To kommuner heter det samme",
    why="Noen kommuner har samme navn. Da må fylket stå i parentes.",
    wrong=Example(fields="municipality: Herøy", name="heroy-oppgaveutvalg"),
    right=Example(fields="municipality: Herøy (Nordland)", name="heroy-oppgaveutvalg"),
)
SPLIT = Rule(
    code="SB304",
    name="delt-kommune",
    severity=Severity.ERROR,
    title="Kommunen er delt mellom flere",
    why="Området til en kommune som ble delt, hører i dag til flere kommuner. Casen må ligge under en av dem.",
    wrong=Example(fields="municipality: Stokke", name="stokke-oppgaveutvalg"),
    right=Example(fields="municipality: Sandefjord", name="sandefjord-oppgaveutvalg"),
)
RULES = (TERM, MUNICIPALITY, SHARED, SPLIT)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """Every marked text of a file against its list."""
    for loc, marker, text in entry.marked:
        if isinstance(marker, Term):
            terms = bank.vocabularies.terms(marker.vocabulary)
            if text not in terms:
                span = entry.document.spans.value(loc)
                message = f"«{text}» finnes ikke i listen «{marker.vocabulary}».{did_you_mean(text, terms)}"
                yield TERM.at(entry.path, span, message, f"Velg blant: {', '.join(terms)}.")
        elif isinstance(marker, Municipality):
            found = bank.vocabularies.gazetteer.lookup(text)
            if found.municipality is None:
                yield _municipality(entry, bank, entry.document.spans.value(loc), text, found)


def _municipality(entry: Entry[BaseModel], bank: Bank, span: Span, text: str, found: Lookup) -> Diagnostic:
    """What is wrong with a name that does not stand for just one of today's municipalities."""
    names = [f"«{one.label}»" for one in found.candidates]
    if found.match is Match.SHARED:
        message = f"Det er flere kommuner som heter «{text}»."
        return SHARED.at(entry.path, span, message, f"Skriv {' eller '.join(names)}.")
    if found.match is Match.SPLIT:
        message = f"«{text}» er delt mellom flere kommuner: {', '.join(names)}."
        return SPLIT.at(entry.path, span, message, "Skriv den kommunen som har stedet i dag.")
    message = f"Kommunen «{text}» finnes ikke.{did_you_mean(text, bank.vocabularies.gazetteer.names)}"
    return MUNICIPALITY.at(entry.path, span, message, "Skriv kommunens navn, uten ordet «kommune».")
