"""What each page says of its own, and what its words weigh in a search.

Lists of other pages, sources and dates are left out: they say nothing of the page they stand on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.model.case import Case
from casebank.model.framework import Indicator, Method, Phase
from casebank.model.key import Key
from casebank.vocabulary import Municipality
from casebank.words.terms import Saying

TITLE, PLACE, SUMMARY, LABEL, TEXT, BESIDE = 10.0, 6.0, 2.0, 2.0, 0.5, 0.1
"""What a word weighs by where it stands; the last is what is said beside the page, of what it is about."""
TEXT_AT_MOST = 1.5
"""What a word weighs at most in one text, however often it says it."""
GLOSSARY = 0.3
ABOUT = {
    "cases": "medvirkning samskaping involvering erfaring eksempel",
    "keys": "medvirkning samskaping involvering råd anbefaling",
    "methods": "medvirkning samskaping involvering arbeidsform verktøy workshop",
    "phases": "medvirkning samskaping involvering prosess",
    "indicators": "medvirkning samskaping involvering indikator måling",
}
"""What all pages in a folder are about or are, so that a question that says it finds them."""
LISTED = 20
"""How many cases a page says something of, where it may list thousands."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOT_WORDS = re.compile(r"<!--[^>]*-->|\[\^[^\]\s]+\]|^!!!.*$|https?://\S+", re.MULTILINE)


def sayings(address: str, catalogue: Catalogue) -> Iterator[Saying]:
    """What the page at an address below the site's root says, beyond its title and summary."""
    folder, _, name = address.strip("/").rpartition("/")
    if folder in _SPEAKERS:
        kind = _SPEAKERS[folder]
        if entry := kind.entries(catalogue).get(name):
            yield from kind.says(entry, catalogue)
            yield Saying(ABOUT[folder], BESIDE)
    elif folder in _LISTS:
        yield from _LISTS[folder](name, catalogue)
    elif entry := _page(address, catalogue):
        yield from _text(entry.document.body)
        if "slot: glossary" in entry.document.body:
            for row in catalogue.vocabularies.glossary:
                said = " ".join((row.label, row.nn, row.en, *row.synonyms, row.definition))
                yield Saying(said, GLOSSARY, TEXT_AT_MOST)


def _case(entry: Entry[Case], catalogue: Catalogue) -> Iterator[Saying]:
    case = model_of(entry)
    words = catalogue.vocabularies
    yield from _where(case, catalogue)
    for theme in case.themes:
        yield Saying(words.label("themes", theme), LABEL)
        if theme in words.terms("themes"):
            yield Saying(words.terms("themes")[theme].definition, BESIDE)
    for actor in case.actors:
        yield Saying(words.label("actors", actor), LABEL)
    if case.level:
        yield Saying(words.label("levels", case.level), TEXT)
    for method in _models(case.methods, catalogue.methods):
        yield Saying(method.title, LABEL)
        yield Saying(method.summary, BESIDE)
    for key in _models((use.id for use in case.keys), catalogue.keys):
        yield Saying(key.title, TEXT)
        yield Saying(key.summary, BESIDE)
    yield from _story(case)
    yield from _text(entry.document.body)


def _where(case: Case, catalogue: Catalogue) -> Iterator[Saying]:
    for place in catalogue.places(case):
        yield from _names(place.municipality, catalogue, PLACE)
        yield Saying(place.municipality.county.name, LABEL)
    yield Saying(_joined(*case.municipality, case.place, case.owner), PLACE)


def _story(case: Case) -> Iterator[Saying]:
    """What the fields of a case tell in sentences."""
    for use in case.keys:
        yield from _text(use.how)
    for effect in case.effects:
        yield from _text(_joined(effect.what, effect.how))
    if case.groups:
        yield from _text(_joined(case.groups.invited, case.groups.reached, case.groups.how))
    if case.resources:
        yield from _text(_joined(case.resources.work, case.resources.duration))
    yield from _text(case.input_handling)


def _key(entry: Entry[Key], catalogue: Catalogue) -> Iterator[Saying]:
    key = model_of(entry)
    for method in _models(key.methods, catalogue.methods):
        yield Saying(method.title, TEXT)
        yield Saying(method.summary, BESIDE)
    yield from _cases(catalogue.by_key.get(entry.id, ()))
    yield from _text(key.not_when)
    yield from _text(entry.document.body)


def _method(entry: Entry[Method], catalogue: Catalogue) -> Iterator[Saying]:
    yield from _text(entry.document.body)
    for case in catalogue.by_method.get(entry.id, ())[:LISTED]:
        yield Saying(_joined(model_of(case).title, *model_of(case).municipality), TEXT)
    yield from _cases(catalogue.by_method.get(entry.id, ()))
    for key in catalogue.keys_with(entry.id):
        yield Saying(_joined(model_of(key).title, model_of(key).summary), BESIDE)


def _phase(entry: Entry[Phase], _: Catalogue) -> Iterator[Saying]:
    yield Saying(model_of(entry).question, LABEL)
    yield from _text(entry.document.body)


def _indicator(entry: Entry[Indicator], _: Catalogue) -> Iterator[Saying]:
    indicator = model_of(entry)
    yield Saying(indicator.question, LABEL)
    yield from _text(_joined(indicator.how, indicator.pitfalls, indicator.unit, indicator.when))
    yield from _text(entry.document.body)


def _theme(theme: str, catalogue: Catalogue) -> Iterator[Saying]:
    yield from _cases(catalogue.by_theme.get(theme, ()))


def _municipality(name: str, catalogue: Catalogue) -> Iterator[Saying]:
    for one in catalogue.vocabularies.gazetteer.municipalities:
        if one.id == name:
            yield from _names(one, catalogue, PLACE)
            yield Saying(one.county.name, LABEL)


def _county(name: str, catalogue: Catalogue) -> Iterator[Saying]:
    """All its municipalities, so that the reader of one without a case finds the neighbours'."""
    for one in catalogue.vocabularies.gazetteer.municipalities:
        if one.county.id == name:
            yield from _names(one, catalogue, LABEL)


def _names(municipality: Municipality, catalogue: Catalogue, weight: float) -> Iterator[Saying]:
    """What a municipality is called in Norwegian and Sámi, and at half the weight, what stood there before."""
    former = catalogue.vocabularies.gazetteer.former_names(municipality)
    yield Saying(_joined(municipality.name, *municipality.names), weight)
    yield Saying(_joined(*former), weight / 2)


def _cases(entries: Sequence[Entry[Case]]) -> Iterator[Saying]:
    for case in map(model_of, entries[:LISTED]):
        yield Saying(_joined(case.title, case.summary, *case.municipality), BESIDE)


def _text(markdown: str | None) -> Iterator[Saying]:
    if markdown:
        yield Saying(_LINK.sub(r"\1", _NOT_WORDS.sub(" ", markdown)), TEXT, TEXT_AT_MOST)


def _models(ids: Iterable[str], entries: Mapping[str, Entry[Any]]) -> Iterator[Any]:
    return (model_of(entries[one]) for one in ids if one in entries)


def _joined(*texts: str | None) -> str:
    return " ".join(filter(None, texts))


def _page(address: str, catalogue: Catalogue) -> Entry[Any] | None:
    name = address.strip("/")
    return catalogue.pages.get(name) or catalogue.pages.get(f"{name}/index")


@dataclass(frozen=True)
class _Speaker:
    """A kind of file: where its entries are, and what one says."""

    entries: Callable[[Catalogue], Mapping[str, Entry[Any]]]
    says: Callable[[Entry[Any], Catalogue], Iterator[Saying]]


_SPEAKERS = {
    "cases": _Speaker(lambda catalogue: catalogue.cases, _case),
    "keys": _Speaker(lambda catalogue: catalogue.keys, _key),
    "methods": _Speaker(lambda catalogue: catalogue.methods, _method),
    "phases": _Speaker(lambda catalogue: catalogue.phases, _phase),
    "indicators": _Speaker(lambda catalogue: catalogue.indicators, _indicator),
}
"""By the folder of their pages."""

_LISTS: Mapping[str, Callable[[str, Catalogue], Iterator[Saying]]] = {
    "themes": _theme,
    "municipalities": _municipality,
    "counties": _county,
}
"""What lists say of what they list, by the folder of their pages."""
