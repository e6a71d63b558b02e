"""Every rule catches its wrong example and lets its right one pass."""

from __future__ import annotations

import pytest

from casebank import rules
from casebank.diagnostics import Rule
from tests.specimens import findings_of


def test_the_small_bank_breaks_no_rule() -> None:
    assert findings_of() == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_gives_just_this_code(rule: Rule) -> None:
    assert {finding.rule.code for finding in findings_of(rule.wrong)} == {rule.code}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_the_right_example_gives_no_finding(rule: Rule) -> None:
    assert findings_of(rule.right) == []


def test_codes_and_names_are_not_used_twice() -> None:
    assert len({rule.code for rule in rules.RULES}) == len(rules.RULES)
    assert len({rule.name for rule in rules.RULES}) == len(rules.RULES)
