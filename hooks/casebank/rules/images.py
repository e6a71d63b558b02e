"""Pictures in texts and fields: each is there, lies in the bank, is not too heavy, and is told in words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from casebank.allowed_html import is_safe
from casebank.bank import Bank, Entry
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity, Span, shortened
from casebank.naming import nearest
from casebank.rules.links import PUBLISHED
from casebank.rules.sample_pictures import png
from casebank.source.body import Link
from casebank.source.links import Form
from casebank.web import scheme_of

MAX_BYTES = 500 * 1024
"""The largest picture. One that fills a screen is half of this as WebP; a page then still opens at once on a phone."""

_FILE = "cases/media/drammen-oppgaveutvalg-mote.png"
_ALT = "Naboer rundt et bord på torget"
_FORMATS = (".webp", ".png", ".jpg", ".svg")


_SMALL = {_FILE: Example(raw=lambda: png(width=800, height=600), shown="(et bilde på 1 kB)")}
_HEAVY = {_FILE: Example(raw=lambda: png(width=1200, height=800, packed=False), shown="(et bilde på 938 kB)")}


def _body(text: str, others: dict[str, Example] | None = None) -> Example:
    story = f"## Bakgrunn\n\n{text}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
    return Example(body=story, others=others or {})


_GOOD = _body(f"![{_ALT}](media/drammen-oppgaveutvalg-mote.png)", _SMALL)

MISSING = Rule(
    code="SB421",
    name="bilde-mangler",
    severity=Severity.ERROR,
    title="Bildet finnes ikke",
    why="Bilder til en case ligger i cases/media/, og navnet begynner med casens navn. Last opp bildet der først.",
    wrong=_body(f"![{_ALT}](media/drammen-oppgaveutvalg-mte.png)", _SMALL),
    right=_GOOD,
)
WITHOUT_WORDS = Rule(
    code="SB422",
    name="bilde-uten-ord",
    severity=Severity.ERROR,
    title="Det står ikke hva bildet viser",
    why="Den som ikke ser bildet, får det lest opp. Da må det stå i ord hva det viser, mellom hakeparentesene.",
    wrong=_body("![](media/drammen-oppgaveutvalg-mote.png)", _SMALL),
    right=_GOOD,
)
ELSEWHERE = Rule(
    code="SB423",
    name="bilde-fra-andre",
    severity=Severity.ERROR,
    title="Bildet hentes fra et annet nettsted",
    why="Da ville det andre nettstedet se hvem som leser siden, og bildet kan bli byttet ut eller borte. Bilder skal ligge i banken, med lov fra den som eier dem.",
    wrong=_body(f"![{_ALT}](https://www.ks.no/bilde.png)"),
    right=_GOOD,
)
TOO_HEAVY = Rule(
    code="SB424",
    name="for-stort-bilde",
    severity=Severity.ERROR,
    title="Bildet er for stort",
    why=f"Et bilde kan være på høyst {MAX_BYTES // 1024} kB, så siden åpner seg raskt på mobil også. Gjør det mindre (1600 punkter i bredden holder), og lagre det som WebP.",
    wrong=Example(others=_HEAVY),
    right=Example(others=_SMALL),
)
RULES = (MISSING, WITHOUT_WORDS, ELSEWHERE, TOO_HEAVY)


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """The pictures of one file, in its text and in its fields."""
    content = entry.document.content
    if "![" in content.text:
        for link in content.links():
            if link.image and is_safe(link.target):
                yield from _in_text(entry, bank, link)
        for link in (*content.links(), *content.references()):
            if link.image and link.form is not Form.DEFINITION and not link.text.strip():
                yield WITHOUT_WORDS.at(
                    entry.path,
                    content.span(*link.whole),
                    "Bildet har ingen tekst som sier hva det viser.",
                    "Skriv det mellom hakeparentesene: ![Naboer rundt et bord](…).",
                )
    for index, image in enumerate(getattr(entry.model, "images", ())):
        there = posixpath.join(entry.kind.folder, image.file)
        if not _is_there(bank, there):
            span = entry.document.spans.value(("images", index, "file"))
            yield _missing(entry, bank, there, image.file, span)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """How heavy the picture files are."""
    for path, picture in bank.pictures.items():
        if picture.bytes > MAX_BYTES:
            message = f"Bildet er på {picture.bytes // 1024} kB. Grensen er {MAX_BYTES // 1024} kB."
            advice = "Gjør det mindre (1600 punkter i bredden holder), og lagre det som WebP."
            yield TOO_HEAVY.at(path, START, message, advice)


def _in_text(entry: Entry[Any], bank: Bank, link: Link) -> Iterator[Diagnostic]:
    target = link.target.strip()
    if scheme_of(target):
        message = f"Bildet hentes fra «{shortened(target)}»."
        advice = "Legg bildet i cases/media/ om dere har lov til å bruke det, og vis det derfra."
        yield ELSEWHERE.at(entry.path, link.span, message, advice)
    else:
        path = unquote(target.partition("#")[0].partition("?")[0])
        there = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), path))
        if not _is_there(bank, there):
            yield _missing(entry, bank, there, path, link.span)


def _is_there(bank: Bank, path: str) -> bool:
    return path in bank.files and _is_picture(path)


def _missing(entry: Entry[Any], bank: Bank, there: str, written: str, span: Span) -> Diagnostic:
    pictures = frozenset(filter(_is_picture, bank.files))
    guess = nearest(there, pictures)
    proposal = posixpath.relpath(guess, posixpath.dirname(entry.path)) if guess else ""
    message = f"Det finnes ikke noe bilde på «{shortened(written)}».{f' Mente du «{proposal}»?' if guess else ''}"
    return MISSING.at(entry.path, span, message, "Last opp bildet i cases/media/, og skriv «media/» foran navnet.")


def _is_picture(path: str) -> bool:
    return path.startswith(PUBLISHED) and path.endswith(_FORMATS)
