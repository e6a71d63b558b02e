"""Where experience is missing: every gap is told, and leads to a form that can take what the address says."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.compile import compile_pages, gaps
from casebank.facets import COUNTY, METHOD, THEME
from casebank.form.forms import CASE_FORM
from casebank.site import Site
from tests.specimens import ROOT, TODAY

SITE = Site(name="Banken", url="https://banken.example/", description="", repository="https://github.example/bank")


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return Catalogue(load(ROOT, TODAY))


@pytest.fixture(scope="module")
def asked(own: Catalogue) -> list[dict[str, str]]:
    """What each link to the form fills in."""
    body = next(page for page in compile_pages(own, SITE) if page.path == gaps.PATH).body
    addresses = re.findall(r"\((share/index\.md\?[^)]+)\)", body)
    return [{name: one for name, [one] in parse_qs(urlsplit(address).query).items()} for address in addresses]


def test_just_the_gaps_lead_to_the_form(own: Catalogue, asked: list[dict[str, str]]) -> None:
    for facet, field in ((COUNTY, "county"), (METHOD, "methods")):
        themes, values = THEME.labels(own), facet.labels(own)
        filled = {
            (theme, value)
            for entry in own.cases.values()
            for theme in model_of(entry).themes
            for value in facet.values(model_of(entry), own)
        }
        empty = {(theme, value) for theme in themes for value in values} - filled
        told = [(one["themes"], one[field]) for one in asked if field in one]
        assert set(told) == empty
        assert len(told) == len(empty)


def test_the_form_knows_what_the_links_fill_in(asked: list[dict[str, str]]) -> None:
    questions = {question.name for question in CASE_FORM.questions}
    assert {"themes", "methods"} <= questions
    assert {name for one in asked for name in one} == {"themes", "methods", "county"}


def test_each_link_says_what_it_is_for(own: Catalogue, asked: list[dict[str, str]]) -> None:
    body = next(page for page in compile_pages(own, SITE) if page.path == gaps.PATH).body
    labels = re.findall(r'<span class="kb-visually-hidden">(Fortell om [^<]+)</span>', body)
    assert len(set(labels)) == len(asked)
