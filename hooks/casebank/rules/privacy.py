"""What belongs to a person and not in the bank: identity numbers, private addresses, and what pictures hide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import START, Diagnostic, Example, Rule, Severity
from casebank.identity_numbers import find, synthetic
from casebank.private_addresses import private_emails, private_phones
from casebank.rules.sample_pictures import exif_with_position, png
from casebank.source.document import Document
from casebank.source.pictures import Hidden


def _says(text: str) -> Example:
    return Example(fields=f"input_handling: {text}")


IDENTITY_NUMBER = Rule(
    code="SB801",
    name="fodselsnummer",
    severity=Severity.ERROR,
    title="Her står et fødselsnummer",
    why="Et fødselsnummer skal ikke ut på nettet. Regelen kjenner også igjen D-nummer, H-nummer og syntetiske numre. Nummeret i eksemplet er syntetisk og tilhører ingen.",
    wrong=_says(f"Søkeren ({synthetic()}) fikk svar."),
    right=_says("Søkeren fikk svar."),
)
PHONE = Rule(
    code="SB802",
    name="privat-telefon",
    severity=Severity.ERROR,
    title="Her står et telefonnummer som ser privat ut",
    why="Mobilnumre hører til personer, og personer slutter. Oppgi kontoret, med adressen til nettsiden eller den felles e-posten. Fasttelefonen til et kontor går bra.",
    wrong=_says("Ring 412 34 567 for å få svar."),
    right=_says("Ring servicetorget for å få svar."),
)
EMAIL = Rule(
    code="SB803",
    name="privat-epost",
    severity=Severity.ERROR,
    title="Her står en e-postadresse som ser privat ut",
    why="Adresser med navn hører til personer, og adresser hos gratis leverandører er private. Bruk den felles adressen til kontoret, for eksempel postmottak@…",
    wrong=Example(
        fields="contact:\n  role: Innbyggertorget\n  organisation: Drammen kommune\n  email: fornavn.etternavn@kommune.example"
    ),
    right=Example(
        fields="contact:\n  role: Innbyggertorget\n  organisation: Drammen kommune\n  email: postmottak@kommune.example"
    ),
)
PICTURE = Rule(
    code="SB804",
    name="skjulte-opplysninger-i-bilde",
    severity=Severity.ERROR,
    title="Bildet har opplysninger gjemt i filen",
    why="Bilder fra telefoner og kameraer bærer ofte med seg hvor de ble tatt, av hvem, og med hvilket kamera. Det synes ikke, men alle som laster ned bildet, kan lese det.",
    wrong=Example(
        others={"cases/media/drammen-torg.png": Example(raw=lambda: png(exif_with_position()))},
        shown="Bildet cases/media/drammen-torg.png sier hvor det ble tatt (GPS).",
    ),
    right=Example(
        others={"cases/media/drammen-torg.png": Example(raw=png)},
        shown="Bildet cases/media/drammen-torg.png er lagret på nytt uten metadata.",
    ),
)
RULES = (IDENTITY_NUMBER, PHONE, EMAIL, PICTURE)

_LONG_NUMBER = re.compile("[0-9](?:(?<=[49])[0-9 \u00a0]{6,}[0-9]|[0-9 \u00a0\u2009\u202f.\\-–/]{9,}[0-9])")
"""What could be a mobile number, which begins with 4 or 9, or is long enough for another. Dates and years are not."""
_WHOLE_FIELD = re.compile(r"[ -]*\w+: *[\"']?[0-9]+[\"']?")


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """The text of one file, front matter included."""
    return _check(entry.document)


def check_bank(bank: Bank) -> Iterator[Diagnostic]:
    """The vocabulary files, the names of all files, and what pictures hide."""
    for file in bank.vocabulary_files:
        yield from _check(file.document)
    for path in bank.files:
        if next(find(path), None):
            message = "Filnavnet inneholder et fødselsnummer."
            yield IDENTITY_NUMBER.at(path, START, message, "Gi filen et annet navn.")
    for path, picture in bank.pictures.items():
        texts = "\n".join(picture.texts)
        found = sorted(picture.hidden)
        if next(find(texts), None) or next(private_emails(texts), None) or next(private_phones(texts), None):
            found.append(Hidden.PERSON)
        if found and picture.format:
            message = f"Bildet bærer med seg {' og '.join(dict.fromkeys(found))}."
            advice = "Lagre bildet på nytt uten metadata, eller ta et skjermbilde av det og bruk det."
            yield PICTURE.at(path, START, message, advice)


def _check(document: Document) -> Iterator[Diagnostic]:
    text = document.text
    places = set[tuple[int, int]]()
    for run in _LONG_NUMBER.finditer(text):
        # A little more than the number itself: a plus sign before it, a unit after it.
        places.add((max(0, run.start() - 3), min(len(text), run.end() + 12)))
    if places:
        yield from _numbers(document, places)
    if "@" in text or "at)" in text or "at]" in text:
        for start, end in private_emails(text):
            message = f"«{text[start:end]}» ser ut som adressen til en person."
            advice = "Bruk den felles adressen til kontoret, eller fjern den."
            yield EMAIL.at(document.path, document.span(start, end), message, advice)


def _numbers(document: Document, places: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    text = document.text
    identity_numbers = {found for start, end in places for found in find(text, start, end)}
    for place in sorted(identity_numbers):
        span = document.span(*place)
        message = "Her står et fødselsnummer, eller et nummer av samme slag."
        found = IDENTITY_NUMBER.at(document.path, span, message, "Slett nummeret. Det skal ikke ligge i banken.")
        # Logs are public too, so the number is not shown again.
        yield replace(found, excerpt=re.sub(r"[0-9]", "•", document.line(span.line)))
    for place in sorted({found for start, end in places for found in private_phones(text, start, end)}):
        span = document.span(*place)
        within = any(place[0] < end and start < place[1] for start, end in identity_numbers)
        # A field that is nothing but a number is an amount: there is no field for phone numbers.
        if not within and not _WHOLE_FIELD.fullmatch(document.line(span.line)):
            message = f"«{text[place[0] : place[1]]}» ser ut som et mobilnummer."
            yield PHONE.at(document.path, span, message, "Oppgi kontoret i stedet, eller fjern nummeret.")
