"""The page about the open data: its files and feeds, for people and for programs that look for data sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from casebank import datasets
from casebank.authored import SLOT
from casebank.catalogue import Catalogue
from casebank.changes import newest
from casebank.compile.markdown import Markdown, blocks, heading, items, join, link, own, strong, styled, table, text
from casebank.compile.page import FROM_ROOT
from casebank.datasets import DATASETS, Dataset, Format
from casebank.naming import alphabetical
from casebank.site import Site

PATH = f"{datasets.FOLDER}.md"
"""The page, in the engine's source folder."""

EXAMPLE = "kommune-navn"


def fill(content: Markdown, catalogue: Catalogue, site: Site) -> Markdown:
    """The text with the places filled that tell of the data; other places are left for others."""

    def replace(match: re.Match[str]) -> str:
        fill_in = SLOTS.get(match["name"])
        return fill_in(catalogue, site) if fill_in else match[0]

    return Markdown(SLOT.sub(replace, content))


def follow(feed: str) -> Markdown:
    """The link by which a reader follows what is new, on the page that the feed belongs to."""
    return styled("follow", _file(feed, "Følg med i en nyhetsleser (Atom)"))


def node(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """All files together as a `Dataset` in the words of schema.org, without its identity and dates of publishing."""
    keywords = dict.fromkeys(keyword for dataset in DATASETS for keyword in dataset.keywords)
    return {
        "name": f"{site.name}: åpne data",
        "description": " ".join(f"{dataset.title}: {dataset.description}" for dataset in DATASETS),
        "dateModified": newest(catalogue).isoformat(),
        "version": datasets.VERSION,
        "isAccessibleForFree": True,
        "keywords": list(keywords),
        "spatialCoverage": "Norge",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{dataset.title} som {form.label}",
                "encodingFormat": form.media_type,
                "contentUrl": site.url + dataset.path(form),
            }
            for dataset in DATASETS
            for form in dataset.formats
        ],
    }


def _downloads(_: Catalogue, __: Site) -> Markdown:
    head = [own("Data"), own("Hva det er"), own("Last ned")]
    rows = ([strong(text(dataset.title)), text(dataset.description), _files(dataset)] for dataset in DATASETS)
    return styled("downloads", table(head, rows))


def _files(dataset: Dataset) -> Markdown:
    found = [_file(dataset.path(form), f"{dataset.title} som {form.label}") for form in dataset.formats]
    if Format.JSON in dataset.formats:
        found.append(_file(dataset.schema, f"Skjema for {dataset.title.lower()}"))
    return join(found, "<br>")


def _file(path: str, label: str) -> Markdown:
    return link(text(label), FROM_ROOT + path)


def _single_case(_: Catalogue, site: Site) -> Markdown:
    return own(f"`{site.url}{datasets.case_file(EXAMPLE)}`")


def _feeds(catalogue: Catalogue, _: Site) -> Markdown:
    themes = [
        (datasets.theme_feed(term.id), term.label)
        for term in catalogue.vocabularies.terms("themes").values()
        if term.id in catalogue.by_theme
    ]
    counties = [
        (datasets.county_feed(county.id), county.name)
        for number, county in catalogue.vocabularies.gazetteer.counties.items()
        if number in catalogue.by_county
    ]
    counties.sort(key=lambda one: alphabetical(one[1]))
    return blocks(
        _chips([(datasets.EVERYTHING, "Alt nytt i banken")]),
        heading(3, own("Caser om et tema")),
        _chips(themes),
        heading(3, own("Caser fra et fylke")),
        _chips(counties),
    )


def _chips(feeds: Iterable[tuple[str, str]]) -> Markdown:
    return styled("chips", items(_file(path, label) for path, label in feeds))


def _catalogue(_: Catalogue, site: Site) -> Markdown:
    return _file(datasets.CATALOGUE, site.url + datasets.CATALOGUE)


SLOTS: Mapping[str, Callable[[Catalogue, Site], Markdown]] = {
    "downloads": _downloads,
    "single-case": _single_case,
    "feeds": _feeds,
    "data-catalogue": _catalogue,
}
