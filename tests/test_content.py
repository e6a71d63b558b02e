"""What the bank's own content promises its readers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from casebank.bank import Bank, load
from casebank.catalogue import Catalogue, model_of
from casebank.readability import LIMIT, lix
from tests.specimens import ROOT, TODAY


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load(ROOT, TODAY)


@pytest.fixture(scope="module")
def catalogue(bank: Bank) -> Catalogue:
    return Catalogue(bank)


def test_there_is_enough_to_come_back_to(catalogue: Catalogue) -> None:
    assert len(catalogue.cases) >= 20
    assert len(catalogue.keys) >= 24
    assert len(catalogue.methods) >= 10


def test_cases_lead_to_keys(catalogue: Catalogue) -> None:
    least = {"full": 2, "partial": 1, "stub": 0}
    cases = [model_of(entry) for entry in catalogue.cases.values()]
    assert [case.title for case in cases if len(case.keys) < least[case.documentation]] == []


def test_no_case_claims_to_be_confirmed_that_is_not(catalogue: Catalogue) -> None:
    """A confirmation comes from the municipality, in a change of its own, together with this test's list."""
    assert [entry.id for entry in catalogue.cases.values() if model_of(entry).confirmed] == []


def test_every_number_has_a_source_in_its_file() -> None:
    command = [sys.executable, str(ROOT / "scripts/list_numbers.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "UTEN KILDE" not in done.stdout
    assert done.returncode == 0, done.stderr


def test_cases_and_keys_are_plain(catalogue: Catalogue) -> None:
    measured = {
        entry.path: lix(entry.document.content) or 0 for entry in (*catalogue.cases.values(), *catalogue.keys.values())
    }
    assert {path: value for path, value in measured.items() if value > LIMIT} == {}


def test_every_source_can_be_found_again(catalogue: Catalogue) -> None:
    kinds = (catalogue.cases, catalogue.keys, catalogue.methods)
    models = [entry.model for entries in kinds for entry in entries.values()]
    unfindable = [source for model in models for source in getattr(model, "sources", ()) if not source.url]
    assert unfindable == []
