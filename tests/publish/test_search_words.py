"""The words put into Pagefind's index stand there as Pagefind itself would have put them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casebank.publish.search_chunks import WEIGHTS
from casebank.publish.search_files import IndexFiles
from casebank.publish.search_words import SMALL, put_in

COUNT = SMALL + 1
"""So many pages that no word is put where it is not."""
FORMS = ("folkemøte", "borgarråd", "nordlánnda", "café", "møter", "prosjekt", "råd", "ungdommens", "2024", "éi")
SHOWN = "Prosjekt i 2024"

Found = dict[tuple[str, str, int], tuple[int, list[int]]]


def words(page: int) -> Mapping[str, float]:
    """Words of a page, other ones with other weights from page to page."""
    return {form: WEIGHTS[(page + place) % len(WEIGHTS)] for place, form in enumerate(FORMS) if (page + place) % 3}


def indexed(folder: Path, *, with_words: bool) -> IndexFiles:
    """Pagefind's index of pages that show the same of themselves, some or all of them with their words."""
    for page in range(COUNT):
        said = "".join(f'<p data-pagefind-weight="{weight}">{form}</p>' for form, weight in words(page).items())
        shown = f'<div data-pagefind-ignore><span data-pagefind-meta="title">{SHOWN}</span></div>'
        path = folder / "site" / f"{page:04}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<html><body data-pagefind-body>{shown}{said if with_words else '<p>x</p>'}</body></html>")
    command = [sys.executable, "-m", "pagefind", "--force-language", "nb", "--site", str(folder / "site")]
    subprocess.run(command, check=True, capture_output=True)
    return IndexFiles(folder / "site/pagefind")


def content(files: IndexFiles) -> tuple[Found, list[int]]:
    """For each word, way of writing it and page: its weight, and where it shows; and how many words the pages have.

    No two words of a page stand in the same place: Pagefind would take them for one.
    """
    number = [int(files.address(page).removesuffix(".html")) for page in range(COUNT)]
    found: Found = {}
    taken: set[tuple[int, int]] = set()

    def add(word: str, way: str, pages: list[Any]) -> None:
        page = 0
        for step, stands, where in pages:
            page += step
            weight, *places = stands or [0]
            assert taken.isdisjoint((page, place) for place in places)
            taken.update((page, place) for place in places)
            found[word, way, number[page]] = (weight, where)

    for word, pages, ways in files.taken_words():
        add(word, "", pages)
        for way, its in ways:
            add(word, way, its)
    return found, [count for _, count in sorted(zip(number, (page[1] for page in files.pages), strict=True))]


def test_the_words_stand_as_pagefind_would_have_put_them(tmp_path: Path) -> None:
    ours = indexed(tmp_path / "ours", with_words=False)
    numbers = [int(ours.address(page).removesuffix(".html")) for page in range(COUNT)]
    put_in(ours, lambda page: words(numbers[page]), (), ())
    ours.save()
    assert content(IndexFiles(ours.folder)) == content(indexed(tmp_path / "theirs", with_words=True))
