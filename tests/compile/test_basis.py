"""A page is made again when something that it is made from has changed."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebank.bank import bank_of
from casebank.catalogue import Catalogue
from casebank.compile import case_drafts
from casebank.compile.page import Draft
from casebank.diagnostics import Example
from casebank.model.kinds import CASE, METHOD, REPORT, Kind, kind_of
from casebank.rules.sample_files import content_of
from casebank.site import read_site
from casebank.source.document import SourceFile
from casebank.source.tree import read_tree
from tests.specimens import ROOT, TODAY, rendering

SITE = read_site(ROOT)
_REPORT = content_of(Example(kind="report"))
_CHAIN = {
    "larvik-folkestemmen": b"bodo-ny-by",
    "hamar-bylab": b"larvik-folkestemmen",
    "arendal-med-hjerte-for-arendal": b"hamar-bylab",
}
VOCABULARY = PurePosixPath("docs/vocabulary")


@functools.cache
def _sources() -> tuple[SourceFile, ...]:
    """The bank's own content, a report about one of its cases, and a chain of ideas among cases that share little."""
    report = _REPORT.replace(b"key: meld-tilbake", b"case: svelvik-gjestebud")
    files = (_inspired(file) for file in read_tree(ROOT))
    return (*files, SourceFile(PurePosixPath("docs/reports/tromso-gjestebud.md"), report))


def _inspired(file: SourceFile) -> SourceFile:
    source = _CHAIN.get(file.path.stem)
    if source is None:
        return file
    return SourceFile(file.path, file.content.replace(b"\ntitle:", b"\ninspired_by:\n  - case: %s\ntitle:" % source, 1))


def _drafts(files: tuple[SourceFile, ...], today: date) -> dict[str, Draft]:
    catalogue = Catalogue(bank_of(files, today, rendering()))
    return {draft.path: draft for draft in case_drafts(catalogue, SITE)}


@functools.cache
def _before() -> dict[str, tuple[str, tuple[object, ...]]]:
    return {path: (draft.basis(), _made(draft)) for path, draft in _drafts(_sources(), TODAY).items()}


def _made(draft: Draft) -> tuple[object, ...]:
    return draft.page(), *draft.files()


def _edited(file: SourceFile, place: float, words: str) -> SourceFile:
    """The file with one of its lines changed: left out, or ended by other words."""
    lines = file.content.decode().splitlines(keepends=True)
    number = int(place * len(lines))
    lines[number] = re.sub(r"\S*\n?$", f"{words}\n", lines[number]) if words else ""
    return SourceFile(file.path, "".join(lines).encode())


_content = [one for one in _sources() if not one.is_link and (kind_of(one.path) or one.path.parent == VOCABULARY)]
_edits = st.tuples(
    st.sampled_from(_content),
    st.floats(0, 1, exclude_max=True),
    st.sampled_from(("", "noe annet", "svelvik-oppgaveutvalg", "bergen-borgerpanel", "failed", "2019", "true")),
)


@given(st.lists(_edits, max_size=3), st.sampled_from((0, 0, 0, 40, 400, 800)))
def test_what_has_the_same_basis_has_not_changed(edits: list[tuple[SourceFile, float, str]], days: int) -> None:
    changed = {file.path: _edited(file, place, words) for file, place, words in edits}
    _assert_all_that_changed_is_made_again(changed, days)


@pytest.mark.parametrize("kind", [CASE, REPORT, METHOD], ids=lambda kind: kind.name)
def test_what_is_told_of_others_has_a_part_in_the_basis(kind: Kind) -> None:
    """Titles, summaries and places stand on other pages too."""
    for file in _content:
        if kind_of(file.path) is kind:
            told = re.sub(rb"(?m)^(title|summary|lesson): .*", rb"\1: Noe helt annet", file.content)
            _assert_all_that_changed_is_made_again({file.path: SourceFile(file.path, told)}, 0)


def _assert_all_that_changed_is_made_again(changed: dict[PurePosixPath, SourceFile], days: int) -> None:
    files = tuple(changed.get(file.path, file) for file in _sources())
    for path, draft in _drafts(files, TODAY + timedelta(days=days)).items():
        basis, made = _before().get(path, ("", ()))
        if draft.basis() == basis:
            assert _made(draft) == made, path


def test_an_edit_of_one_case_leaves_most_pages_as_they_are() -> None:
    edited = tuple(
        _edited(file, 0.99, "Et ord til.") if file.path.name == "svelvik-oppgaveutvalg.md" else file
        for file in _sources()
    )
    remade = [path for path, draft in _drafts(edited, TODAY).items() if draft.basis() != _before()[path][0]]
    assert "cases/svelvik-oppgaveutvalg.md" in remade
    assert len(remade) < len(_before()) / 2
