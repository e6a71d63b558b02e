"""What may be chosen where an answer comes from a list: terms, other files, and municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebank.catalogue import Catalogue, model_of
from casebank.form.question import Answer, Question
from casebank.model.kinds import BY_NAME, CASE, INDICATOR
from casebank.naming import alphabetical
from casebank.vocabulary import Match

MUNICIPALITIES = "municipalities"


@dataclass(frozen=True)
class Option:
    """One that may be chosen. `words` are others that it is looked for by, `unit` what an indicator counts."""

    value: str
    label: str
    help: str = ""
    words: str = ""
    unit: str = ""


def list_of(question: Question) -> str:
    """The name of the list that answers to a question come from; empty when they are free."""
    return MUNICIPALITIES if question.answer is Answer.MUNICIPALITY else question.list


def options(name: str, catalogue: Catalogue) -> tuple[Option, ...]:
    """The options of a list, in the order they are shown."""
    if name == MUNICIPALITIES:
        return tuple(sorted(_municipalities(catalogue), key=lambda option: alphabetical(option.label)))
    if name in BY_NAME:
        return tuple(_entries(name, catalogue))
    terms = catalogue.vocabularies.terms(name).values()
    return tuple(
        Option(term.id, term.label, "" if term.definition == f"{term.label}." else term.definition) for term in terms
    )


def _entries(kind: str, catalogue: Catalogue) -> Iterator[Option]:
    found = [(key, entry.model) for key, entry in catalogue.bank.of_kind(BY_NAME[kind]).items() if entry.model]
    if kind == BY_NAME["phase"].name:
        found = [(key, model_of(entry)) for key, entry in catalogue.phases.items()]
    else:
        found.sort(key=lambda pair: alphabetical(pair[1].title))
    for key, model in found:
        if kind == CASE.name:
            yield Option(key, model.title, ", ".join(place.in_words for place in catalogue.places(model)))
        elif kind == INDICATOR.name:
            yield Option(key, model.title, model.summary, unit=model.unit)
        else:
            yield Option(key, model.title, model.summary)


def _municipalities(catalogue: Catalogue) -> Iterator[Option]:
    """Those of today, and those of before whose area belongs to one of today's."""
    gazetteer = catalogue.vocabularies.gazetteer
    for one in gazetteer.municipalities:
        yield Option(one.label, one.label, one.county.name, " ".join(one.names))
    for former in gazetteer.former:
        found = gazetteer.lookup(former.name)
        if found.match is Match.FORMER and found.municipality:
            today = found.municipality.label
            yield Option(former.name, former.name, f"i dag {today}", " ".join((today, *former.names)))
