"""The formats of findings: what a program, GitHub and a person get."""

from __future__ import annotations

import functools
import json
import re
import sys

import markdown
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from casebank import cli
from casebank.diagnostics import Diagnostic, Severity, Span
from casebank.report import FORMATS
from casebank.report.github import github
from casebank.report.json import as_json, schema
from casebank.report.summary import LIMIT, summary
from casebank.report.text import text
from casebank.rules import RULES
from casebank.site import read_site
from tests.specimens import ROOT, findings_of

SITE = read_site(ROOT)
NASTY = "100 %: <b>x</b>, `k` ::error::\r\n| # *f* [a](javascript:b) https://x.example @ks ![](https://x.example/y.png) \x1b[31m"


def _nasty(severity: Severity = Severity.ERROR) -> Diagnostic:
    rule = next(rule for rule in RULES if rule.severity is severity)
    return Diagnostic(rule, f"cases/{NASTY}.md", Span(3, 1, 4, 2), NASTY, NASTY, NASTY)


@functools.cache
def _real() -> list[Diagnostic]:
    return [finding for rule in RULES for finding in findings_of(rule.wrong)[:1]]


def test_json_follows_its_schema() -> None:
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    Draft202012Validator.check_schema(schema())
    findings = [*_real(), _nasty()]
    shown = json.loads(as_json(findings, SITE))
    validator.validate(shown)
    assert [one["code"] for one in shown["findings"]] == [finding.rule.code for finding in findings]
    assert shown["findings"][-1]["message"] == NASTY
    for field in shown["findings"][0]:
        broken = json.loads(as_json(findings[:1], SITE))
        del broken["findings"][0][field]
        assert not validator.is_valid(broken), field
    assert not validator.is_valid({**shown, "version": shown["version"] + 1})


def test_a_github_annotation_cannot_be_broken_out_of() -> None:
    (line,) = github([_nasty()], SITE).splitlines()
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    assert command == "error"
    values = dict(pair.split("=", 1) for pair in properties.split(","))
    assert set(values) == {"file", "line", "endLine", "title"}
    assert not re.search(r"[\r\n:,]|%(?!25|0D|0A|3A|2C)", values["file"])
    assert not re.search(r"[\r\n]|%(?!25|0D|0A)", message)
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        values["file"] = values["file"].replace(escape, char)
    assert values["file"] == f"cases/{NASTY}.md"


def test_github_gets_ten_of_each_kind_errors_first_and_a_count_of_the_rest() -> None:
    findings = [_nasty(Severity.HINT)] * 11 + [_nasty(Severity.ERROR)] * 12
    lines = github(findings, SITE).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["…"] + ["::notice"] * 10 + ["…"]
    assert lines[10] == "… og 2 feil til."
    assert lines[-1] == "… og 1 tips til."


def test_foreign_text_is_only_text_in_the_summary() -> None:
    rendered = markdown.markdown(summary([_nasty()], SITE), extensions=["tables", "fenced_code"])
    assert re.findall(r'(?:href|src)="([^"]*)"', rendered) == [f"{SITE.url}{_nasty().rule.page.removesuffix('.md')}/"]
    assert not re.search(r"<(b|img|table|script)\b", rendered)
    assert "\x1b" not in rendered
    assert rendered.count("<h1") == 1


def test_a_summary_stays_below_what_github_takes() -> None:
    findings = [*[_nasty(Severity.HINT)] * 2000, *[_nasty()] * 2000]
    shown = summary(findings, SITE)
    assert len(shown.encode()) <= LIMIT
    told = shown.count("\n### ")
    assert 100 < told < 4000
    assert f"… og {4000 - told} funn til." in shown
    assert shown.index("2000 feil") < shown.index("\n### ")


def test_the_text_format_cannot_move_the_cursor() -> None:
    shown = text([_nasty()], SITE)
    assert all(char.isprintable() or char == "\n" for char in shown)


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colour_is_for_terminals_whose_owner_wants_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    no_color: str,
    coloured: bool,
) -> None:
    monkeypatch.setattr("casebank.checking.findings_of", lambda _: [_nasty()])
    monkeypatch.setattr(cli, "load", lambda *_: None)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert cli.main(["check", "--root", str(ROOT)]) == 1
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_the_line_is_shown_with_a_pointer_below_what_is_wrong() -> None:
    finding = Diagnostic(RULES[0], "cases/x.md", Span(3, 8, 3, 12), "Feil.", "Rett det.", "title: ÆØÅ1 x")
    _, line, pointer, *_ = text([finding], SITE).splitlines()
    assert line[pointer.index("^") : pointer.rindex("^") + 1] == "ÆØÅ1"


@pytest.mark.parametrize("name", FORMATS)
def test_every_message_links_to_the_page_of_its_rule(name: str) -> None:
    for finding in _real():
        assert f"{SITE.url}rules/{finding.rule.code.lower()}/" in FORMATS[name]([finding], SITE)


def test_an_empty_result_is_told_in_every_format() -> None:
    assert text([], SITE) == "Alt er i orden.\n"
    assert "Alt er i orden." in summary([], SITE)
    assert github([], SITE) == ""
    assert json.loads(as_json([], SITE))["findings"] == []
