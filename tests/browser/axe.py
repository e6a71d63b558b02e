"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(tab: Page, where: str = "") -> list[tuple[str, str, str]]:
    """Every rule that the page breaks as it stands now: where the tester was, the rule, and the first element that does."""
    report = Axe().run(tab)
    return [(where, one["id"], one["nodes"][0]["html"][:150]) for one in report.response["violations"]]
