"""A list of the words of bokmål or nynorsk: which are known, and which are forms of the same word.

The lists are Simplemma's. They are needed only while the site is built; nothing of them is published.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from simplemma.strategies.dictionaries import DefaultDictionaryFactory


class Lexicon:
    """The words of one written norm."""

    def __init__(self, norm: str) -> None:
        """Read the list of a norm: `nb` or `nn`."""
        self._lemmas = DefaultDictionaryFactory().get_dictionary(norm)

    def __contains__(self, word: str) -> bool:
        """Whether the word, in this form, is in the list."""
        return word in self._lemmas

    def lemma(self, word: str) -> str | None:
        """The form the word is looked up under, or None when it is not known.

        A form that others are listed under is its own, also where the list, which gives each form one
        lemma, has chosen another: `måler` is a meter before it is the present tense of `måle`.
        """
        return word if word in self._forms else self._lemmas.get(word)

    def other_lemma(self, lemma: str) -> str | None:
        """What a lemma may be a form of: `måle` for `måler`."""
        found = self._lemmas.get(lemma)
        return None if found == lemma else found

    def forms(self, lemma: str) -> tuple[str, ...]:
        """The forms of a lemma, itself included; nothing when it is not known."""
        return self._forms.get(lemma, ())

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for form, lemma in self._lemmas.items():
            if form.islower():
                found[lemma].append(form)
        return {lemma: tuple(forms) for lemma, forms in found.items()}
