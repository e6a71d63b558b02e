"""The map, and the way of an idea."""

from __future__ import annotations

import re

from casebank.catalogue import Catalogue
from casebank.compile import dot_map, lineage
from casebank.compile.page import Links
from casebank.diagnostics import Example
from casebank.rules.sample_files import content_of
from tests.specimens import bank_with


def _case(number: int, **fields: str) -> tuple[str, bytes]:
    written = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"cases/case-{number}.md", content_of(Example(fields=f"title: Case {number}\n{written}"))


def _inspired_by(*others: int) -> str:
    return f"[{', '.join(f'{{case: case-{other}}}' for other in others)}]"


def _tree(case: int, *files: tuple[str, bytes]) -> list[str]:
    """The lines of a case's tree, with two blanks for each generation."""
    catalogue = Catalogue(bank_with(files=dict(files)))
    drawn = lineage.tree(catalogue.cases[f"case-{case}"], catalogue, Links("cases/x.md"))
    lines = re.findall(r"^( *)-   (.*)$", drawn, re.MULTILINE)
    return [f"{indent[::2]}{' + '.join(re.findall(r'Case (?:[0-9]+)', line))}" for indent, line in lines]


def test_dots_that_lie_close_do_not_hide_each_other() -> None:
    places = ["Oslo", "Bærum", "Asker", "Nordre Follo", "Lørenskog", "Lillestrøm", "Drammen", "Lier"]
    cases = [
        _case(number, municipality=place)
        for number, place in enumerate(place for place in places for _ in range(1 + len(place) % 4))
    ]
    drawn = dot_map.drawing(Catalogue(bank_with(files=dict(cases))), Links("map.md"))
    dots = [tuple(map(float, dot)) for dot in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawn)]
    assert len(dots) == len(places)
    for x, y, radius in dots:
        for other_x, other_y, other_radius in dots:
            if (x, y) != (other_x, other_y):
                apart = ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5
                assert apart > max(radius, other_radius), "the middle of each can be seen and pointed at"


def test_a_name_with_odd_characters_stays_text() -> None:
    file = "docs/vocabulary/municipalities.yml"
    row = b'- {number: "3301", name: "A<b> & \\"c\\"", county: "33", lat: 59.7, lon: 10.2}\n'
    bank = bank_with(Example(fields="municipality: 'A<b> & \"c\"'"), files={file: row})
    drawn = dot_map.drawing(Catalogue(bank), Links("map.md"))
    assert "A&lt;b&gt; &amp; &quot;c&quot;: 1 case" in drawn
    assert "<b>" not in drawn


def test_a_tree_shows_the_generations_before_and_after() -> None:
    files = [
        _case(1),
        _case(2, inspired_by=_inspired_by(1)),
        _case(3, inspired_by=_inspired_by(2)),
        _case(4, inspired_by=_inspired_by(3)),
        _case(5, inspired_by=_inspired_by(3)),
    ]
    assert _tree(3, *files) == ["Case 1", "  Case 2", "    Case 3", "      Case 4", "      Case 5"]


def test_several_models_stand_together() -> None:
    files = [_case(1), _case(2), _case(3, inspired_by=_inspired_by(1, 2))]
    assert _tree(3, *files) == ["Case 1 + Case 2", "  Case 3"]


def test_a_circle_of_cases_comes_to_an_end() -> None:
    files = [_case(1, inspired_by=_inspired_by(2)), _case(2, inspired_by=_inspired_by(1))]
    assert sorted(line.strip() for line in _tree(1, *files)) == ["Case 1", "Case 2"]


def test_a_case_that_stands_alone_has_no_tree() -> None:
    assert _tree(1, _case(1)) == []
