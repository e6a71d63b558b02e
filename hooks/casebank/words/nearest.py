"""Which forms of a word an index needs, when Pagefind asks by beginnings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from casebank.words.stemming import stem


class Vocabulary:
    """The stems that an index has."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Take the stems."""
        self._stems = frozenset(stems)
        self._sorted = sorted(self._stems)

    def has_nearer(self, one: str, base: str) -> bool:
        """Whether Pagefind would take `one` for something else than `base`, which it begins with."""
        if any(one[:end] in self._stems for end in range(len(base) + 1, len(one) + 1)):
            return True
        place = bisect_left(self._sorted, one)
        return place < len(self._sorted) and self._sorted[place].startswith(one)


def nearest(forms: Iterable[str], others: Vocabulary) -> list[str]:
    """The forms that the index must have, so that Pagefind finds all of them, sorted.

    Pagefind takes a word for all that its stem begins, else for the longest in the index that its stem begins with: of
    `plan`, `planen`, `planlegge` the first will do for the second, unless the index has something else that is nearer.
    """
    by_stem: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (len(form), form)):
        by_stem.setdefault(stem(form), form)
    chosen: list[str] = []
    for one in sorted(by_stem, key=lambda one: (len(one), one)):
        base = next((shorter for shorter in reversed(chosen) if one.startswith(shorter)), None)
        if base is None or others.has_nearer(one, base):
            chosen.append(one)
    return sorted(by_stem[one] for one in chosen)
