"""The index of the built site answers readers' questions, asked through Pagefind with its own settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.search import judged
from tests.search.asking import ask_pagefind

GOAL = 0.95
GOAL_OF_WHOLE_QUESTIONS = 0.8
"""Whole questions have more words that no page has, and more pages that may be right."""


@pytest.fixture(scope="module")
def answers(browser: Browser, server: Server) -> dict[judged.Query, list[str]]:
    tab = browser.new_page()
    queries = [*judged.read(), *judged.read(judged.WHOLE_QUESTIONS)]
    found = ask_pagefind(tab, server.url, [query.text for query in queries])
    tab.close()
    return dict(zip(queries, found, strict=True))


@pytest.mark.parametrize(("path", "goal"), [(judged.QUERIES, GOAL), (judged.WHOLE_QUESTIONS, GOAL_OF_WHOLE_QUESTIONS)])
def test_a_good_answer_is_among_the_first_five(path: Path, goal: float, answers: dict[judged.Query, list[str]]) -> None:
    texts = {query.text for query in judged.read(path)}
    scores = {query.text: judged.score(query, found) for query, found in answers.items() if query.text in texts}
    missed = [text for text, one in scores.items() if not one.success]
    assert judged.mean(scores.values()).success >= goal, missed


def test_the_judged_pages_exist(answers: dict[judged.Query, list[str]], site: Path) -> None:
    pages = {page for query in answers for page in query.grades}
    assert [page for page in sorted(pages) if not (site / page / "index.html").is_file()] == []


def test_words_beside_the_point_do_not_rule_the_answer_out(browser: Browser, server: Server) -> None:
    tab = browser.new_page()
    asked = ["gjestebud", "er det noen som vet om gjestebud er noe for oss", "gjestebud akvarium klager"]
    for text, found in zip(asked, ask_pagefind(tab, server.url, asked), strict=True):
        assert "methods/gjestebud/" in found[:3], text
    tab.close()


def test_what_a_page_is_found_by_stands_only_in_the_index(answers: dict[judged.Query, list[str]], site: Path) -> None:
    found = next(some for query, some in answers.items() if query.text == "citizen assembly")
    assert "methods/borgerpanel/" in found
    content = (site / "methods/borgerpanel/index.html").read_text(encoding="utf-8")
    assert "assembly" not in content
    assert "data-pagefind-weight" not in content
