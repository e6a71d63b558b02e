"""The open data as others meet them: read by a feed parser, a CSV reader, JSON Schema and an RDF store."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from rdflib import DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.compile import compile_pages
from casebank.datasets import CATALOGUE, DATASETS, LICENCE, Format, county_feed, theme_feed
from casebank.diagnostics import Example
from casebank.publish.data import data_files
from casebank.publish.data.csv import BEGINS_FORMULA, GUARD, cell, table
from casebank.publish.schemas import schema_files
from casebank.site import Publisher, Site
from tests.specimens import ROOT, TODAY, bank_with

SITE = Site(
    name="Banken",
    url="https://banken.example/",
    description="Erfaringer fra kommuner.",
    repository="https://github.example/bank",
    publisher=Publisher(name="KS", email="post@banken.example", organisation_number="971032146"),
)
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

EFFECT = """effects:
  - what: "=HYPERLINK(\\"https://x.example\\")"
    before: 27,5
    after: -3
    unit: prosent
    evidence: self-reported
    source: rapport
"""
ODD = Example(
    name="drammen-rar",
    fields='title: "=2+3 «æøå» & <b>]]></b> 🏘️ \u2028"\nlanguage: nn\nsummary: "Ein case på nynorsk; med \\"hermeteikn\\""\n'
    + EFFECT,
    body="## Bakgrunn\n\nTekst.[^rapport]\n\n## Slik gjorde dei det\n\nTekst.\n\n## Resultat\n\nTekst.\n\n## Lærdomar\n\nTekst.\n",
)
BARE = Example(
    name="drammen-spire",
    fields="title: Spire\ndocumentation: stub",
    without=("status", "outcome", "themes", "level", "actors", "keys", "methods", "phases", "openness"),
    body="",
)


def _files(catalogue: Catalogue) -> dict[str, bytes]:
    return dict(data_files(catalogue, SITE))


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


@pytest.fixture(scope="module")
def odd() -> Catalogue:
    return Catalogue(bank_with(ODD, BARE))


@pytest.fixture(scope="module", params=["own", "odd"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    found: Catalogue = request.getfixturevalue(request.param)
    return found


def _write_schemas(folder: Path, catalogue: Catalogue) -> None:
    for name, content in schema_files(catalogue.vocabularies, SITE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_each_json_file_keeps_to_its_published_schema(catalogue: Catalogue, tmp_path: Path) -> None:
    _write_schemas(tmp_path, catalogue)
    checked = 0
    for path, content in _files(catalogue).items():
        if path.endswith(".json"):
            data = json.loads(content)
            schema = json.loads((tmp_path / data["$schema"].removeprefix(SITE.url)).read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema, format_checker=FormatChecker())
            assert [error.message for error in validator.iter_errors(data)] == [], path
            checked += 1
    assert checked == len(DATASETS) + len(catalogue.cases)


def test_the_schemas_refuse_what_the_data_never_hold(odd: Catalogue, tmp_path: Path) -> None:
    _write_schemas(tmp_path, odd)
    data = json.loads(_files(odd)["data/cases.json"])
    schema = json.loads((tmp_path / "schema/data/cases.schema.json").read_text(encoding="utf-8"))
    for name, value in (("themes", ["finnes-ikke"]), ("published", "i går"), ("nytt", 1)):
        broken = {**data, "cases": [{**data["cases"][0], name: value}]}
        assert not Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(broken), name


def test_json_tells_what_the_files_say(own: Catalogue) -> None:
    files = _files(own)
    cases = json.loads(files["data/cases.json"])
    assert [case["id"] for case in cases["cases"]] == sorted(own.cases)
    assert cases["count"] == len(own.cases)
    for case in cases["cases"]:
        single = json.loads(files[case["data"].removeprefix(SITE.url)])["case"]
        body = single.pop("body")
        assert single == case
        assert body == own.cases[case["id"]].document.body.strip()
    keys = json.loads(files["data/keys.json"])["keys"]
    told = {(key["id"], case["id"]) for key in keys for case in key["cases"]}
    assert told == {(use.id, entry.id) for entry in own.cases.values() for use in model_of(entry).keys}


def test_a_number_with_a_comma_is_a_number(odd: Catalogue) -> None:
    effect = json.loads(_files(odd)["data/effects.json"])["effects"][0]
    assert (effect["before"], effect["after"]) == (27.5, -3)
    row = _rows(_files(odd)["data/effects.csv"])[0]
    assert (row["Før"], row["Etter"]) == ("27,5", "-3")


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_gives_each_case_and_effect_back(catalogue: Catalogue) -> None:
    files = _files(catalogue)
    assert files["data/cases.csv"].startswith(b"\xef\xbb\xbf")
    rows = _rows(files["data/cases.csv"])
    assert [row["Id"] for row in rows] == sorted(catalogue.cases)
    for row in rows:
        case = model_of(catalogue.cases[row["Id"]])
        assert row["Tittel"].removeprefix(GUARD) == case.title
        assert row["Kort fortalt"] == case.summary
        assert row["Publisert"] == case.published.isoformat()
        assert None not in row
    effects = [effect.what for _, entry in sorted(catalogue.cases.items()) for effect in model_of(entry).effects]
    assert [row["Hva endret seg?"].removeprefix(GUARD) for row in _rows(files["data/effects.csv"])] == effects


def test_no_cell_begins_a_formula(odd: Catalogue) -> None:
    files = _files(odd)
    for name in ("data/cases.csv", "data/effects.csv"):
        for row in _rows(files[name]):
            numbers = {"Før", "Etter"}
            assert [one for name, one in row.items() if name not in numbers and one.startswith(BEGINS_FORMULA)] == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=2, max_size=2))
def test_any_text_survives_a_table(texts: list[str]) -> None:
    read = list(csv.reader(io.StringIO(table(["a", "b"], [texts]).decode("utf-8-sig"), newline=""), delimiter=";"))
    expected = [f"{GUARD}{one}" if one.startswith(BEGINS_FORMULA) else one for one in texts]
    assert read[1:] == [expected]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_in_a_table_is_as_norwegians_write_it(number: Decimal) -> None:
    assert Decimal(cell(number).replace(",", ".")) == number


def _feed(content: bytes) -> Any:
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.id
    assert feed.feed.updated_parsed
    assert [entry.link for entry in feed.entries if not (entry.id and entry.title and entry.updated_parsed)] == []
    return feed


def test_feeds_hold_the_cases_of_their_theme_and_county(own: Catalogue) -> None:
    files = _files(own)
    for theme, entries in own.by_theme.items():
        feed = _feed(files[theme_feed(theme)])
        assert {entry.link for entry in feed.entries} == {f"{SITE.url}cases/{entry.id}/" for entry in entries}
    for number, entries in own.by_county.items():
        feed = _feed(files[county_feed(own.vocabularies.gazetteer.counties[number].id)])
        assert {entry.link for entry in feed.entries} == {f"{SITE.url}cases/{entry.id}/" for entry in entries}


def test_the_feed_of_everything_has_the_newest_first() -> None:
    new = Example(name="drammen-ny", fields="title: Ny\npublished: 2020-01-01\nupdated: 2026-11-24")
    old = Example(name="drammen-gammel", fields="title: Gammel\npublished: 2020-01-01\nreviewed: 2026-11-24")
    feed = _feed(_files(Catalogue(bank_with(new, old)))["data/feeds/everything.xml"])
    links = [entry.link for entry in feed.entries]
    assert links[-1] == f"{SITE.url}cases/drammen-gammel/", "a review is no news"
    assert links.index(f"{SITE.url}cases/drammen-ny/") < len(links) - 1
    assert f"{SITE.url}about/" in links


def test_a_feed_takes_odd_characters_and_tells_the_language(odd: Catalogue) -> None:
    content = _files(odd)[theme_feed("lokaldemokrati")]
    entry = next(one for one in _feed(content).entries if one.link.endswith("/drammen-rar/"))
    assert entry.title == "=2+3 «æøå» & <b>]]></b> 🏘️ \u2028".strip()
    assert entry.summary_detail.language == "nn"
    assert entry.title_detail.type == "text/plain"


def test_changes_come_from_the_dates_alone() -> None:
    case = Example(fields="published: 2020-01-01\nreviewed: 2021-02-02\nconfirmed: {by: Drammen, date: 2022-03-03}")
    withdrawn = b"- address: cases/drammen-borte/\n  date: 2023-04-04\n"
    bank = bank_with(case, files={"docs/addresses/withdrawn.yml": withdrawn})
    found = json.loads(_files(Catalogue(bank))["data/changes.json"])["changes"]
    about = [(one["date"], one["change"]) for one in found if "/cases/" in one["url"]]
    assert about == [
        ("2023-04-04", "withdrawn"),
        ("2022-03-03", "confirmed"),
        ("2021-02-02", "reviewed"),
        ("2020-01-01", "published"),
    ]


def test_a_withdrawn_case_is_in_no_file_but_the_list_of_changes() -> None:
    withdrawn = b"- address: cases/drammen-borte/\n  date: 2023-04-04\n"
    files = _files(Catalogue(bank_with(files={"docs/addresses/withdrawn.yml": withdrawn})))
    assert [path for path, content in files.items() if b"drammen-borte" in content] == ["data/changes.json"]
    told = json.loads(files["data/changes.json"])["changes"]
    assert next(one for one in told if one["change"] == "withdrawn").keys() == {"date", "change", "url"}


def test_the_day_of_the_build_changes_nothing(own: Catalogue) -> None:
    later = Catalogue(dataclasses.replace(own.bank, today=date(2031, 5, 5)))
    assert _files(later) == _files(own)


# Mandatory in DCAT-AP-NO 2.2 or in its version 3: https://data.norge.no/specification/dcat-ap-no
_DESCRIBED = (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCAT.contactPoint)
MANDATORY: dict[URIRef, tuple[URIRef, ...]] = {
    DCAT.Catalog: (*_DESCRIBED, DCAT.dataset),
    DCAT.Dataset: (*_DESCRIBED, DCAT.theme),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS.format),
    FOAF.Agent: (FOAF.name,),
    VCARD.Organization: (VCARD.fn, VCARD.hasURL),
}


@pytest.fixture(scope="module")
def described(own: Catalogue) -> Graph:
    return Graph().parse(data=_files(own)[CATALOGUE], format="json-ld")


def test_the_description_has_every_mandatory_property(described: Graph) -> None:
    for kind, properties in MANDATORY.items():
        nodes = list(described.subjects(RDF.type, kind))
        assert nodes, kind
        missing = [(node, one) for node in nodes for one in properties if not list(described.objects(node, one))]
        assert missing == []
    assert len(list(described.subjects(RDF.type, DCAT.Dataset))) == len(DATASETS)


def test_the_description_points_to_what_it_describes(described: Graph, own: Catalogue) -> None:
    files = {f"{SITE.url}{path}" for path in _files(own)}
    assert {str(one) for one in described.objects(None, DCAT.downloadURL)} <= files
    for predicate in (DCTERMS.publisher, DCAT.contactPoint, DCAT.dataset, DCAT.distribution):
        for node in described.objects(None, predicate):
            assert list(described.objects(node, RDF.type)), node
    assert _themes(described.objects(None, DCAT.theme)) == {"GOVE", "SOCI"}
    titles = [one for one in described.objects(None, DCTERMS.title) if isinstance(one, Literal)]
    assert {one.language for one in titles} == {"nb"}


def _themes(nodes: Iterable[Node]) -> set[str]:
    prefix = "http://publications.europa.eu/resource/authority/data-theme/"
    return {str(node).removeprefix(prefix) for node in nodes}


def test_every_format_of_every_dataset_is_written(own: Catalogue) -> None:
    files = _files(own)
    assert [dataset.id for dataset in DATASETS for form in dataset.formats if dataset.path(form) not in files] == []
    assert {form for dataset in DATASETS for form in dataset.formats} == set(Format)


def test_the_page_about_the_data_is_a_dataset_for_search_engines(own: Catalogue) -> None:
    page = next(page for page in compile_pages(own, SITE) if page.path == "data.md")
    found = next(node for node in json.loads(page.structured)["@graph"] if node["@type"] == "Dataset")
    assert 50 <= len(found["description"]) <= 5000
    assert found["license"] == LICENCE
    assert found["creator"]
    assert {one["contentUrl"].removeprefix(SITE.url) for one in found["distribution"]} <= _files(own).keys()
    # The words of schema.org are not looked up, so that the test needs no network.
    offline = {**json.loads(page.structured), "@context": {"@vocab": "https://schema.org/"}}
    graph = Graph().parse(data=json.dumps(offline), format="json-ld")
    assert len(list(graph.subjects(RDF.type, URIRef("https://schema.org/DataDownload")))) == len(found["distribution"])


def test_the_page_about_the_data_leads_to_every_file(own: Catalogue) -> None:
    page = next(page for page in compile_pages(own, SITE) if page.path == "data.md")
    files = {path for path in _files(own) if not path.startswith("data/cases/")}
    assert files - {path.removeprefix("site:") for path in re.findall(r"\((site:[^)]+)\)", page.body)} == set()


def test_a_case_without_its_dates_is_in_no_file() -> None:
    undated = Example(name="drammen-udatert", fields="title: Udatert", without=("published",))
    files = _files(Catalogue(bank_with(undated)))
    assert [path for path, content in files.items() if b"udatert" in content.lower()] == []


def test_a_report_leads_to_the_page_of_what_was_tried() -> None:
    case = Example(kind="report", name="bergen-prover", fields="case: drammen-oppgaveutvalg", without=("key",))
    [record] = json.loads(_files(Catalogue(bank_with(case)))["data/reports.json"])["reports"]
    assert record["url"] == f"{SITE.url}cases/drammen-oppgaveutvalg/"
