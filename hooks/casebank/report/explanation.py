"""Where the rule of a finding is explained."""

from __future__ import annotations

from casebank.compile.page import address
from casebank.diagnostics import Diagnostic
from casebank.site import Site


def explanation(finding: Diagnostic, site: Site) -> str:
    """The address of the rule's page on the published site."""
    return f"{site.url}{address(finding.rule.page)}"
