"""Addresses: those that have been published stay, and no two pages share one."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.addresses import aliases_of, pages_of
from casebank.bank import Bank
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, Span
from casebank.ledger import PUBLISHED, WITHDRAWN
from casebank.naming import nearest
from casebank.rules.site_map import SiteMap

VANISHED = Rule(
    code="SB331",
    name="adresse-borte",
    severity=Severity.ERROR,
    title="En publisert adresse er borte",
    why="Andre kan ha lenket til siden. Får den nytt navn, må den gamle adressen føre dit. Trekkes den, må adressen si det.",
    wrong=Example(others={str(PUBLISHED): Example(raw=lambda: b"cases/drammen-utvalg/\n")}),
    right=Example(
        fields="aliases: [drammen-utvalg]", others={str(PUBLISHED): Example(raw=lambda: b"cases/drammen-utvalg/\n")}
    ),
)
_PANEL = Example(fields="title: Et panel som svarte på ett spørsmål\nsummary: Tretti innbyggere møttes.")
CLASH = Rule(
    code="SB332",
    name="tidligere-navn-i-bruk",
    severity=Severity.ERROR,
    title="Et tidligere navn er i bruk av en annen side",
    why="En adresse kan bare føre til ett sted.",
    wrong=Example(name="drammen-utvalg", fields="aliases: [drammen-panel]", others={"cases/drammen-panel.md": _PANEL}),
    right=Example(name="drammen-utvalg", fields="aliases: [drammen-raad]", others={"cases/drammen-panel.md": _PANEL}),
)
NOT_GONE = Rule(
    code="SB333",
    name="trukket-men-finnes",
    severity=Severity.ERROR,
    title="En side er ført som trukket tilbake, men finnes ennå",
    why="Når en case er trukket tilbake, skal alt den inneholdt, bort fra nettstedet.",
    wrong=Example(
        name="drammen-utvalg",
        others={str(WITHDRAWN): Example(raw=lambda: b"- address: cases/drammen-utvalg/\n  date: 2026-11-24\n")},
    ),
    right=Example(
        name="drammen-utvalg",
        others={str(WITHDRAWN): Example(raw=lambda: b"- address: cases/drammen-panel/\n  date: 2026-11-24\n")},
    ),
)
RULES = (VANISHED, CLASH, NOT_GONE)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """The addresses of the bank, against each other and against those that were published before."""
    pages, aliases = pages_of(bank), list(aliases_of(bank))
    withdrawn = {row.address for row in bank.withdrawn}
    there = {*pages, *(alias.address for alias in aliases)}
    for address, line in bank.ledger.lines.items():
        if address not in there | withdrawn:
            guess = nearest(address, there)
            message = f"Adressen «{address}» er publisert, men ingen side har den lenger."
            advice = (
                f"Har siden fått nytt navn, legg det gamle navnet i «aliases» i filen"
                f"{f' (er det «{guess}»?)' if guess else ''}. Er den trukket, før den opp i {WITHDRAWN}."
            )
            yield VANISHED.at(str(PUBLISHED), Span.point(line), message, advice)
    holders: dict[str, str] = {}
    for alias in aliases:
        span = alias.entry.document.spans.value(("aliases", alias.index))
        if alias.address in pages:
            message = f"Det finnes en side på «{alias.address}»."
            yield CLASH.at(
                alias.entry.path, span, message, "Fjern navnet fra «aliases», eller gi den andre siden et nytt."
            )
        elif alias.address in holders:
            message = f"«{alias.address}» er alt et tidligere navn på {holders[alias.address]}."
            yield CLASH.at(alias.entry.path, span, message, "La navnet stå i den ene av filene.")
        holders.setdefault(alias.address, alias.entry.path)
    for index, row in enumerate(bank.withdrawn):
        if row.address in there:
            span = bank.withdrawn_spans.value((index, "address"))
            message = f"«{row.address}» er trukket tilbake, men siden finnes ennå."
            yield NOT_GONE.at(
                str(WITHDRAWN), span, message, "Slett filen, og fjern adressen fra «aliases» i andre filer."
            )


def check_site(bank: Bank, site_map: SiteMap) -> Iterator[Diagnostic]:
    """Former addresses against the pages that no file is the source of, such as that of a theme."""
    pages = pages_of(bank)
    for alias in aliases_of(bank):
        stem = alias.address.rstrip("/")
        folder = stem.rpartition("/")[0]
        # In the kind's own folder there are no other pages, and the site map is not asked without need.
        if alias.address in pages or (folder and folder == alias.entry.kind.pages):
            continue
        if site_map.has(f"{stem}.md") or site_map.has(f"{stem}/index.md"):
            span = alias.entry.document.spans.value(("aliases", alias.index))
            message = f"Det finnes en side på «{alias.address}»."
            yield CLASH.at(alias.entry.path, span, message, "Fjern navnet fra «aliases».")
