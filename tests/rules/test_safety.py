"""What a stranger sends is safe to read, to build and to open."""

from __future__ import annotations

import os
import time
from pathlib import Path, PurePosixPath

import pytest

from casebank import checking
from casebank.authored import on_page
from casebank.bank import bank_of, load
from casebank.cli import main
from casebank.diagnostics import Example
from casebank.rules.sample_files import content_of
from casebank.source.document import SourceFile
from tests.specimens import ROOT, TODAY, bank_with, findings_of

_STORY = "## Bakgrunn\n\n{}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"


def _codes(body: str) -> set[str]:
    return {finding.rule.code for finding in findings_of(Example(body=body))}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one case."""
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/drammen-oppgaveutvalg.md").write_bytes(content_of(Example()))
    return tmp_path


def _found_in(root: Path) -> set[tuple[str, str]]:
    findings = checking.findings_of(load(root, TODAY))
    return {(finding.rule.code, finding.path) for finding in findings if finding.rule.code.startswith("SB7")}


def test_links_out_of_the_bank_are_told_of_and_not_followed(checkout: Path) -> None:
    secret = checkout / "secret"
    secret.mkdir()
    (secret / "hemmelig.md").write_text("hemmelig")
    (checkout / "cases/drammen-lenke.md").symlink_to(secret / "hemmelig.md")
    (checkout / "docs").symlink_to(secret)
    (checkout / "cases/mappe").symlink_to(secret)
    bank = load(checkout, TODAY)
    assert not any("hemmelig" in entry.document.text for entry in bank.entries)
    assert _found_in(checkout) == {("SB707", path) for path in ("cases/drammen-lenke.md", "cases/mappe", "docs")}


def test_a_pipe_does_not_hang_the_reader(checkout: Path) -> None:
    os.mkfifo(checkout / "cases/drammen-ror.md")
    assert {entry.id for entry in load(checkout, TODAY).entries} == {"drammen-ror", "drammen-oppgaveutvalg"}


def test_what_programs_leave_behind_is_passed_over(checkout: Path) -> None:
    (checkout / "cases/.DS_Store").write_bytes(b"x")
    (checkout / "cases/.drammen-oppgaveutvalg.md.swp").write_bytes(b"x")
    assert _found_in(checkout) == set()


def test_a_file_name_that_is_not_text_is_told_of(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"cases/drammen-\xff\n::error::x.md")
    (checkout / name).write_bytes(content_of(Example()))
    for report in ("text", "github", "json"):
        assert main(["check", "--root", str(checkout), "--format", report]) == 1
        assert not any(line.startswith("::error::x") for line in capsys.readouterr().out.split("\n"))


@pytest.mark.parametrize(
    "path",
    [
        "docs/x.html",
        "docs/x.markdown",
        "docs/assets/x.md",
        "cases/mappe/x.md",
        "cases/x.svg",
        "keys/x.png",
        "docs/x.js",
    ],
)
def test_files_have_their_places(path: str) -> None:
    found = checking.findings_of(bank_with(files={path: b"x"}))
    assert ("SB708", path) in {(finding.rule.code, finding.path) for finding in found}


@pytest.mark.parametrize("name", ["con", "aux", "com1"])
def test_names_that_windows_cannot_hold_are_refused(name: str) -> None:
    bank = bank_of([SourceFile(PurePosixPath(f"keys/{name}.md"), b"---\n---\n")], TODAY)
    assert "SB709" in {finding.rule.code for finding in checking.findings_of(bank)}


@pytest.mark.parametrize(
    "body",
    [
        "    <img src=x onerror=alert(1)>\n\n" + _STORY.format("Tekst."),
        _STORY.format('`a\n<div onclick=alert(1) title="b`'),
        _STORY.format('\\\\`a\n<div onclick=alert(1) title="[^rapport]`'),
        _STORY.replace("Tekst.\n\n## L", "Tekst.\n\n## L").format("Tekst.") + '\n<div onclick=alert(1) title="',
    ],
    ids=["below the facts", "code that is none", "a citation that closes a quote", "open at the end"],
)
def test_html_is_found_that_only_comes_to_be_on_the_page(body: str) -> None:
    assert "SB701" in _codes(body)


def test_links_are_shortened_only_when_that_cannot_change_what_they_are() -> None:
    bank = bank_with(Example(body=_STORY.format("[x](../cases/javascript&colon;alert(1))")))
    entry = next(entry for entry in bank.entries if entry.kind.name == "case")
    assert "(../cases/javascript&colon;alert(1))" in on_page(entry, "cases/x.md")


@pytest.mark.parametrize(
    "body",
    [
        "[" * 60_000,
        "<a " * 20_000,
        "\n- a" * 15_000,
        "**a " * 3000 + "a** " * 3000,
        "> " * 3000,
        "1. " * 5000,
        "#\n" * 20_000,
    ],
    ids=["brackets", "tags", "points", "emphasis", "quotes", "numbers", "headings"],
)
def test_texts_made_to_exhaust_the_engine_are_refused_at_once(body: str) -> None:
    start = time.process_time()
    assert "SB705" in _codes(_STORY.format(body))
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "fields",
    [
        "place: &a [x, x]\nowner: &b [*a, *a]\nactors: [*b, *b]",
        "place: " + "[" * 5000,
        "place:\n" + "".join(f"{' ' * number}- \n" for number in range(1, 300)),
        "place: " + "a" * 60_000,
        "place: a@" + "a" * 60_000,
        "place: " + "1 " * 30_000,
        "".join(f"felt{number}: x\n" for number in range(5000)),
    ],
    ids=["aliases", "brackets", "depth", "one word", "an address", "digits", "fields"],
)
def test_fields_made_to_exhaust_the_reader_are_refused_at_once(fields: str) -> None:
    start = time.process_time()
    assert findings_of(Example(fields=fields))
    assert time.process_time() - start < 10


def test_each_finding_of_html_has_its_line() -> None:
    body = _STORY.format("En.\n\n<b>To</b>\n\nTre.\n\n[x](javascript:x)\n\n<i>Fire</i>")
    found = [finding for finding in findings_of(Example(body=body)) if finding.rule.code in ("SB701", "SB702")]
    assert [finding.excerpt for finding in found] == ["<b>To</b>"] * 2 + ["[x](javascript:x)"] + ["<i>Fire</i>"] * 2


def test_emoji_may_be_joined_and_words_may_not() -> None:
    assert _codes(_STORY.format("👩‍🌾 og ⛹️‍♀️ var med.")) == set()
    assert _codes(_STORY.format("Oppgave\u200dutvalg.")) == {"SB706"}


def test_html_in_a_case_is_refused_also_when_it_looks_like_a_place_to_fill() -> None:
    assert "SB701" in _codes(_STORY.format("<!-- slot: counts -->"))
