"""The index has few forms of each word, and Pagefind finds all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casebank.words.nearest import Vocabulary, nearest
from casebank.words.stemming import stem

WORDS = st.sets(st.text(alphabet="abø", min_size=1, max_size=5), min_size=1, max_size=8)


def matches(question: str, index: set[str]) -> set[str]:
    """What Pagefind takes a word for: all that begin with its stem, else the longest beginning of it, else nothing."""
    one = stem(question)
    longer = {other for other in index if other.startswith(one)}
    beginnings = [other for other in index if one.startswith(other)]
    return longer or set(sorted(beginnings, key=len)[-1:])


@given(forms=WORDS, others=WORDS)
def test_every_form_finds_the_word_among_others(forms: set[str], others: set[str]) -> None:
    rest = set(map(stem, others))
    chosen = set(map(stem, nearest(forms, Vocabulary(rest))))
    for form in forms:
        assert matches(form, chosen | rest) & chosen, form


@given(forms=WORDS)
def test_no_form_is_there_for_nothing(forms: set[str]) -> None:
    chosen = set(map(stem, nearest(forms, Vocabulary(()))))
    assert not any(one != other and one.startswith(other) for one in chosen for other in chosen)
