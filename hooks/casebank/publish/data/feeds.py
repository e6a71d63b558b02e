"""Atom feeds (RFC 4287): of everything, of each theme and of each county."""

from __future__ import annotations

import heapq
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casebank import datasets
from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.changes import changes, last_changed, newest
from casebank.compile.handwritten import TEMPLATES
from casebank.compile.page import address
from casebank.datasets import Format
from casebank.model.case import Case
from casebank.model.kinds import PAGE
from casebank.publish.data.records import url_of
from casebank.site import Site

LENGTH = 50
"""How many of the newest a feed holds."""

NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets"""

# So that the names stand without a prefix; reading programs expect it, though the standard does not ask for it.
ET.register_namespace("", NAMESPACE)


@dataclass(frozen=True)
class _Feed:
    """A feed: where it lies, the page that shows the same, and what is in it."""

    path: str
    title: str
    page: str
    entries: Sequence[Entry[Any]]


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """All feeds: the path from the site's root, and the content."""
    yield _file(_Feed(datasets.EVERYTHING, "alt nytt", "", _everything(catalogue)), catalogue, site)
    for term in catalogue.vocabularies.terms("themes").values():
        if term.id in catalogue.by_theme:
            found = catalogue.by_theme[term.id]
            feed = _Feed(datasets.theme_feed(term.id), term.label, address(f"themes/{term.id}.md"), found)
            yield _file(feed, catalogue, site)
    for number, county in catalogue.vocabularies.gazetteer.counties.items():
        if number in catalogue.by_county:
            found = catalogue.by_county[number]
            feed = _Feed(datasets.county_feed(county.id), county.name, address(f"counties/{county.id}.md"), found)
            yield _file(feed, catalogue, site)


def _everything(catalogue: Catalogue) -> list[Entry[Any]]:
    """All that readers may follow: not the front page and the search page, which tell of the others."""
    found = {change.address: change.entry for change in changes(catalogue) if change.entry}
    return [entry for entry in found.values() if not (entry.kind is PAGE and entry.id in TEMPLATES)]


def _file(feed: _Feed, catalogue: Catalogue, site: Site) -> tuple[str, bytes]:
    shown = heapq.nsmallest(LENGTH, feed.entries, key=_order)
    updated = last_changed(model_of(shown[0])) if shown else newest(catalogue)
    root = ET.Element(_name("feed"), {"xml:lang": "nb"})
    _add(root, "id", site.url + feed.path)
    _add(root, "title", f"{site.name}: {feed.title}")
    _add(root, "subtitle", site.description)
    _add(root, "updated", _moment(updated))
    _add(root, "link", rel="self", type=Format.ATOM.media_type, href=site.url + feed.path)
    _add(root, "link", rel="alternate", type="text/html", href=site.url + feed.page)
    _add(_add(root, "author"), "name", site.publisher.name or site.name)
    _add(root, "rights", datasets.LICENCE)
    for entry in shown:
        _entry(root, entry, catalogue, site)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return feed.path, content + b"\n"


def _entry(root: ET.Element, entry: Entry[Any], catalogue: Catalogue, site: Site) -> None:
    model, url = model_of(entry), url_of(entry, site)
    language = {"xml:lang": model.language} if isinstance(model, Case) else {}
    element = ET.SubElement(root, _name("entry"), language)
    _add(element, "id", url)
    _add(element, "title", model.title)
    _add(element, "link", rel="alternate", type="text/html", href=url)
    _add(element, "published", _moment(model.published))
    _add(element, "updated", _moment(last_changed(model)))
    _add(element, "summary", model.summary)
    for term, label in _categories(entry, catalogue):
        _add(element, "category", term=term, label=label)


def _categories(entry: Entry[Any], catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    yield entry.kind.name, entry.kind.label
    if isinstance(entry.model, Case):
        for theme in entry.model.themes:
            yield theme, catalogue.vocabularies.label("themes", theme)
        for county in catalogue.counties(entry.model):
            yield county.id, county.name


def _order(entry: Entry[Any]) -> tuple[int, str, str]:
    return -last_changed(model_of(entry)).toordinal(), entry.kind.name, entry.id


def _moment(day: date) -> str:
    """A day as RFC 3339 asks for, at noon, so that it is the same day in Norway."""
    return f"{day.isoformat()}T12:00:00Z"


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _add(parent: ET.Element, tag: str, content: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _name(tag), {name: _fit(value) for name, value in attributes.items()})
    element.text = _fit(content) or None
    return element


def _fit(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)
