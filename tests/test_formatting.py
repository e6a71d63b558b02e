"""`casebank fmt` and the writer: the common format, and nothing lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebank.cli import main
from casebank.diagnostics import Example
from casebank.formatting import formatted
from casebank.model.kinds import CASE
from casebank.model.parse import parse
from casebank.rules.sample_files import content_of
from casebank.source.fields import read_fields
from casebank.writing import front_matter
from tests.specimens import ROOT

BEFORE = """\ufeff---\r
# $schema: case\r
published: "2026-11-24"\r
# om tittelen\r
title: 'Hei: da'   # til høyre\r
"summary": "Kort"\r
municipality: ["Drammen", 'Asker, x']\r
sources:\r
  # den første\r
  - title: "En"\r
    # navnet\r
    id: a\r
  - url: https://example.com/\r
    title: |+\r
      # ikke en merknad\r
      tekst\r
\r
    id: 'b'\r
documentation: stub\r
language: "nb"\r
\r
period: {end: "2018", start: '2017'}\r
place: "2017"\r
owner: "no"\r
# sist\r
---  \r
\r
## Bakgrunn  \r
"""
AFTER = """---
# $schema: case
# om tittelen
title: "Hei: da"   # til høyre
summary: Kort
municipality: [Drammen, "Asker, x"]
owner: "no"
place: "2017"
documentation: stub
language: nb

period: {end: 2018, start: 2017}
sources:
  # den første
  # navnet
  - id: a
    title: En
  - id: b
    title: |+
      # ikke en merknad
      tekst

    url: https://example.com/
published: 2026-11-24
# sist
---
\r
## Bakgrunn  \r
"""


def test_a_file_is_put_in_the_common_format() -> None:
    assert formatted(BEFORE.encode(), CASE) == AFTER.encode()


def test_a_file_in_the_common_format_stays_as_it_is() -> None:
    assert formatted(AFTER.encode(), CASE) == AFTER.encode()


def test_a_file_that_cannot_be_read_is_left() -> None:
    assert formatted(b"---\ntitle: a: b\n---\n", CASE) is None


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/drammen-a.md").write_bytes(BEFORE.encode())
    (tmp_path / "cases/drammen-b.md").write_bytes(b"---\ntitle: a: b\n---\n")
    (tmp_path / "cases/drammen-c.md").write_bytes(AFTER.encode())
    return tmp_path


def test_the_command_tells_and_changes(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", "--root", str(checkout)]) == 1
    assert "drammen-a.md: er ikke i felles form" in capsys.readouterr().out
    assert (checkout / "cases/drammen-a.md").read_bytes() == BEFORE.encode()
    assert main(["fmt", "--root", str(checkout), str(checkout / "cases/drammen-c.md")]) == 0
    assert main(["fmt", "--check", "--root", str(checkout)]) == 1
    assert main(["fmt", "--root", str(checkout)]) == 0
    out = capsys.readouterr().out
    assert "drammen-a.md: satt i felles form" in out
    assert "drammen-b.md: hoppet over" in out
    assert (checkout / "cases/drammen-a.md").read_bytes() == AFTER.encode()
    assert main(["fmt", "--check", "--root", str(checkout)]) == 0


def test_long_texts_are_folded_and_words_that_yaml_knows_are_quoted() -> None:
    fields = f"summary: {'Ti innbyggere og fem politikere løste én oppgave. ' * 5}\nplace: 'null'"
    text = content_of(Example(fields=fields)).decode().split("---\n")[1]
    model, _ = parse(CASE.model, read_fields(text, "").data)
    assert model is not None
    written = front_matter(model)
    assert "place: 'null'" in written
    assert "summary: >-\n  Ti innbyggere" in written
    assert max(map(len, written.split("\n"))) <= 115
    assert written.index("title:") < written.index("sources:") < written.index("published:")
