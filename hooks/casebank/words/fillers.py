"""Words that say nothing of what somebody looks for, and how they are kept from ruling pages out.

Pagefind answers with the pages that have every word of a question, and takes a word for all that begin with it: «i» for
«innbygger» and «innspill». It passes over a word that nothing in the index begins with or is the beginning of. So filler
words are left out of the index where that leaves nothing like them, and stand on every page where it does not: then
they neither choose nor rule out.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from casebank.words.stemming import stem


def needed_everywhere(fillers: Iterable[str], stems: Iterable[str]) -> tuple[str, ...]:
    """The filler words that must stand on every page, when these stems are in the index, sorted."""
    by_stem = {stem(word): word for word in sorted(fillers)}
    in_index = sorted(set(stems))
    everywhere = {one for one in in_index if one in by_stem}
    # A longer one may do for those that it begins with, so that the long come first.
    for one in sorted(by_stem.keys() - everywhere, key=lambda one: (-len(one), one)):
        if not _is_harmless(one, in_index, everywhere):
            everywhere.add(one)
            insort(in_index, one)
    return tuple(sorted(by_stem[one] for one in everywhere))


def _is_harmless(one: str, in_index: Sequence[str], everywhere: set[str]) -> bool:
    """Whether a stem that is in no page finds nothing, or something that stands on every page."""
    place = bisect_left(in_index, one)
    longer = []
    while place < len(in_index) and in_index[place].startswith(one):
        longer.append(in_index[place])
        place += 1
    if longer:
        return not everywhere.isdisjoint(longer)
    beginnings = (one[:end] for end in range(len(one) - 1, 0, -1))
    nearest = next((beginning for beginning in beginnings if _has(in_index, beginning)), None)
    return nearest is None or nearest in everywhere


def _has(in_index: Sequence[str], one: str) -> bool:
    place = bisect_left(in_index, one)
    return place < len(in_index) and in_index[place] == one
