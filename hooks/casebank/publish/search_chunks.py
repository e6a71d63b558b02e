"""The words of the index as Pagefind's files have them: in order, in chunks, as CBOR."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from casebank.publish.search_files import list_of, written

Key = tuple[str, str]
"""A word as the index lists it: its stem, and how it is written when that has marks which the stem has not."""
Word = Sequence[Key]
"""A word in all the ways it is written."""
WEIGHTS = (0.08, 0.15, 0.25, 0.4, 0.6, 0.9, 1.25, 1.75, 2.5, 3.5, 5, 7, 10)
"""The weights that are written; others are rounded, so that the index is small."""
PAGE, PLACE = 20, 4
"""By how many bits the number of a page, and of a place on it, are put before what follows."""
Weighed: TypeAlias = "array[int]"
"""The pages that have a word in their text, by rising number; each with a place on the page and, in the last bits, the
place of its weight in `WEIGHTS`. Pagefind takes words in the same place for one, of which the heaviest counts."""
Shown = Mapping[Key, Mapping[int, bytes]]
"""The words that pages show of themselves; for each the pages, and where on them it stands, as CBOR."""

_PARTS_OF_ONE = 24
"""Pagefind's weights are whole numbers, of which so many weigh as much as plain text."""
_NOWHERE = written([])
_CHUNK = 6_500
"""About how many pages the words have in all that a browser fetches at once. Pagefind's own chunks are as large."""


class _Where(dict[int, bytes]):
    """Where on a page a word stands, by the bits that tell it. Pagefind writes the weight as a number below zero."""

    def __missing__(self, bits: int) -> bytes:
        place, weight = bits >> PLACE, WEIGHTS[bits & ((1 << PLACE) - 1)]
        self[bits] = written([-1 - int(weight * _PARTS_OF_ONE), place])
        return self[bits]


_WHERE = _Where()
_BITS = (1 << PAGE) - 1


@dataclass(frozen=True)
class AllWords:
    """The words of all pages, those that fillers have, and on which pages all words are put."""

    weighed: Mapping[Key, Weighed]
    shown: Shown
    fillers: frozenset[str]
    everywhere: Sequence[int]
    most: Sequence[int]

    def chunks(self) -> Iterator[list[Word]]:
        """The words in order, in parts of about the same size."""
        keys = sorted({*self.weighed, *self.shown, *((stem, "") for stem in self.fillers)})
        chunk: list[Word] = []
        size = 0
        for _, same in groupby(keys, key=itemgetter(0)):
            ways = list(same)
            chunk.append(ways)
            size += sum(len(self.weighed.get(key, ())) for key in ways)
            if size >= _CHUNK:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def written(self, chunk: Sequence[Word]) -> bytes:
        """A chunk as CBOR."""
        return list_of(1, [list_of(len(chunk), map(self._word, chunk))])

    def _word(self, ways: Word) -> bytes:
        word = ways[0][0]
        own = self._pages((word, ""), self.everywhere if word in self.fillers else self.most)
        # A filler word that no page has without marks is the one with them: it must not rank either.
        if word in self.fillers and ways[0] not in self.weighed and ways[0] not in self.shown:
            ways = []
        others = [list_of(2, [written(key[1]), self._pages(key, ())]) for key in ways if key[1]]
        return list_of(3, [written(word), own, list_of(len(others), others)])

    @cached_property
    def _bare(self) -> bytes:
        """All pages, without anything of the word. Most fillers are so."""
        steps = (_step(1 if page else 0) for page in self.everywhere)
        return list_of(len(self.everywhere), [step + _NOWHERE * 2 for step in steps])

    def _pages(self, key: Key, on: Sequence[int]) -> bytes:
        """The pages that have a word, and those it is put on. Each is written as how far it is from the one before."""
        weighed, shown = self.weighed.get(key, ()), self.shown.get(key, {})
        if on is self.everywhere and not weighed and not shown:
            return self._bare
        items: list[bytes] = []
        last = 0
        if not shown and not on:
            for one in weighed:
                page = one >> PAGE
                items += (_step(page - last), _WHERE[one & _BITS], _NOWHERE)
                last = page
            return list_of(len(weighed), items)
        places = {one >> PAGE: _WHERE[one & _BITS] for one in weighed}
        pages = sorted({*places, *shown, *on})
        for page in pages:
            items += (_step(page - last), places.get(page, _NOWHERE), shown.get(page, _NOWHERE))
            last = page
        return list_of(len(pages), items)


def ends(chunks: Sequence[Sequence[Word]]) -> Iterator[tuple[str, str]]:
    """Where each chunk begins and ends: with as much of its words as tells them from the next one's."""
    words = [(chunk[0][0][0], chunk[-1][0][0]) for chunk in chunks]
    first = words[0][0] if words else ""
    for (_, last), (following, _) in pairwise(words):
        same = next(
            (place for place, (one, other) in enumerate(zip(last, following, strict=False)) if one != other),
            min(len(last), len(following)),
        )
        yield first, last[: same + 1]
        first = following[: same + 1]
    if words:
        yield first, words[-1][1]


@lru_cache(maxsize=1 << 14)
def _step(pages: int) -> bytes:
    """How a page of a word begins: a list of three, and so many pages from the one before."""
    return list_of(3, [written(pages)])
