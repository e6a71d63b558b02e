"""The data of the tools' scripts: «Min plan», compare, network and workshop packs.

Small files, fetched one by one when somebody needs them, so that none grows with the bank. All values are plain text
or site addresses; the scripts show them as text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.compile import case_digest, digest, docx, guide
from casebank.compile.digest import Row
from casebank.compile.page import Asset, address
from casebank.compile.qr import qr
from casebank.compile.run_sheet import run_sheets
from casebank.compile.steps import steps_of
from casebank.ledger import address_of
from casebank.model.case import Case
from casebank.model.fields import Dated, Source
from casebank.model.framework import Method
from casebank.model.kinds import CASE, INDICATOR, KEY, METHOD, Kind
from casebank.naming import alphabetical
from casebank.network import Experience, by_subject, experiences, few_of_each
from casebank.site import Site
from casebank.vocabulary import Match

FOLDER = "tools"
"""Where the files lie in the site. The scripts know it too."""

_DIGESTS: Mapping[str, Callable[[Any, Catalogue], Iterable[Row]]] = {
    CASE.name: case_digest.of_case,
    KEY.name: digest.of_key,
    METHOD.name: digest.of_method,
    INDICATOR.name: digest.of_indicator,
}
"""The kinds that can be put in a plan, and what is told of each."""


def assets(catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """All files but those of single cases."""
    yield _asset("index", index(catalogue, site))
    yield _asset("guide", guide.data(catalogue))
    yield _asset("municipalities", municipalities(catalogue))
    yield _asset("docx", docx.template())
    yield from network(catalogue)
    for kind, entries in _entries(catalogue):
        if kind is not CASE:
            for entry in entries.values():
                yield from assets_of(kind, entry, catalogue, site)


def assets_of(kind: Kind, entry: Entry[Any], catalogue: Catalogue, site: Site) -> Iterator[Asset]:
    """What is told of one case, key, method or indicator, under each name that it has or had."""
    data = item(kind, entry, catalogue, site)
    for name in (entry.id, *_former_names(kind, model_of(entry))):
        yield _asset(f"{kind.name}/{name}", data)


def index(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """The site, the phases in order, and every key, method and indicator in short."""
    return {
        "site": {"name": site.name, "url": site.url},
        "phases": [
            {"id": entry.id, "title": phase.title, "question": phase.question}
            for entry in catalogue.phases.values()
            if (phase := model_of(entry))
        ],
        "evidence": [
            {"id": term.id, "label": term.label} for term in catalogue.vocabularies.terms("evidence").values()
        ],
        "items": [
            _short(kind, entry)
            for kind, entries in _entries(catalogue)
            if kind is not CASE
            for entry in sorted(entries.values(), key=lambda one: alphabetical(model_of(one).title))
        ],
        "subjects": _subjects(catalogue),
    }


def item(kind: Kind, entry: Entry[Any], catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """One case, key, method or indicator, with what a plan, a comparison and a card tell of it."""
    model = model_of(entry)
    rows = _DIGESTS[kind.name](entry, catalogue)
    found = {
        **_short(kind, entry),
        "updated": (model.updated or model.published).isoformat(),
        "rows": [_row(row) for row in rows],
        "sources": [_source(source) for source in model.sources],
        "qr": qr(site.url + address_of(kind, entry.id)),
    }
    if isinstance(model, Case):
        found["place"] = case_digest.describe(model, catalogue)
        found["confirmed"] = model.confirmed is not None
    elif isinstance(model, Method):
        found["sheets"] = [
            {"title": one.title, "head": one.head, "rows": one.rows, "untried": one.untried}
            for one in run_sheets(entry.document.body)
        ]
    elif kind is KEY:
        found["steps"] = steps_of(entry.document.body)
    return found


def municipalities(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Today's municipalities with their positions in degrees, and other names that they are looked for by."""
    gazetteer = catalogue.vocabularies.gazetteer
    former: dict[str, list[str]] = {}
    for row in gazetteer.former:
        found = gazetteer.lookup(row.name)
        if found.match is Match.FORMER and found.municipality:
            former.setdefault(found.municipality.number, []).append(row.name)
    return [
        {
            "value": one.number,
            "label": one.label,
            "help": one.county.name,
            "words": " ".join((*one.names, *former.get(one.number, ()))),
            "lat": one.lat,
            "lon": one.lon,
        }
        for one in sorted(gazetteer.municipalities, key=lambda one: alphabetical(one.label))
    ]


def network(catalogue: Catalogue) -> Iterator[Asset]:
    """Who has experience, in one file for each subject and one for all."""
    everyone = experiences(catalogue)
    yield _asset("network/all", [_experience(one, "", catalogue) for one in few_of_each(everyone)])
    for subject, found in by_subject(everyone).items():
        rows = [_experience(one, one.subjects[subject], catalogue) for one in found]
        yield _asset(f"network/{subject.kind}/{subject.id}", rows)


def _entries(catalogue: Catalogue) -> tuple[tuple[Kind, Mapping[str, Entry[Any]]], ...]:
    return (
        (KEY, catalogue.keys),
        (METHOD, catalogue.methods),
        (INDICATOR, catalogue.indicators),
        (CASE, catalogue.cases),
    )


def _former_names(kind: Kind, model: Dated) -> Iterator[str]:
    """The names a page had before in the same folder, so that old plans still find it."""
    for alias in model.aliases:
        folder, _, name = alias.rpartition("/")
        if folder in ("", kind.pages):
            yield name


def _short(kind: Kind, entry: Entry[Any]) -> dict[str, Any]:
    model = model_of(entry)
    return {
        "kind": kind.name,
        "id": entry.id,
        "title": model.title,
        "summary": model.summary,
        "phases": list(getattr(model, "phases", ())),
        "path": address_of(kind, entry.id),
    }


def _row(row: Row) -> dict[str, Any]:
    return {"label": row.label, "pieces": [_piece(one) for one in row.pieces]}


def _piece(piece: digest.Piece) -> dict[str, str]:
    found = {
        "words": piece.words,
        "path": address(piece.path) if piece.path else "",
        "evidence": piece.evidence,
    }
    return {name: value for name, value in found.items() if value}


def _source(source: Source) -> dict[str, Any]:
    found = {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "date": source.date.in_words() if source.date else None,
        "archived": bool(source.archived),
    }
    return {name: value for name, value in found.items() if value}


def _experience(one: Experience, verdict: str, catalogue: Catalogue) -> dict[str, Any]:
    words = catalogue.vocabularies
    found = {
        "number": one.municipality.number,
        "place": one.written,
        "county": one.municipality.county.name,
        "lat": one.municipality.lat,
        "lon": one.municipality.lon,
        "title": one.title,
        "path": one.address,
        "verdict": words.label("verdicts", verdict).lower() if verdict else "",
        "office": one.office,
        "url": one.url,
        "email": one.email,
        "offers": [words.label("offers", offer) for offer in one.offers],
        "confirmed": one.confirmed.isoformat() if one.confirmed else "",
        "report": one.is_report,
    }
    return {name: value for name, value in found.items() if value not in ("", [], False)}


def _subjects(catalogue: Catalogue) -> list[dict[str, str]]:
    """What one can ask the network about: that which somebody has experience with."""
    titles = {
        "theme": {term.id: term.label for term in catalogue.vocabularies.terms("themes").values()},
        "method": {entry.id: model_of(entry).title for entry in catalogue.methods.values()},
        "key": {entry.id: model_of(entry).title for entry in catalogue.keys.values()},
    }
    found = by_subject(experiences(catalogue))
    return [
        {"kind": one.kind, "id": one.id, "title": titles[one.kind][one.id]}
        for one in sorted(
            found, key=lambda one: (list(titles).index(one.kind), alphabetical(titles[one.kind].get(one.id, "")))
        )
        if one.id in titles[one.kind]
    ]


def _asset(name: str, data: Any) -> Asset:
    return Asset(f"{FOLDER}/{name}.json", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
