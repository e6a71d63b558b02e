"""The search index in order, and open to questions: what Pagefind cannot be told, done to its files.

Pagefind 1.5 writes its filters and their values in an order that changes from run to run; here the same pages give the
same bytes.

It answers with the pages that have every word of a question, so that one word beside the point rules the right page
out. But a page may have a word without having it anywhere: then the word counts for nothing there, and does not rule the
page out. Filler words are put on all pages in this way. They then neither choose nor rank, since Pagefind weighs a word
by how few pages have it. In a small bank, where the right page has not all the words of a long question, all words are
put on all pages but a few: they rank, and hardly choose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from casebank.publish.search_files import Chunk, IndexFiles, UnknownFormError, list_of, written

_Word = list[Any]
"""A word of the index: the word, the pages that have it, and ways of writing it, each with its own pages."""


_NOWHERE: list[list[int]] = [[], []]
_NEXT = written([1, *_NOWHERE])
"""The page after the last one, without the word having a place there."""
SMALL = 600
"""To how many pages a bank is small. Every word has every page then, which no browser could load in a large one."""


def arrange(folder: Path, fillers: Iterable[str], aside: Container[str]) -> None:
    """Put the lists of the index in `folder` in order, and words on pages that do not have them.

    Args:
        folder: where the index is.
        fillers: the stems of filler words.
        aside: the addresses of pages that answer only questions all of whose words they have.

    Raises:
        UnknownFormError: if the index has another form than that of Pagefind 1.5.
    """
    files = IndexFiles(folder)
    try:
        _put_in_order(files)
        _open(files, sorted(set(fillers)), aside)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise UnknownFormError from error
    files.save()


def _put_in_order(files: IndexFiles) -> None:
    for entry in files.filters:
        name, values = files.content("filter", entry[1])
        entry[1] = files.replace("filter", entry[1], written([name, sorted(values)]))
    files.filters.sort()
    files.sorts.sort()


def _open(files: IndexFiles, fillers: Iterable[str], aside: Container[str]) -> None:
    ends = [last for _, last, _ in files.chunks]
    by_chunk: defaultdict[int, set[str]] = defaultdict(set)
    for stem in fillers:
        by_chunk[min(bisect_left(ends, stem), len(ends) - 1)].add(stem)
    everywhere = range(len(files.pages))
    small = len(files.pages) <= SMALL
    most = [page for page in everywhere if files.address(page) not in aside] if small else []
    # Most fillers have no place anywhere: what follows the word is the same for all of them.
    bare = _on(everywhere, ["", [], []])[len(list_of(3, [written("")])) :]
    for place, (first, last, name) in enumerate(files.chunks):
        if small or place in by_chunk:
            chunk = Chunk(files.data("index", name))
            taken = [chunk.take(stem) or [stem, [], []] for stem in sorted(by_chunk[place])]
            rest = [_on(most, word) for word in chunk.words()] if small else [chunk.rest]
            open_words = [_on(everywhere, word) if word[1] else list_of(3, [written(word[0]), bare]) for word in taken]
            data = chunk.joined([*open_words, *rest], len(taken))
            named = (first, last, *by_chunk[place])
            files.chunks[place] = [min(named), max(named), files.replace("index", name, data)]


def _on(pages: Iterable[int], word: _Word) -> bytes:
    """The word on its own pages and these: with its places where it has some, and without any on the others.

    A page is written as how far it is from the one before.
    """
    text, found, ways = word
    places: dict[int, list[Any] | None] = dict.fromkeys(pages)
    page = 0
    for step, *where in found:
        page += step
        places[page] = where
    items = []
    last = 0
    for page in sorted(places):
        where = places[page]
        items.append(_NEXT if page == last + 1 and not where else written([page - last, *(where or _NOWHERE)]))
        last = page
    return list_of(3, [written(text), list_of(len(items), items), written(ways)])
