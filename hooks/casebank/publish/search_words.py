"""The words of the index: which pages have each, and what it weighs there.

Pagefind makes the index of what the pages show of themselves, and here the words that they are found by are put into
it. Pagefind could be given these as well, but needs a kilobyte of memory for each word of each page, and as long as all
else takes.

It answers with the pages that have every word of a question, so that one word beside the point rules the right page
out. But a page may have a word without having it anywhere: then the word counts for nothing there, and does not rule the
page out. Filler words are put on all pages in this way. They then neither choose nor rank, since Pagefind weighs a word
by how few pages have it. In a small bank, where the right page has not all the words of a long question, all words are
put on all pages but a few: they rank, and hardly choose.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter

from casebank.publish.search_chunks import PAGE, PLACE, WEIGHTS, AllWords, Key, Shown, Weighed, Word, ends
from casebank.publish.search_files import IndexFiles, written
from casebank.words.stemming import stem, without_marks
from casebank.workers import shared_out

_BETWEEN = tuple((lower + upper) / 2 for lower, upper in pairwise(WEIGHTS))
_NO_LETTER = re.compile(r"\W")
SMALL = 600
"""To how many pages a bank is small. Every word has every page then, which no browser could load in a large one."""
AT_A_TIME = 50
"""How many pages are one task."""

Words = Callable[[int], Mapping[str, float]]
"""The words of a page and their weights, by its number."""


def put_in(files: IndexFiles, words: Words, fillers: Iterable[str], aside: Iterable[int]) -> None:
    """Put the words of all pages into the index.

    Args:
        files: the index, which so far has only what the pages show of themselves.
        words: the words of each page.
        fillers: the stems of filler words.
        aside: the pages that answer only questions all of whose words they have.
    """
    shown = _shown(files)
    everywhere = range(len(files.pages))
    parts = (everywhere[start : start + AT_A_TIME] for start in everywhere[::AT_A_TIME])
    found: dict[Key, Weighed] = {}
    for part in shared_out([partial(_weighed, pages, words) for pages in parts]):
        for page, count in part.counts:
            files.pages[page][1] = count
        for key, weighed in part.by_key():
            if key in found:
                found[key].extend(weighed)
            else:
                found[key] = weighed
    most = sorted({*everywhere} - {*aside}) if len(everywhere) <= SMALL else []
    all_words = AllWords(found, shown, frozenset(fillers), everywhere, most)
    chunks = list(all_words.chunks())
    names = shared_out([partial(_write, files, all_words, chunk) for chunk in chunks])
    files.chunks += [[first, last, name] for (first, last), name in zip(ends(chunks), names, strict=True)]


def _shown(files: IndexFiles) -> Shown:
    """What the pages show of themselves, taken out of the index."""
    found: defaultdict[Key, dict[int, bytes]] = defaultdict(dict)
    for word, pages, ways in files.taken_words():
        for way, its in (("", pages), *ways):
            page = 0
            for step, _, where in its:
                page += step
                if where:
                    found[word, way][page] = written(where)
    return found


@dataclass(frozen=True)
class _Part:
    """The words of some pages: how many each page has, and the pages of each word, for how many pages it is, in one row.

    A row is sent to another process in far less time than thousands of short ones.
    """

    counts: list[tuple[int, int]]
    keys: list[Key]
    lengths: list[int]
    weighed: Weighed

    def by_key(self) -> Iterator[tuple[Key, Weighed]]:
        """The pages of each word."""
        start = 0
        for key, length in zip(self.keys, self.lengths, strict=True):
            yield key, self.weighed[start : start + length]
            start += length


def _weighed(pages: Iterable[int], words: Words) -> _Part:
    """The words of some pages, and what they weigh there."""
    counts: list[tuple[int, int]] = []
    found: defaultdict[Key, Weighed] = defaultdict(partial(array, "Q"))
    for page in pages:
        # From the lightest: of words that Pagefind lists as one, the heaviest counts.
        lightest_first = sorted(words(page).items(), key=itemgetter(1))
        has = {_key(form): weight for form, weight in lightest_first}
        counts.append((page, len(has)))
        one = page << PAGE
        for key, weight in has.items():
            found[key].append(one | bisect(_BETWEEN, weight))
            one += 1 << PLACE
    row: Weighed = array("Q", b"".join(map(bytes, found.values())))
    return _Part(counts, list(found), list(map(len, found.values())), row)


@lru_cache(maxsize=1 << 18)
def _key(form: str) -> Key:
    """How Pagefind lists a word."""
    whole = _NO_LETTER.sub("", form.lower())
    return stem(whole), whole if without_marks(whole) != whole else ""


def _write(files: IndexFiles, words: AllWords, chunk: Sequence[Word]) -> str:
    return files.write("index", words.written(chunk))
