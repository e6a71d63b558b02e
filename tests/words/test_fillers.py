"""Filler words never rule a page out: each finds nothing at all, or something that every page has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casebank.words.fillers import needed_everywhere
from casebank.words.stemming import stem

WORDS = st.sets(st.text(alphabet="abø", min_size=1, max_size=4), max_size=12)


def matches(question: str, index: set[str]) -> set[str]:
    """What Pagefind takes a word for: all that begin with its stem, else the longest beginning of it, else nothing."""
    one = stem(question)
    longer = {other for other in index if other.startswith(one)}
    beginnings = [other for other in index if one.startswith(other)]
    return longer or set(sorted(beginnings, key=len)[-1:])


@given(fillers=WORDS, topics=WORDS)
def test_a_filler_finds_nothing_or_something_on_every_page(fillers: set[str], topics: set[str]) -> None:
    everywhere = {stem(word) for word in needed_everywhere(fillers, map(stem, topics))}
    index = everywhere | set(map(stem, topics))
    for word in fillers:
        found = matches(word, index)
        assert not found or found & everywhere


@given(fillers=WORDS)
def test_fillers_that_are_like_nothing_stand_nowhere(fillers: set[str]) -> None:
    assert needed_everywhere(fillers, []) == ()
