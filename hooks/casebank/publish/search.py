"""The search index: Pagefind's, made over what each page is to be found by.

The pages say for themselves, in an element that nobody meets, what results show of them and how they are filtered and
sorted. Pagefind makes an index of that. What they are found by is worked out here meanwhile, and put into the index: it
stands nowhere else in the site.

One index for bokmål and nynorsk together, since Pagefind would else hide one from the other.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from casebank.catalogue import Catalogue
from casebank.engine.store import store_of
from casebank.memory import nothing_to_collect
from casebank.publish.error import PublishError
from casebank.publish.sayings import SUMMARY, TITLE, sayings
from casebank.publish.search_files import IndexFiles, UnknownFormError
from casebank.publish.search_pages import SearchPage, search_pages
from casebank.publish.search_words import put_in
from casebank.words.norwegian import Norwegian
from casebank.words.stemming import words
from casebank.words.terms import Saying, Terms

CODE = Path(__file__).resolve().parents[3]
"""The checkout of the code, where word lists are remembered: they are the same for all banks."""
FOLDER = "pagefind"
NEW = "pagefind.new"
"""Where the index is made. It is put in place when it is whole."""
FILLERS = "fillers.json"
"""The filler words, so that the site's own search need not ask for them."""

ASIDE = ("municipalities/", "counties/", "years/")
"""Where pages are that list what is elsewhere: they answer only questions all of whose words they have."""
_READ = "[data-pagefind-body]"
"""The elements that Pagefind is to read. Of the others it would still read the tags, which takes longer."""


@nothing_to_collect()
def index(site_dir: Path, catalogue: Catalogue) -> Mapping[str, str]:
    """Write the index of the site in `site_dir` to its folder `pagefind/`, instead of one that is there.

    Gives the names of its results by the addresses of their pages, below the site's root.

    Raises:
        PublishError: if Pagefind could not run, found no page to index, or wrote what is not known.
        WorkerError: if a process was killed.
    """
    new = site_dir / NEW
    shutil.rmtree(new, ignore_errors=True)
    command = [
        *(sys.executable, "-m", "pagefind", "--quiet", "--force-language", "nb", "--root-selector", _READ),
        *("--site", str(site_dir.resolve()), "--output-path", str(new.resolve())),
    ]
    # The command is a fixed list and no shell reads it.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:  # noqa: S603
        said = {page.address: tuple(_sayings(page, catalogue)) for page in search_pages(site_dir)}
        terms = _terms(catalogue, (saying.text for found in said.values() for saying in found))
        told, _ = running.communicate()
    if running.returncode != 0 or not (new / "pagefind.js").is_file():
        raise PublishError(f"Søkeregisteret kunne ikke lages. Pagefind sier:\n{told}")
    try:
        results = _fill(new, terms, said)
    except (UnknownFormError, IndexError, KeyError, TypeError, ValueError) as error:
        raise PublishError(
            "Søkeregisteret har en ukjent form. Bruk den versjonen av Pagefind som banken er låst til."
        ) from error
    shutil.rmtree(site_dir / FOLDER, ignore_errors=True)
    new.rename(site_dir / FOLDER)
    return results


def _fill(folder: Path, terms: Terms, said: Mapping[str, Sequence[Saying]]) -> dict[str, str]:
    """Put into the index in a folder what the pages, by their addresses, are found by, and give the names of results."""
    files = IndexFiles(folder)
    files.put_in_order()
    addresses = [files.address(page) for page in range(len(files.pages))]
    aside = (page for page, address in enumerate(addresses) if address.startswith(ASIDE))
    put_in(files, lambda page: terms.words(terms.said(said[addresses[page]])), terms.filler_stems(), aside)
    files.save()
    fillers = json.dumps(terms.filler_spellings(), ensure_ascii=False, separators=(",", ":"))
    (folder / FILLERS).write_text(fillers, encoding="utf-8")
    return {address: page[0] for address, page in zip(addresses, files.pages, strict=True)}


def _sayings(page: SearchPage, catalogue: Catalogue) -> Iterator[Saying]:
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
