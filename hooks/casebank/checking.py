"""Checking a bank: all rules, with the site that the bank becomes."""

from __future__ import annotations

from casebank import rules
from casebank.bank import Bank
from casebank.compile.site_map import CompiledSite
from casebank.diagnostics import Diagnostic
from casebank.memory import nothing_to_collect


@nothing_to_collect()
def findings_of(bank: Bank) -> list[Diagnostic]:
    """Every finding about the bank, file by file from the top down, each with the line it begins on."""
    found = rules.check(bank, CompiledSite(bank))
    for entry in bank.entries:
        entry.forget()
    return found
