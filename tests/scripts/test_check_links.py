"""The weekly check of links: what lychee's answer means, and that every exception carries its reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from check_links import EXCEPTIONS, Dead, Exempt, command, dead, issue, read_exceptions, stale

# Written by hand after lychee 0.24's own output.
REPORT = json.loads("""
{
  "total": 4,
  "errors": 1,
  "error_map": {
    "keys/b.md": [
      {
        "url": "https://borte.example/side",
        "status": {"text": "Rejected status code: 404 Not Found", "code": 404},
        "span": {"line": 12, "column": 10}
      }
    ]
  },
  "timeout_map": {"cases/a.md": [{"url": "https://treg.example/", "status": {"text": "Timeout"}}]},
  "excluded_map": {"cases/a.md": [{"url": "https://unntatt.example/", "status": {"text": "Excluded"}}]}
}
""")


def test_the_exceptions_of_the_bank_carry_their_reasons() -> None:
    assert read_exceptions(EXCEPTIONS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "broken",
    [
        'address = "https://x.example/"\nreason = "døde"\nsince = 2026-01-01',
        'address = "x"\nreason = "Svarer ikke programmer, bare mennesker."\nsince = 2026-01-01',
        'address = "https://x.example/"\nreason = "Svarer ikke programmer, bare mennesker."\nsince = "i går"',
    ],
)
def test_an_exception_without_reason_address_or_date_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="needs an address"):
        read_exceptions(f"[[exception]]\n{broken}\n")


def test_dead_addresses_come_with_their_place() -> None:
    assert list(dead(REPORT)) == [
        Dead("keys/b.md", 12, "https://borte.example/side", "Rejected status code: 404 Not Found"),
        Dead("cases/a.md", 1, "https://treg.example/", "Timeout"),
    ]


def test_an_exception_is_taken_as_it_is_written() -> None:
    excluded = command([Path("a.md")], [Exempt("https://x.example/?a=(b)", "en grunn", date(2026, 1, 1))])
    assert excluded[excluded.index("--exclude") + 1] == r"^https://x\.example/\?a=\(b\)"


def test_exceptions_are_looked_at_again() -> None:
    known = Exempt("https://kjent.example/", "", date(2024, 11, 24))
    unused = Exempt("https://ubrukt.example/", "", date(2026, 11, 24))
    found = list(stale([known, unused], "url: https://kjent.example/side", date(2026, 11, 24)))
    assert [line.split(" ")[0] for line in found] == ["https://kjent.example/", "https://ubrukt.example/"]
    assert list(stale([known], "https://kjent.example/side", date(2026, 11, 23))) == []


def test_the_issue_holds_whatever_an_address_says() -> None:
    told = issue([Dead("cases/a.md", 3, "https://x.example/`@alle`<img>", "404")])
    assert told["labels"] == ["lenker"]
    assert "- `cases/a.md:3`: ``https://x.example/`@alle`<img>`` (`404`)" in told["body"]
