"""The HTML of the forms: every question, every way to send, and no foreign text as markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from casebank.catalogue import Catalogue
from casebank.compile import compile_assets
from casebank.compile.form import html
from casebank.diagnostics import Example
from casebank.form.forms import CASE_FORM, FAULT_FORM, FORMS, Form
from casebank.form.question import Question
from casebank.site import Publisher, read_site
from tests.specimens import ROOT, bank_with

SITE = read_site(ROOT)
CATALOGUE = Catalogue(bank_with())


def _paths(questions: tuple[Question, ...], before: str = "") -> list[str]:
    found = []
    for question in questions:
        path = f"{before}{question.name}"
        found += _paths(question.parts, f"{path}.{{n}}." if question.many else f"{path}.") or [path]
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_question_is_asked_once_with_its_own_words(form: Form) -> None:
    page = html(form, CATALOGUE, SITE)
    asked = [
        path
        for path in re.findall(r'data-kb-field="([^"]+)"', page)
        if not path.startswith(("story.", "images.{n}.consent"))
    ]
    assert sorted(asked) == sorted(_paths(form.questions))
    for question in form.questions:
        assert question.label in page


def test_names_and_ids_are_not_used_twice() -> None:
    for form in FORMS:
        ids = re.findall(r' id="([^"]+)"', html(form, CATALOGUE, SITE))
        assert sorted(one for one in set(ids) if ids.count(one) > 1) == []


@pytest.mark.parametrize("form", [CASE_FORM, FAULT_FORM], ids=lambda form: form.name)
def test_the_way_by_mail_is_open_when_there_is_an_address(form: Form) -> None:
    closed = html(form, CATALOGUE, replace(SITE, publisher=Publisher(name="KS")))
    assert "Denne veien er ikke åpen ennå" in closed
    assert "data-kb-mail" not in closed
    opened = html(form, CATALOGUE, replace(SITE, publisher=Publisher(name="KS", email="banken@ks.example")))
    assert "ikke åpen" not in opened
    assert "data-kb-mail" in opened
    assert 'href="mailto:banken@ks.example"' in opened


def test_foreign_text_is_escaped() -> None:
    evil = '"><script>alert(1)</script>'
    catalogue = Catalogue(bank_with(Example(kind="phase", fields=f"title: '{evil}'")))
    page = html(CASE_FORM, catalogue, SITE)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_case_with_other_headings_is_not_opened_in_the_form() -> None:
    odd = Example(name="drammen-annet", fields="documentation: stub", body="Først.\n\n## Noe annet\n\nTekst.\n")
    plain = Example(name="drammen-spire", fields="documentation: stub", body="Bare litt er kjent.\n")
    found = {asset.path for asset in compile_assets(Catalogue(bank_with(odd, plain)), SITE)}
    assert "share/edit/drammen-annet.json" not in found
    assert "share/edit/drammen-spire.json" in found
