"""What CONTRIBUTING.md promises: its example passes the check, its links and pictures are there."""

from __future__ import annotations

import re
import urllib.parse

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.checking import findings_of
from casebank.compile import compile_pages
from casebank.compile.page import address
from casebank.site import read_site
from tests.specimens import ROOT, TODAY, bank_with

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_example_is_a_case_without_a_finding() -> None:
    [example] = re.findall(r"^```markdown\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    [name] = re.findall(r"`(cases/[a-z-]+\.md)`", TEXT)
    found = findings_of(bank_with(files={name: example.encode()}))
    assert [finding.message for finding in found if finding.path == name] == []


def test_links_and_pictures_are_there() -> None:
    site = read_site(ROOT)
    pages = {address(page.path) for page in compile_pages(Catalogue(load(ROOT, TODAY)), site)}
    targets = re.findall(r"\]\(([^)\s]+)\)", TEXT)
    assert len(targets) > 10
    for target in targets:
        if target.startswith(site.url):
            assert target.removeprefix(site.url) in pages, target
        elif not urllib.parse.urlsplit(target).netloc:
            assert (ROOT / target).is_file(), target
