"""The search index: Pagefind's, made over what each page is to be found by.

The pages say for themselves, in an element that nobody meets, what results show of them and how they are filtered and
sorted. What they are found by is worked out here, and given to Pagefind in place of the pages' own text: it stands
nowhere in the site but in the index.

One index for bokmål and nynorsk together, since Pagefind would else hide one from the other.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from casebank.catalogue import Catalogue
from casebank.engine.store import store_of
from casebank.publish.error import PublishError
from casebank.publish.sayings import SUMMARY, TITLE, sayings
from casebank.publish.search_files import UnknownFormError
from casebank.publish.search_order import arrange
from casebank.words.norwegian import Norwegian
from casebank.words.stemming import words
from casebank.words.terms import Saying, Terms

CODE = Path(__file__).resolve().parents[3]
"""The checkout of the code, where word lists are remembered: they are the same for all banks."""
FOLDER = "pagefind"
FILLERS = "fillers.json"
"""The filler words, so that the site's own search need not ask for them."""
WEIGHTS = (0.08, 0.15, 0.25, 0.4, 0.6, 0.9, 1.25, 1.75, 2.5, 3.5, 5, 7, 10)
"""The weights that are written; others are rounded, so that a page has few groups of words."""
_BETWEEN = tuple((lower + upper) / 2 for lower, upper in pairwise(WEIGHTS))

ASIDE = ("municipalities/", "counties/", "years/")
"""Where pages are that list what is elsewhere: they answer only questions all of whose words they have."""

_DATA = re.compile(r"<div hidden data-pagefind-ignore>(.*?)</div>", re.DOTALL)
_SHOWN = re.compile(r'<span data-pagefind-meta="(\w+)">(.*?)</span>', re.DOTALL)


@dataclass(frozen=True)
class _Page:
    """A page that can be found: its address below the site's root, what it says of itself, as HTML and as text."""

    address: str
    data: str
    shown: Mapping[str, str]


def index(site_dir: Path, catalogue: Catalogue) -> None:
    """Write the index of the site in `site_dir` to its folder `pagefind/`.

    Raises:
        PublishError: if Pagefind could not run, found no page to index, or wrote what is not known.
    """
    pages = list(_pages(site_dir))
    texts = {page.address: tuple(_sayings(page, catalogue)) for page in pages}
    terms = _terms(catalogue, (saying.text for found in texts.values() for saying in found))
    with tempfile.TemporaryDirectory() as folder:
        for page, document in _documents(pages, texts, terms):
            path = Path(folder, page.address, "index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document, encoding="utf-8")
        command = [
            *(sys.executable, "-m", "pagefind", "--quiet", "--force-language", "nb"),
            *("--site", folder, "--output-path", str(site_dir.resolve() / FOLDER)),
        ]
        # The command is a fixed list and no shell reads it.
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0 or not (site_dir / FOLDER / "pagefind.js").is_file():
        raise PublishError(f"Søkeregisteret kunne ikke lages. Pagefind sier:\n{done.stdout}{done.stderr}")
    fillers = json.dumps(terms.filler_spellings(), ensure_ascii=False, separators=(",", ":"))
    (site_dir / FOLDER / FILLERS).write_text(fillers, encoding="utf-8")
    try:
        aside = {page.address for page in pages if page.address.startswith(ASIDE)}
        arrange(site_dir / FOLDER, terms.filler_stems(), aside)
    except UnknownFormError as error:
        raise PublishError(
            "Søkeregisteret har en ukjent form. Bruk den versjonen av Pagefind som banken er låst til."
        ) from error


def _pages(site_dir: Path) -> Iterator[_Page]:
    """The pages that want to be found, in the order of their addresses."""
    for path in sorted(site_dir.rglob("index.html")):
        content = path.read_text(encoding="utf-8")
        if "data-pagefind-body" in content and (data := _DATA.search(content)):
            shown = {name: html.unescape(value) for name, value in _SHOWN.findall(data[1])}
            address = path.parent.relative_to(site_dir).as_posix()
            yield _Page("" if address == "." else f"{address}/", data[1], shown)


def _documents(
    pages: Iterable[_Page], texts: Mapping[str, tuple[Saying, ...]], terms: Terms
) -> Iterator[tuple[_Page, str]]:
    """For each page the document that Pagefind reads in its place."""
    said = {address: terms.said(found) for address, found in texts.items()}
    for page in pages:
        yield page, _document(page, terms.words(said[page.address]))


def _sayings(page: _Page, catalogue: Catalogue) -> Iterator[Saying]:
    yield Saying(page.shown.get("title", ""), TITLE)
    yield Saying(page.shown.get("summary", ""), SUMMARY)
    yield from sayings(page.address, catalogue)


def _terms(catalogue: Catalogue, texts: Iterable[str]) -> Terms:
    """The language of the bank, with the synonyms and filler words of its vocabularies."""
    vocabularies = catalogue.vocabularies
    norwegian = Norwegian(texts, store_of(CODE))
    groups = [row.words for row in vocabularies.search_words]
    groups += [(row.label, row.nn, row.en, *row.synonyms) for row in vocabularies.glossary]
    listed = ((word, row.inflected) for row in vocabularies.filler_words for text in row.words for word in words(text))
    fillers = {form for word, all_forms in listed for form in (norwegian.forms(word) if all_forms else (word,))}
    return Terms(norwegian, groups, fillers)


def _document(page: _Page, found: Mapping[str, float]) -> str:
    groups: defaultdict[float, list[str]] = defaultdict(list)
    for word, weight in found.items():
        groups[WEIGHTS[bisect(_BETWEEN, weight)]].append(word)
    paragraphs = "".join(
        f'<p data-pagefind-weight="{weight}">{" ".join(sorted(group))}</p>' for weight, group in sorted(groups.items())
    )
    head = f'<!doctype html><html lang="nb"><body data-pagefind-body><div data-pagefind-ignore>{page.data}</div>'
    return f"{head}{paragraphs}</body></html>"
