"""The language as the bank uses it, read once."""

from __future__ import annotations

import pytest

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.engine.store import store_of
from casebank.words.norwegian import Norwegian
from casebank.words.stemming import words
from tests.specimens import ROOT, TODAY


@pytest.fixture(scope="package")
def texts() -> list[str]:
    """What the cases and keys of the bank say."""
    catalogue = Catalogue(load(ROOT, TODAY))
    cases = [f"{model_of(entry).summary} {entry.document.body}" for entry in catalogue.cases.values()]
    return [*cases, *(f"{model_of(entry).summary} {entry.document.body}" for entry in catalogue.keys.values())]


@pytest.fixture(scope="package")
def norwegian(texts: list[str]) -> Norwegian:
    return Norwegian(texts, store_of(ROOT))


@pytest.fixture(scope="package")
def lemmas(texts: list[str], norwegian: Norwegian) -> list[str]:
    """The lemmas that the bank uses."""
    return sorted({norwegian.lemma(word) for text in texts for word in words(text)})
