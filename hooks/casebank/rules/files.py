"""Files: which may lie where, what they may be called, and whether they are what their names say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from casebank.bank import Bank
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity
from casebank.model.kinds import PAGE, kind_of
from casebank.rules.sample_pictures import png
from casebank.source.pictures import ENDINGS

_PICTURES = frozenset(ENDINGS)
PLACES: Mapping[str, frozenset[str]] = {
    "cases/media": _PICTURES,
    "docs/addresses": frozenset({".txt", ".yml"}),
    "docs/assets": _PICTURES | {".svg", ".woff2"},
    "docs/scripts": frozenset({".js"}),
    "docs/stylesheets": frozenset({".css"}),
    "docs/vocabulary": frozenset({".yml"}),
}
"""The kinds of file that may lie in a folder and those below it, beside the content that `model.kinds` knows."""

MAX_PATH = 200
_PART = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
_ORDINARY = re.compile(r"(?:cases|keys)/[a-z0-9]+(?:-[a-z0-9]+)+\.md")
"""Nearly all files. No name that is kept has a hyphen."""
# Names that Windows keeps for itself: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_TEMPORARY = re.compile(r"\.(?!.*\.(md|yml|svg|js|css|html)$)[^/]*")
"""What programs leave behind, such as `.DS_Store`. The engine passes these over, and so do we."""


def _beside(path: str, content: bytes, shown: str, *, is_link: bool = False) -> Example:
    return Example(others={path: Example(raw=lambda: content, is_link=is_link)}, shown=shown)


LINK = Rule(
    code="SB707",
    name="snarvei",
    severity=Severity.ERROR,
    title="Filen er en snarvei til en annen fil",
    why="En snarvei (symbolsk lenke) kan peke på filer utenfor banken, og da kunne noe hemmelig blitt lagt ut på nettstedet. Legg selve filen i banken.",
    wrong=_beside(
        "cases/drammen-snarvei.md",
        b"../README.md",
        "Filen cases/drammen-snarvei.md er en snarvei til README.md.",
        is_link=True,
    ),
    right=Example(shown="Filen cases/drammen-oppgaveutvalg.md er en fil med tekst."),
)
PLACE = Rule(
    code="SB708",
    name="fil-pa-feil-sted",
    severity=Severity.ERROR,
    title="Filen hører ikke hjemme i mappen",
    why="Alt i disse mappene blir lagt ut på nettstedet, så hver mappe tar bare imot de slags filer den er til for. Caser og nøkler er .md-filer rett i sin mappe, og bilder ligger i cases/media/.",
    wrong=_beside("docs/guide/kart.html", b"<p>Kart</p>", "Filen docs/guide/kart.html er en nettside for seg."),
    right=_beside("cases/media/drammen-kart.png", png(), "Filen cases/media/drammen-kart.png er et bilde av kartet."),
)
NAME = Rule(
    code="SB709",
    name="uvanlig-filnavn",
    severity=Severity.ERROR,
    title="Filen eller mappen har et navn som kan skape trøbbel",
    why="Navnene blir til adresser og skal virke på alle maskiner. De kan ha små bokstaver fra a til z, tall, bindestrek, understrek og punktum.",
    wrong=_beside("cases/media/Drammen torg.png", png(), "Bildet heter «Drammen torg.png»."),
    right=_beside("cases/media/drammen-torg.png", png(), "Bildet heter «drammen-torg.png»."),
)
DISGUISED = Rule(
    code="SB710",
    name="ikke-et-bilde",
    severity=Severity.ERROR,
    title="Filen er ikke det slags bilde den heter",
    why="Endelsen på navnet forteller nettlesere hva filen er. Stemmer den ikke, vises ikke bildet, og filen kan være noe annet som er gjemt bort.",
    wrong=_beside("cases/media/drammen-torg.jpg", png(), "Bildet heter «drammen-torg.jpg», men er lagret som PNG."),
    right=_beside("cases/media/drammen-torg.png", png(), "Bildet heter «drammen-torg.png», og er lagret som PNG."),
)
DRAWING = Rule(
    code="SB711",
    name="kode-i-tegning",
    severity=Severity.ERROR,
    title="Tegningen inneholder kode, eller henter noe utenfra",
    why="En SVG-fil er en tegning skrevet som tekst, og den kan også inneholde kode som kjører når noen åpner den. Tegninger i banken inneholder bare former og tekst.",
    wrong=_beside(
        "docs/assets/kart.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="vis()"/>',
        'Filen docs/assets/kart.svg inneholder <svg onload="vis()"/>.',
    ),
    right=_beside(
        "docs/assets/kart.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>',
        'Filen docs/assets/kart.svg inneholder <svg><path d="M0 0h9"/></svg>.',
    ),
)
RULES = (LINK, PLACE, NAME, DISGUISED, DRAWING)

# Anything that is more than shapes: other languages, embedded documents, events, animated addresses, what is fetched.
_CODE = re.compile(
    rb"<\s*[\w:]*(script|foreignobject|iframe|embed|object|handler|listener|animate|set|use|image|a)\b"
    rb"|\son[a-z]+\s*=|javascript:|data:|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|@import|url\(\s*['\"]?(?!#)"
    rb"|href\s*=\s*['\"](?!#)|\bxml:base\b",
    re.IGNORECASE,
)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """Every file below the content folders."""
    for path in sorted(bank.files):
        if path in bank.links:
            advice = "Legg selve filen her, eller slett snarveien."
            yield LINK.at(path, START, "Filen er en snarvei til en annen fil eller mappe.", advice)
            continue
        if _ORDINARY.fullmatch(path):
            continue
        where = PurePosixPath(path)
        if _TEMPORARY.fullmatch(where.name):
            continue
        yield from _name(path, where)
        if kind_of(where) is None and where.suffix not in _endings(where):
            yield PLACE.at(
                path, START, f"En fil av slaget «{where.suffix or where.name}» kan ikke ligge her.", _home(where)
            )
    for path, picture in bank.pictures.items():
        expected = ENDINGS[PurePosixPath(path).suffix]
        if picture.format != expected:
            message = f"Filen heter som et bilde av slaget {expected}, men er {picture.format or 'noe annet'}."
            yield DISGUISED.at(path, START, message, "Åpne bildet i et bildeprogram, og lagre det på nytt.")
    for path, content in bank.drawings.items():
        found = _CODE.search(content)
        if found or b"<svg" not in content or b"\x00" in content:
            shown = found[0].decode("utf-8", "replace").strip() if found else "ikke SVG"
            advice = "Fjern det, eller bruk et bilde (.webp eller .png) i stedet."
            yield DRAWING.at(path, START, f"Tegningen inneholder mer enn former: «{shown}».", advice)


def _name(path: str, where: PurePosixPath) -> Iterator[Diagnostic]:
    # The name of a content file itself is an id, for which there is a rule of its own.
    kind = kind_of(where)
    parts = where.parts[:-1] if kind is not None and kind is not PAGE else where.parts
    odd = [part for part in parts if not _PART.fullmatch(part)]
    odd += [part for part in where.parts if _RESERVED.fullmatch(part)]
    if odd:
        shown = "".join(char if char.isprintable() else "�" for char in odd[0])
        message = f"Navnet «{shown}» kan skape trøbbel."
        yield NAME.at(path, START, message, "Bruk små bokstaver fra a til z, tall og bindestrek.")
    elif len(path) > MAX_PATH:
        message = f"Stien til filen er på {len(path)} tegn. Grensen er {MAX_PATH}."
        yield NAME.at(path, START, message, "Gi filen et kortere navn.")


def _endings(where: PurePosixPath) -> frozenset[str]:
    for folder in where.parents:
        if str(folder) in PLACES:
            return PLACES[str(folder)]
    return frozenset()


def _home(where: PurePosixPath) -> str:
    if where.suffix in _PICTURES:
        return "Legg bilder i cases/media/."
    if where.suffix == ".md":
        return "Legg caser rett i cases/, og nøkler rett i keys/."
    return "Fjern filen, eller skriv innholdet som Markdown."
