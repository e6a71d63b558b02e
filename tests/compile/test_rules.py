"""The pages of the rules: one for each, with both examples as they were tested."""

from __future__ import annotations

import html
import re

import pytest

from casebank.compile.rules import pages
from casebank.diagnostics import Rule
from casebank.rules import RULES
from tests.specimens import rendering

PAGES = {page.path: page for page in pages()}


def test_every_rule_has_a_page_and_the_list_leads_to_each() -> None:
    assert set(PAGES) == {"rules/index.md", *(rule.page for rule in RULES)}
    for rule in RULES:
        assert f"]({rule.page.removeprefix('rules/')})" in PAGES["rules/index.md"].body


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_shows_what_is_wrong_and_what_is_right(rule: Rule) -> None:
    rendered = html.unescape(rendering().render(PAGES[rule.page].body).html)
    assert rule.title in rendered
    assert rule.why in rendered
    wrong, right = re.split(r'<h2 id="riktig">', rendered.split('<h2 id="feil">')[1])
    assert wrong.split("</h2>")[1] != right.split("</h2>")[1]
    for shown, example in ((wrong, rule.wrong), (right, rule.right)):
        written = "" if example.shown else example.fields
        code = "\n".join(re.findall(r"<pre><code>(.*?)</code></pre>", shown, re.DOTALL))
        assert all(line.strip() in code for line in written.splitlines() if line.isprintable())


def test_examples_are_never_rendered_as_markup() -> None:
    for page in PAGES.values():
        outside = re.sub(r"<pre><code>.*?</code></pre>", "", rendering().render(page.body).html, flags=re.DOTALL)
        assert not re.search(r"<(?:script|b|img)\b|javascript:", outside), page.path
