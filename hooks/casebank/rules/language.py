"""How a text reads: links that say where they lead, headings with something below them, and plain language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, shortened
from casebank.source.body import Body
from casebank.source.links import Form
from casebank.source.prose import Passage, passages, reads_easily

SENTENCE_WORDS = 40
"""Beyond this most readers lose the thread: Oxford Guide to Plain English (2013); 25 is the advice of GOV.UK, see
https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/"""
PARAGRAPH_WORDS = 150
"""Six sentences of 25 words: a screen on a phone."""


def _body(text: str) -> Example:
    story = (
        "## Bakgrunn\n\n{}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
    )
    return Example(body=story.format(text))


_LONG_SENTENCE = (
    "Kommunen ville at innbyggerne skulle være med på å forme det nye torget og inviterte derfor alle som bodde "
    "innenfor ringveien til fire møter der de kunne tegne og snakke og bygge modeller sammen med arkitektene og "
    "politikerne som skulle bestemme til slutt"
)
_SHORT_SENTENCES = (
    "Kommunen ville forme det nye torget sammen med innbyggerne. Alle innenfor ringveien ble invitert til fire møter. "
    "Der kunne de tegne, snakke og bygge modeller sammen med arkitektene. Politikerne bestemte til slutt."
)
_PARAGRAPH = " ".join(["Vi møttes på torget og snakket om hva som trengtes i nabolaget."] * 7)

EMPTY_SECTION = Rule(
    code="SB431",
    name="tomt-under-overskrift",
    severity=Severity.WARNING,
    title="Det står ingenting under overskriften",
    why="En tom del ser ut som en feil. Er noe ikke kjent, skriv «Ikke dokumentert». Det er også nyttig å vite.",
    wrong=Example(
        body="## Bakgrunn\n\nTekst.\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\n## Lærdommer\n\nTekst.\n"
    ),
    right=Example(
        body="## Bakgrunn\n\nTekst.\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nIkke dokumentert.\n\n"
        "## Lærdommer\n\nTekst.\n"
    ),
)
LINK_TEXT = Rule(
    code="SB432",
    name="lenke-som-ikke-sier-hvor",
    severity=Severity.WARNING,
    title="Teksten på lenken sier ikke hvor den fører",
    why="Mange hopper fra lenke til lenke, og hører bare teksten på dem. «Her» og «les mer» sier ingenting da.",
    wrong=_body("Evalueringen finner dere [her](https://www.ks.no/)."),
    right=_body("Les [evalueringen](https://www.ks.no/)."),
)
BARE_ADDRESS = Rule(
    code="SB433",
    name="bar-adresse",
    severity=Severity.WARNING,
    title="En nettadresse står midt i teksten",
    why="En lang adresse er vond å lese og blir lest opp tegn for tegn. Den kan heller ikke trykkes på. Sett den bak ord, eller legg den under «sources».",
    wrong=_body("Les evalueringen på https://www.ks.no/."),
    right=_body("Les [evalueringen](https://www.ks.no/)."),
)
LONG_SENTENCE = Rule(
    code="SB434",
    name="lang-setning",
    severity=Severity.HINT,
    title="Setningen er svært lang",
    why=f"Setninger på over {SENTENCE_WORDS} ord mister de fleste tråden i. Del den i flere, eller lag en liste.",
    wrong=_body(f"{_LONG_SENTENCE}."),
    right=_body(_SHORT_SENTENCES),
)
LONG_PARAGRAPH = Rule(
    code="SB435",
    name="langt-avsnitt",
    severity=Severity.HINT,
    title="Avsnittet er svært langt",
    why=f"Et avsnitt på over {PARAGRAPH_WORDS} ord fyller skjermen på en mobil. Del det der du begynner på noe nytt.",
    wrong=_body(f"{_PARAGRAPH} {_PARAGRAPH}"),
    right=_body(f"{_PARAGRAPH}\n\n{_PARAGRAPH}"),
)
RULES = (EMPTY_SECTION, LINK_TEXT, BARE_ADDRESS, LONG_SENTENCE, LONG_PARAGRAPH)

_SAYS_NOTHING = frozenset(
    [
        *("her", "der", "dette", "denne", "den", "mer", "les mer", "les mer her", "les her", "se her", "se mer"),
        *("klikk her", "trykk her", "klikk", "lenke", "lenken", "lenke her", "link", "linken", "nettside", "nettsiden"),
        *("meir", "les meir", "les meir her", "sjå her", "sjå meir", "lenkje", "lenkja", "lenkje her", "nettsida"),
        *("here", "click here", "read more", "more"),
    ]
)
_ADDRESS = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>()\[\]]*[^\s<>()\[\].,:;!?»\"']")


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """How the text of one file reads."""
    content = entry.document.content
    yield from _empty_sections(entry, content)
    yield from _links(entry, content)
    if not reads_easily(content, sentence=SENTENCE_WORDS, paragraph=PARAGRAPH_WORDS):
        for passage in passages(content, longer_than=SENTENCE_WORDS):
            yield from _plain(entry, content, passage)


def _empty_sections(entry: Entry[Any], content: Body) -> Iterator[Diagnostic]:
    headings = content.headings()
    for heading, following in zip_longest(headings, headings[1:]):
        below = content.text[heading.end : following.start if following else None]
        goes_deeper = following is not None and following.level > heading.level
        if not goes_deeper and not below.strip(" \t\n=-"):
            message = f"Det står ingenting under «{shortened(heading.text)}»."
            yield EMPTY_SECTION.at(
                entry.path, heading.span, message, "Skriv noe der, for eksempel «Ikke dokumentert», eller fjern den."
            )


def _links(entry: Entry[Any], content: Body) -> Iterator[Diagnostic]:
    links = (*content.links(), *content.references())
    for link in links:
        words = re.sub(r"[^\w ]", "", link.text).strip().lower()
        clickable = link.form in (Form.INLINE, Form.REFERENCE) and not link.image
        if clickable and " ".join(words.split()) in _SAYS_NOTHING:
            message = f"Lenken heter bare «{shortened(link.text)}»."
            advice = "La den hete det den fører til: [evalueringen av oppgaveutvalgene](…)."
            yield LINK_TEXT.at(entry.path, content.span(*link.whole), message, advice)
    if "://" not in content.text and "www." not in content.text:
        return
    for match in _ADDRESS.finditer(
        _outside(content.plain, [one.whole for one in links if one.form is not Form.AUTOLINK])
    ):
        message = f"Adressen «{shortened(match[0])}» står midt i teksten."
        advice = f"Sett den bak ord: [det siden handler om]({shortened(match[0])})."
        yield BARE_ADDRESS.at(entry.path, content.span(*match.span()), message, advice)


def _outside(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with some stretches blanked out, and every other character in its place."""
    parts, position = [], 0
    for start, end in sorted(stretches):
        if end > position:
            parts += [text[position:start], " " * (end - max(start, position))]
            position = end
    return "".join([*parts, text[position:]])


def _plain(entry: Entry[Any], content: Body, passage: Passage) -> Iterator[Diagnostic]:
    if passage.is_longer_than(PARAGRAPH_WORDS):
        message = f"Avsnittet er på {passage.words} ord."
        advice = "Del det der du begynner på noe nytt."
        yield LONG_PARAGRAPH.at(entry.path, content.span(passage.start, passage.end), message, advice)
    for sentence in passage.sentences():
        if sentence.is_longer_than(SENTENCE_WORDS):
            message = f"Setningen er på {sentence.words} ord."
            advice = "Del den i flere, eller lag en liste."
            yield LONG_SENTENCE.at(entry.path, content.span(sentence.start, sentence.end), message, advice)
