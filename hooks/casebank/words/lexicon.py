"""A list of the words of bokmål or nynorsk: which are known, and which are forms of the same word.

The lists are Simplemma's. They are needed only while the site is built; nothing of them is published. To look up a few
thousand words is fast; to put hundreds of thousands in order first is not, so that this is remembered between builds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from casebank.engine.store import Store

_FORM = "7"
"""To be changed with the form of what is remembered."""
_HEAD = 6
"""By how many of its first letters a word is found."""
_SAID, _LINE, _GROUP, _SAME = "=", ";", "#", "~"
"""What stands before what is said of a word, around each word, between words that begin differently, and for how all words
of a group begin. No word has these, and JSON needs not escape them, which makes reading fast."""


class Lexicon:
    """The words of one written norm."""

    def __init__(self, norm: str, store: Store) -> None:
        """Read the list of a norm: `nb` or `nn`."""
        key = f"words-{norm}-{version('simplemma')}-{_FORM}"
        found = store.get(key)
        if not found:
            found = _prepared(norm)
            store.put(key, found)
        self._lemmas, self._forms = (_Lines(*lines) for lines in found)

    def __contains__(self, word: str) -> bool:
        """Whether the word, in this form, is in the list."""
        return self._lemmas.get(word) is not None

    def lemma(self, word: str) -> str | None:
        """The form the word is looked up under, or None when it is not known.

        A form that others are listed under is its own, also where the list, which gives each form one
        lemma, has chosen another: `måler` is a meter before it is the present tense of `måle`.
        """
        return word if self._forms.get(word) is not None else self._lemmas.get(word)

    def other_lemma(self, lemma: str) -> str | None:
        """What a lemma may be a form of: `måle` for `måler`."""
        found = self._lemmas.get(lemma)
        return None if found == lemma else found

    def forms(self, lemma: str) -> tuple[str, ...]:
        """The forms of a lemma, itself included; nothing when it is not known."""
        found = self._forms.get(lemma)
        return tuple(found.split(" ")) if found else ()


class _Lines:
    """Words with something said of each, in lines put together by the first letters.

    That takes a tenth of the time and of the memory of a mapping by whole words.
    """

    def __init__(self, heads: str, groups: str) -> None:
        self._groups = dict(zip(heads.split(_GROUP), groups.split(_GROUP), strict=True))
        self.get = lru_cache(1 << 17)(self._get)

    def _get(self, word: str) -> str | None:
        """What is said of a word, or None when it is not there."""
        head = word[:_HEAD]
        group = self._groups.get(head)
        if group is None:
            return None
        wanted = f"{_LINE}{word[_HEAD:]}{_SAID}"
        place = group.find(wanted)
        if place < 0:
            return None
        place += len(wanted)
        return group[place : group.index(_LINE, place)].replace(_SAME, head)


def _prepared(norm: str) -> list[list[str]]:
    """The forms with their lemmas, and the lemmas with their forms, in lines."""
    lemmas = DefaultDictionaryFactory().get_dictionary(norm)
    forms: defaultdict[str, list[str]] = defaultdict(list)
    listed = list(lemmas.items())
    for form, lemma in listed:
        if form.islower():
            forms[lemma].append(form)
    return [_lines(listed), _lines((lemma, " ".join(found)) for lemma, found in forms.items())]


def _lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """What words begin with, and the lines of those that begin so."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word, said in pairs:
        head, rest = word[:_HEAD], word[_HEAD:]
        in_short = " ".join(one.replace(head, _SAME, 1) if one.startswith(head) else one for one in said.split(" "))
        groups[head].append(f"{rest}{_SAID}{in_short}")
    return [_GROUP.join(groups), _GROUP.join(f"{_LINE}{_LINE.join(group)}{_LINE}" for group in groups.values())]
