"""Publishing stops with a message until what only KS can give is in place; building does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casebank.cli import main
from casebank.publish.readiness import lacking
from casebank.site import Publisher, Site, read_site
from tests.specimens import ROOT

READY = Publisher(name="KS", email="post@ks.example", privacy_email="personvern@ks.example")
SITE = Site("Banken", "https://banken.example/", "En bank.", "https://github.example/banken", publisher=READY)
STATEMENT = "https://uustatus.no/nb/erklaringer/publisert/12345678-1234-1234-1234-123456789abc"


def test_a_site_with_all_settings_can_be_published() -> None:
    assert list(lacking(SITE)) == []
    assert list(lacking(SITE, "https://banken.example")) == []
    assert list(lacking(replace(SITE, publisher=replace(READY, accessibility_statement=STATEMENT)))) == []


@pytest.mark.parametrize(
    ("site", "setting"),
    [
        (replace(SITE, publisher=replace(READY, email="")), "extra.ks.email"),
        (replace(SITE, publisher=replace(READY, privacy_email="ikke en adresse")), "extra.ks.privacy_email"),
        (replace(SITE, publisher=replace(READY, accessibility_statement="ja")), "accessibility_statement"),
        (replace(SITE, url="http://banken.example/"), "site_url"),
    ],
)
def test_what_is_missing_or_wrong_is_named(site: Site, setting: str) -> None:
    (found,) = lacking(site)
    assert setting in found


def test_a_site_that_is_published_somewhere_else_is_stopped() -> None:
    (found,) = lacking(SITE, "https://ks-no.github.io/banken")
    assert "https://ks-no.github.io/banken" in found


def test_the_command_names_the_file_to_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    expected = 1 if list(lacking(read_site(ROOT))) else 0
    assert main(["publishable", "--root", str(tmp_path)]) == expected
    assert main(["publishable", "--root", str(tmp_path), "--url", "https://et.annet.example/"]) == 1
    assert "mkdocs.yml" in capsys.readouterr().err
