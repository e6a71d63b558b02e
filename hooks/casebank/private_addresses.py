"""Telling an office's e-mail address and phone number from a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebank.naming import slug

_EMAIL = re.compile(
    r"(?<![\w.+%-])(?P<local>[\w.+%-]{1,64})(?:@|\s?[\[({]\s?at\s?[\])}]\s?)(?P<domain>[\w-]+(?:\.[\w-]+)+)"
)
_MAIL_PROVIDERS = re.compile(
    r"(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|fastmail|hey|zoho|yandex"
    r"|proton|protonmail|pm|tutanota|online|broadpark|getmail|frisurf|start|sol|c2i|lyse|altiboxmail|bluezone|haugnett)"
    r"\.(com|no|net|org|me|eu|de|se|dk|co\.uk|ru)"
)


def _words(text: str) -> list[str]:
    return text.split()


_OFFICE = frozenset(
    _words("""
    post postmottak firmapost epost mail kontakt kontor info informasjon service servicetorg servicesenter kundeservice
    kundesenter kundetorg innbyggertorg innbyggerservice innbyggerdialog sentralbord resepsjon hjelp support vakt arkiv
    presse redaksjon kommunikasjon media nyhetsbrev web nett webmaster admin personvern personvernombud varsling ombud
    kommune fylkeskommune fylke bydel bydelen omrade grend nabolag lokalutvalg velforening barnehage skole bibliotek
    samskaping medvirkning deltakelse innbygger innbyggere borgerpanel folkebudsjett ungdomsrad eldrerad radet rad utvalg
    frivillig frivillighet frivilligsentral velferd velferdslab lab bylab lokalsamfunn folkehelse helse omsorg oppvekst
    kultur idrett fritid plan byplan byutvikling utvikling samfunn samfunnsutvikling naering miljo klima teknisk park
    bygg eiendom vei vann avlop prosjekt prosjektet innovasjon digital senter sentrum avdeling seksjon enhet etat team
    politikk politisk formannskap kommunestyre bystyre sekretariat ordforer kommunedirektor styret styre leder drift
    forskning institutt universitet hogskole stiftelse forening organisasjon nettverk register folkeregister ks
    """)
)
"""Words that stand before @ in the addresses of offices."""
_GIVEN_NAMES = frozenset(
    _words("""
    anne inger kari marit ingrid liv eva berit astrid bjorg hilde anna solveig marianne randi ida nina maria elisabeth
    kristin bente heidi silje hanne linda tone tonje wenche camilla maren sara emma nora julie sofie ella olivia thea
    hege lise mette grete gerd ragnhild sissel siri trine line monica elin else ellen turid britt karin helene kristine
    jan per bjorn ole lars kjell knut svein arne thomas hans geir tor morten terje odd erik martin andreas john anders
    rune trond tore daniel jon kristian magnus stian espen oyvind haakon havard henrik jonas emil noah oskar lucas filip
    fredrik tommy frode stein egil helge roar jostein sindre eirik vegard olav gunnar leif rolf harald alf finn
    mohammed mohamed muhammad ali ahmed fatima aisha amina khadija omar hassan ibrahim yusuf
    """)
)
"""Some of the most common given names in Norway, after Statistics Norway's name statistics (https://www.ssb.no/navn)."""

_GAP = "[ \u00a0]"
_MOBILE = re.compile(
    rf"(?<![\w/=.,_&#-])(?:(?:\+|00)47{_GAP}?)?"
    rf"(?:(?P<solid>[49][0-9]{{7}})|[49][0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}}|[49][0-9]{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}})"
    rf"(?![\w/=_&-]|[.,]?[0-9]|{_GAP}?(?:kr|kroner|NOK|%|prosent|millioner)\b)"
)
_FOREIGN = re.compile(rf"(?<![\w/=+])\+(?!47)[1-9][0-9]{{0,2}}(?:{_GAP}?[0-9]){{6,12}}(?![\w])")


def private_emails(text: str) -> Iterator[tuple[int, int]]:
    """The places of the e-mail addresses in a text that look like a person's."""
    for match in _EMAIL.finditer(text):
        if is_private(match["local"], match["domain"]):
            yield match.span()


def is_private(local: str, domain: str) -> bool:
    """Whether an address belongs to a person, as far as one can tell from how it is written.

    Addresses with free providers do, unless a word before @ is an office's. With other domains those do that look
    like names before @: two words and more without an office's word among them, or a common given name.
    """
    words = [slug(word) for word in re.split(r"[._+%-]|(?<=[a-zæøå])(?=\d)", local.lower()) if word]
    if any(word in _OFFICE for word in words):
        return False
    if _MAIL_PROVIDERS.fullmatch(domain.lower()):
        return True
    letters = [word for word in words if word.isalpha()]
    return len(letters) > 1 or any(word in _GIVEN_NAMES for word in letters)


def private_phones(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The places of mobile numbers (4 and 9) and of numbers abroad in a text. Offices' landlines are let pass.

    Source of the series: Nasjonal kommunikasjonsmyndighet, https://nkom.no/telefoni-og-telefonnummer.
    """
    stop = len(text) if end is None else end
    for pattern in (_MOBILE, _FOREIGN):
        for match in pattern.finditer(text, start, stop):
            yield match.span()
