"""The index of the built site answers readers' questions, asked through Pagefind with its own settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.search import judged
from tests.search.asking import ask_pagefind

GOAL = 0.95


@pytest.fixture(scope="module")
def answers(browser: Browser, server: Server) -> dict[judged.Query, list[str]]:
    tab = browser.new_page()
    queries = judged.read()
    found = ask_pagefind(tab, server.url, [query.text for query in queries])
    tab.close()
    return dict(zip(queries, found, strict=True))


def test_a_good_answer_is_among_the_first_five(answers: dict[judged.Query, list[str]]) -> None:
    scores = {query.text: judged.score(query, found) for query, found in answers.items()}
    missed = [text for text, one in scores.items() if not one.success]
    assert judged.mean(scores.values()).success >= GOAL, missed


def test_the_judged_pages_exist(site: Path) -> None:
    pages = {page for query in judged.read() for page in query.grades}
    assert [page for page in sorted(pages) if not (site / page / "index.html").is_file()] == []


def test_what_a_page_is_found_by_stands_only_in_the_index(answers: dict[judged.Query, list[str]], site: Path) -> None:
    found = next(some for query, some in answers.items() if query.text == "citizen assembly")
    assert "methods/borgerpanel/" in found
    content = (site / "methods/borgerpanel/index.html").read_text(encoding="utf-8")
    assert "assembly" not in content
    assert "data-pagefind-weight" not in content
