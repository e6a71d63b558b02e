"""JSON-LD: true to the page, whole, and unable to leave its element."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.compile.page import address
from casebank.compile.structured import structured
from casebank.diagnostics import Example
from casebank.site import read_site
from tests.specimens import ROOT, bank_with

SITE = read_site(ROOT)
_ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def graphs(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The nodes of every page that has any, by address."""
    found = {}
    for path in site.rglob("index.html"):
        for element in _ELEMENT.findall(path.read_text(encoding="utf-8")):
            content = json.loads(element)
            assert content["@context"] == "https://schema.org"
            found[path.relative_to(site).as_posix().removesuffix("index.html")] = content["@graph"]
    return found


@pytest.mark.parametrize(
    ("address", "kind", "needed"),
    [
        ("", "WebSite", {"name", "url", "publisher"}),
        (
            "cases/svelvik-oppgaveutvalg/",
            "Article",
            {"headline", "description", "author", "publisher", "datePublished", "dateModified", "image", "license"},
        ),
        ("keys/meld-tilbake/", "HowTo", {"name", "description", "step"}),
        ("methods/gjestebud/", "DefinedTerm", {"name", "description", "inDefinedTermSet"}),
        ("methods/gjestebud/", "HowTo", {"step"}),
        ("glossary/", "DefinedTermSet", {"hasDefinedTerm"}),
        ("themes/lokaldemokrati/", "CollectionPage", {"name"}),
        ("cases/svelvik-oppgaveutvalg/", "BreadcrumbList", {"itemListElement"}),
    ],
)
def test_a_page_says_what_it_is(
    graphs: dict[str, list[dict[str, Any]]], address: str, kind: str, needed: set[str]
) -> None:
    (node,) = (node for node in graphs[address] if node["@type"] == kind)
    assert needed <= set(node)


def test_every_page_but_the_front_page_tells_the_way_to_itself(graphs: dict[str, list[dict[str, Any]]]) -> None:
    for where, graph in graphs.items():
        if where:
            (way,) = (node["itemListElement"] for node in graph if node["@type"] == "BreadcrumbList")
            assert way[-1]["item"] == SITE.url + where
            assert [step["position"] for step in way] == list(range(1, len(way) + 1))


def test_addresses_are_whole_and_lead_to_pages(site: Path, graphs: dict[str, list[dict[str, Any]]]) -> None:
    own = {match.partition("#")[0] for match in re.findall(rf'"({re.escape(SITE.url)}[^"]*)"', json.dumps(graphs))}
    assert own
    for url in own:
        path = site / url.removeprefix(SITE.url)
        assert path.is_file() or (path / "index.html").is_file(), url


@given(st.text(alphabet=st.sampled_from("<>&\"'/\\!-script\u2028 ]"), min_size=1, max_size=80))
def test_no_title_can_end_the_element(title: str) -> None:
    title = f"x{title}x"
    catalogue = Catalogue(bank_with(Example(fields=f"title: {json.dumps(title)}")))
    (page,) = (page for page in compile_pages(catalogue, SITE) if page.path == "cases/drammen-oppgaveutvalg.md")
    told = structured(page, catalogue, SITE)
    assert not set("<>&\u2028") & set(told)
    assert json.loads(told)["@graph"][0]["name"] == page.title
    assert address(page.path) in told
