"""What a page is, told to other programs: JSON-LD in the words of schema.org.

A browser does not run it, so it needs no leave from the site's policy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.compile import data
from casebank.compile.page import Page, address
from casebank.compile.steps import steps_of
from casebank.model.case import Case
from casebank.model.fields import Dated, Source
from casebank.model.kinds import CASE, INDICATOR, KEY, METHOD, PAGE, PHASE
from casebank.site import Site

Node = dict[str, Any]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HEADLINE = 110
"""The longest headline that search engines take: https://developers.google.com/search/docs/appearance/structured-data/article"""
FRONT_PAGE = "index.md"
GLOSSARY = "glossary.md"
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def structured(page: Page, catalogue: Catalogue, site: Site) -> str:
    """The JSON-LD of a page; nothing for one that is no content. Holds no character that HTML could take for markup."""
    if not site.url or page.kind not in _NODES:
        return ""
    describe = _Describe(page, catalogue, site)
    graph = [*_NODES[page.kind](describe), *describe.way()]
    content = {"@context": "https://schema.org", "@graph": [_filled(node) for node in graph]}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_MARKUP)


class _Describe:
    """One page, as nodes."""

    def __init__(self, page: Page, catalogue: Catalogue, site: Site) -> None:
        self.page = page
        self.catalogue = catalogue
        self.site = site
        self.url = site.url + address(page.path)
        self.publisher = {"@type": "Organization", "name": "KS", "url": "https://www.ks.no/"}

    @property
    def entry(self) -> Entry[Any]:
        """The file that the page was made from."""
        name = self.page.path.rpartition("/")[2].removesuffix(".md")
        collection: Mapping[str, Mapping[str, Entry[Any]]] = {
            CASE.name: self.catalogue.cases,
            KEY.name: self.catalogue.keys,
            METHOD.name: self.catalogue.methods,
            PHASE.name: self.catalogue.phases,
            INDICATOR.name: self.catalogue.indicators,
            PAGE.name: self.catalogue.pages,
        }
        identifier = self.page.path.removesuffix(".md") if self.page.kind == PAGE.name else name
        return collection[self.page.kind][identifier]

    def common(self, kind: str) -> Node:
        return {
            "@type": kind,
            "@id": self.url,
            "url": self.url,
            "name": self.page.title,
            "description": self.page.description,
            "inLanguage": self.page.language,
            "isPartOf": {"@id": f"{self.site.url}#website"},
        }

    def dated(self, kind: str) -> Node:
        model: Dated = model_of(self.entry)
        return {
            **self.common(kind),
            "datePublished": model.published.isoformat(),
            "dateModified": (model.updated or model.published).isoformat(),
            "publisher": self.publisher,
            "license": LICENCE,
            "citation": [_source(source) for source in getattr(model, "sources", ())],
        }

    def case(self) -> list[Node]:
        case: Case = model_of(self.entry)
        words = self.catalogue.vocabularies
        methods = [method for method in case.methods if method in self.catalogue.methods]
        article = {
            **self.dated("Article"),
            "headline": case.title if len(case.title) <= HEADLINE else f"{case.title[: HEADLINE - 1]}…",
            "author": {"@type": "Organization", "name": f"{self.site.name}, KS", "url": self.site.url},
            "image": self.site.picture,
            "keywords": [words.label("themes", theme) for theme in case.themes],
            "about": [{"@id": f"{self.site.url}methods/{method}/#term"} for method in methods],
            "contentLocation": [
                {
                    "@type": "AdministrativeArea",
                    "name": place.municipality.name,
                    "identifier": {
                        "@type": "PropertyValue",
                        "propertyID": "kommunenummer",
                        "value": place.municipality.number,
                    },
                }
                for place in self.catalogue.places(case)
            ],
        }
        return [article]

    def key(self) -> list[Node]:
        return [self._how_to() or self.dated("Article")]

    def method(self) -> list[Node]:
        how = self._how_to()
        return [self._term(), *([how] if how else [])]

    def term(self) -> list[Node]:
        return [self._term()]

    def _how_to(self) -> Node | None:
        steps = steps_of(self.entry.document.body)
        if not steps:
            return None
        numbered = [{"@type": "HowToStep", "position": number, "text": step} for number, step in enumerate(steps, 1)]
        return {**self.dated("HowTo"), "step": numbered}

    def _term(self) -> Node:
        folder = self.page.path.partition("/")[0]
        return {
            **self.common("DefinedTerm"),
            "@id": f"{self.url}#term",
            "termCode": self.entry.id,
            "inDefinedTermSet": f"{self.site.url}{folder}/",
        }

    def overview(self) -> list[Node]:
        return [self.common("CollectionPage")]

    def handwritten(self) -> list[Node]:
        if self.page.path == FRONT_PAGE:
            return [
                {
                    "@type": "WebSite",
                    "@id": f"{self.site.url}#website",
                    "url": self.site.url,
                    "name": self.site.name,
                    "description": self.site.description,
                    "inLanguage": self.page.language,
                    "publisher": self.publisher,
                }
            ]
        if self.page.path == GLOSSARY:
            words = [
                {
                    "@type": "DefinedTerm",
                    "@id": f"{self.url}#{word.id}",
                    "name": word.label,
                    "description": word.definition,
                }
                for word in self.catalogue.vocabularies.glossary
            ]
            return [{**self.dated("DefinedTermSet"), "hasDefinedTerm": words}]
        if self.page.path == data.PATH:
            return [{**self.dated("Dataset"), "creator": self.publisher, **data.node(self.catalogue, self.site)}]
        return [self.dated("WebPage")]

    def way(self) -> list[Node]:
        """The way from the front page to this one."""
        if self.page.path == FRONT_PAGE:
            return []
        steps = [
            ("Forsiden", self.site.url),
            *((crumb.title, self.site.url + address(crumb.path)) for crumb in self.page.breadcrumbs),
            (self.page.title, self.url),
        ]
        places = [
            {"@type": "ListItem", "position": number, "name": title, "item": url}
            for number, (title, url) in enumerate(steps, 1)
        ]
        return [{"@type": "BreadcrumbList", "itemListElement": places}]


_NODES: Mapping[str, Callable[[_Describe], list[Node]]] = {
    CASE.name: _Describe.case,
    KEY.name: _Describe.key,
    METHOD.name: _Describe.method,
    PHASE.name: _Describe.term,
    INDICATOR.name: _Describe.term,
    PAGE.name: _Describe.handwritten,
    "overview": _Describe.overview,
}


def _source(source: Source) -> Node:
    return {
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.url,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": str(source.date) if source.date else None,
    }


def _filled(value: Any) -> Any:
    """The value without what is empty."""
    if isinstance(value, dict):
        return {name: _filled(one) for name, one in value.items() if one not in (None, "", [], ())}
    return [_filled(one) for one in value] if isinstance(value, list) else value
