"""A page is found by the words of its readers, whichever form, norm or spelling they use."""

from __future__ import annotations

import itertools

import pytest

from casebank.words.norwegian import Norwegian
from casebank.words.stemming import stem, words
from casebank.words.terms import Saying, Terms

GROUPS = [("fasilitator", "prosessleder"), ("deltakende budsjettering", "folkebudsjett")]


@pytest.fixture(scope="module")
def terms(norwegian: Norwegian) -> Terms:
    return Terms(norwegian, GROUPS, ["og", "i", "vi", "har"])


def found_by(question: str, text: str, terms: Terms) -> bool:
    """Whether Pagefind finds a page that says this: words that begin with each stem, else such as it begins with."""
    stems = [stem(word) for word in terms.words(terms.said([Saying(text, 10)]))]
    return all(any(one.startswith(stem(word)) or _is_base(one, word) for one in stems) for word in words(question))


def _is_base(one: str, word: str) -> bool:
    return len(one) > 2 and stem(word).startswith(one)


def weight_of(word: str, found: dict[str, float]) -> float:
    return max(weight for one, weight in found.items() if stem(one).startswith(stem(word)))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("innbyggere", "innbygger"),
        ("innbyggerne", "innbyggeren"),
        ("innbygger", "innbyggere"),
        ("bøkene", "bok"),
        ("bok", "bøker"),
        ("hender", "hånd"),
        ("måling", "vi måler"),
        ("involvering", "innbyggerinvolvering"),
        ("ungdom råd", "ungdomsrådet"),
        ("folke møte", "folkemøter"),
        ("oppgaveutvalgene", "oppgaveutvalg"),
        ("naermiljo", "nærmiljø"),
        ("narmiljo", "nærmiljø"),
        ("naermiljoe", "nærmiljø"),
        ("barnetraakk", "barnetråkk"),
        ("hoering", "høringer"),
        ("Baadaaddjo", "Bådåddjo"),
        ("høyring", "høring"),
        ("medverknad", "medvirkning"),
        ("oppgåveutval", "oppgaveutvalg"),
        ("deltakarane", "deltakere"),
        ("tryggleik", "trygghet"),
        ("fasilitator", "prosesslederne"),
        ("deltakende budsjettering", "et folkebudsjett"),
        ("folkebudsjett", "deltakende budsjettering"),
        ("cocreation", "co-creation"),
    ],
)
def test_a_question_finds(question: str, text: str, terms: Terms) -> None:
    assert found_by(question, text, terms)


@pytest.mark.parametrize(("question", "text"), [("klima", "ungdom"), ("fasilitator", "møte"), ("anger", "Stavanger")])
def test_a_question_does_not_find(question: str, text: str, terms: Terms) -> None:
    assert not found_by(question, text, terms)


def test_filler_words_are_not_listed(terms: Terms) -> None:
    assert terms.words(terms.said([Saying("vi har og i", 10)])) == {}


def test_a_word_that_stands_higher_weighs_more(terms: Terms) -> None:
    found = terms.words(terms.said([Saying("klima", 10), Saying("ungdom", 0.5)]))
    assert weight_of("klima", found) > weight_of("ungdom", found)


def test_parts_that_a_page_has_apart_make_a_compound_that_the_bank_knows(terms: Terms) -> None:
    terms.said([Saying("elevråd", 1)])
    assert "elevråd" in terms.words(terms.said([Saying("elever gir råd", 2)]))
    assert "elevråd" not in terms.words(terms.said([Saying("elever", 2)]))


def test_the_parts_of_compounds_are_words(lemmas: list[str], norwegian: Norwegian) -> None:
    parts = itertools.chain.from_iterable(map(norwegian.parts, lemmas))
    assert {part for part in parts if len(part) < 2} == set()
