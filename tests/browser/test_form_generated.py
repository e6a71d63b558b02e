"""The form's own reckoning, apart from the page: 500 sound fillings make sound files, 500 others are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Browser

from casebank.bank import bank_of, load
from casebank.catalogue import Catalogue
from casebank.checking import findings_of
from casebank.form import tidy
from casebank.form.forms import CASE_FORM
from casebank.form.write import identifier
from casebank.naming import slug
from casebank.source.document import SourceFile
from casebank.source.tree import read_tree
from tests.answers import Sound, drawn, lines, spoilt, stories
from tests.conftest import Server
from tests.specimens import ROOT, TODAY, rendering

COUNT = 500
TEXT_RULES = ("SB41", "SB42", "SB43", "SB44", "SB45", "SB7", "SB8")
"""Rules that read the text or the whole bank, and may still speak of what a form has made."""
UNSEEN = "SB706"

Run = Callable[[str, Any], Any]
BANK = load(ROOT, TODAY)
FRAME = [file for file in read_tree(ROOT) if file.path.parts[0] != "cases"]
SOUND = Sound(CASE_FORM, Catalogue(BANK)).answers()

_EACH = """async ([root, code, values]) => {
  const load = (name) => import(new URL(`scripts/${name}.js`, root).href);
  const [answers, file, text] = await Promise.all(["form-answers", "form-file", "form-text"].map(load));
  const form = await (await fetch(new URL("share/case.json", root))).json();
  const setting = { today: "2026-11-24", taken: [] };
  const act = {
    fill(one) {
      const clean = answers.cleaned(form, one);
      return { findings: answers.check(form, clean, setting), ...answers.fileOf(form, clean, setting) };
    },
    slug: (one) => file.slug(one),
    identifier: ([place, title]) => file.identifier(place, title, ["x"], form.idLength),
    tidy: (one) => [text.oneLine, text.paragraphs, text.story].map((act) => act(one, form.patterns)),
    story: (one) => [text.story(one, form.patterns), text.story(text.story(one, form.patterns), form.patterns)],
  };
  return values.map(act[code]);
}"""


@pytest.fixture(scope="module")
def run(browser: Browser, server: Server) -> Iterator[Run]:
    """Run a function of the form on each of some values, in the browser."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(server.url + "404.html")
    yield lambda code, values: tab.evaluate(_EACH, [server.url, code, values])
    context.close()


def test_sound_answers_make_files_without_a_finding_of_syntax_or_schema(run: Run) -> None:
    filled = drawn(SOUND, COUNT)
    made = run("fill", filled)
    assert [(one["findings"], filled[index]) for index, one in enumerate(made) if one["findings"]] == []
    files = {f"cases/{index}.md": one["text"].encode() for index, one in enumerate(made)}
    content = [SourceFile(PurePosixPath(path), text) for path, text in files.items()]
    bank = bank_of([*FRAME, *content], TODAY, rendering())
    read = [entry for entry in bank.entries if entry.path in files]
    assert len([entry for entry in read if entry.model is not None]) == COUNT
    serious = [
        (finding.rule.code, finding.message, files[finding.path].decode())
        for finding in findings_of(bank)
        if finding.path in files
        and finding.rule.severity == "error"
        and (finding.rule.code == UNSEEN or not finding.rule.code.startswith(TEXT_RULES))
        # The files have numbers for names here, and the cases that they build on are not among them.
        and finding.rule.code not in ("SB322", "SB311")
    ]
    assert serious == []


def test_answers_with_one_thing_wrong_are_refused_just_there(run: Run) -> None:
    wrong = drawn(spoilt(SOUND), COUNT)
    made = run("fill", [answers for answers, _ in wrong])
    told = [[finding["path"] for finding in one["findings"]] for one in made]
    assert [(place, paths) for (_, place), paths in zip(wrong, told, strict=True) if place not in paths] == []


def test_names_of_files_are_the_same_in_both_languages(run: Run) -> None:
    named = drawn(st.tuples(lines(), lines(200)), 100)
    assert run("slug", [title for _, title in named]) == [slug(title) for _, title in named]
    assert run("identifier", named) == [identifier(place, title, ["x"]) for place, title in named]


def test_text_is_tidied_the_same_in_both_languages(run: Run) -> None:
    texts = drawn(st.one_of(stories(), lines(200), st.text(max_size=200)), 300)
    python = [[tidy.one_line(text), tidy.paragraphs(text), tidy.story(text)] for text in texts]
    pairs = zip(texts, run("tidy", texts), python, strict=True)
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


def test_a_sound_story_comes_out_as_it_went_in(run: Run) -> None:
    bodies = [section for entry in Catalogue(BANK).cases.values() for section in _sections(entry.document.body)]
    assert len(bodies) > 50
    assert [one for one, _ in run("story", bodies)] == bodies


def test_tidying_a_story_twice_is_tidying_it_once(run: Run) -> None:
    texts = drawn(st.one_of(stories(), st.text(max_size=200)), 200)
    assert [pair for pair in run("story", texts) if pair[0] != pair[1]] == []


def _sections(body: str) -> Iterator[str]:
    for part in f"\n{body}".split("\n## ")[1:]:
        yield part.partition("\n")[2].strip()
