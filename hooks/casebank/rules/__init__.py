"""The rules that content must keep, one family per module, and the table of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Rule
from casebank.rules import (
    addresses,
    characters,
    dates,
    duplicates,
    effects,
    field_text,
    fields,
    files,
    headings,
    identifiers,
    images,
    language,
    lineage,
    links,
    lookalikes,
    markup,
    privacy,
    references,
    reuse,
    slots,
    terms,
    usage,
)
from casebank.rules.site_map import SiteMap
from casebank.source import rules as reading
from casebank.workers import shared_out

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *fields.RULES,
    *terms.RULES,
    *references.RULES,
    *identifiers.RULES,
    *addresses.RULES,
    *headings.RULES,
    *reuse.RULES,
    *links.RULES,
    *images.RULES,
    *language.RULES,
    *slots.RULES,
    *dates.RULES,
    *effects.RULES,
    *markup.RULES,
    *characters.RULES,
    *files.RULES,
    *lookalikes.RULES,
    *privacy.RULES,
    *usage.RULES,
    *duplicates.RULES,
    *lineage.RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}

AT_A_TIME = 1000
"""How many files one process checks at a time. Fewer are not worth a process of their own."""

_HARMFUL = frozenset(rule.code for rule in (*markup.RULES, *characters.RULES, *files.RULES, *privacy.RULES))

EntryCheck = Callable[[Entry[Any], Bank], Iterator[Diagnostic]]
BankCheck = Callable[[Bank], Iterator[Diagnostic]]
SiteCheck = Callable[[Bank, SiteMap], Iterator[Diagnostic]]

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    fields.check_entry,
    terms.check_entry,
    references.check_entry,
    identifiers.check_entry,
    headings.check_entry,
    reuse.check_entry,
    images.check_entry,
    language.check_entry,
    slots.check_entry,
    dates.check_entry,
    effects.check_entry,
    markup.check_entry,
    field_text.check_entry,
    characters.check_entry,
    privacy.check_entry,
)
BANK_CHECKS: tuple[BankCheck, ...] = (
    fields.check_vocabularies,
    identifiers.check_bank,
    addresses.check_bank,
    characters.check_bank,
    files.check_bank,
    lookalikes.check_bank,
    field_text.check_bank,
    privacy.check_bank,
    images.check_bank,
    usage.check_bank,
    duplicates.check_bank,
    lineage.check_bank,
)
SITE_CHECKS: tuple[SiteCheck, ...] = (links.check_bank, addresses.check_site)


def harmful(findings: list[Diagnostic]) -> frozenset[str]:
    """The files that should not even be shown to the one who writes: they could run code, or tell of a person."""
    return frozenset(finding.path for finding in findings if finding.rule.code in _HARMFUL)


def _check_entries(entries: Sequence[Entry[Any]], bank: Bank) -> list[Diagnostic]:
    return [finding for entry in entries for check_entry in ENTRY_CHECKS for finding in check_entry(entry, bank)]


def check(bank: Bank, site_map: SiteMap) -> list[Diagnostic]:
    """Every finding about the bank, file by file from the top down, each with the line it begins on.

    `casebank.checking` knows the pages that the bank becomes.
    """
    findings = list(bank.findings)
    parts = [bank.entries[start : start + AT_A_TIME] for start in range(0, len(bank.entries), AT_A_TIME)]
    for found in shared_out([partial(_check_entries, entries, bank) for entries in parts]):
        findings += found
    for check_bank in BANK_CHECKS:
        findings += check_bank(bank)
    for check_site in SITE_CHECKS:
        findings += check_site(bank, site_map)
    documents = {entry.path: entry.document for entry in bank.entries}
    documents |= {file.document.path: file.document for file in bank.vocabulary_files}
    with_lines = (
        replace(finding, excerpt=documents[finding.path].line(finding.span.line))
        if finding.path in documents and not finding.excerpt
        else finding
        for finding in findings
    )
    return sorted(with_lines, key=lambda finding: finding.order)
