"""What an author's text becomes on the page: text, lists, tables, links and pictures, and nothing else.

What is wrong is found in what the engine renders, so that no way of writing hides it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from casebank.allowed_html import ADMONITIONS, SCHEMES, Fault, Problem, problems
from casebank.authored import SLOT, explained, on_page, site_path
from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, Span, shortened
from casebank.model.kinds import PAGE
from casebank.rendering import ALWAYS_ON, Rendering, UnrenderableError

MAX_BODY = 64 * 1024
"""The longest body, in characters. A long case is some 20 kB."""
MAX_LINES = 2000
MAX_WORK = 2_000_000
"""How many brackets and angle brackets, times how much text the engine looks through for the end of each. At these
limits the worst texts we know take about a second to render; without them, hours."""
_STORY = "## Bakgrunn\n\n{}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"


def _body(text: str) -> Example:
    return Example(body=_STORY.format(text))


RAW_HTML = Rule(
    code="SB701",
    name="html-i-teksten",
    severity=Severity.ERROR,
    title="Teksten inneholder HTML",
    why="HTML kan gjemme kode som kjører hos leseren, og ser ofte rar ut på nye sider. Skriv vanlig tekst og Markdown: **fet**, lister, tabeller og lenker. Skal leseren se et tegn som «<», sett det i `kode`, eller skriv det med ord.",
    wrong=_body("Vi møttes <b>fem</b> ganger."),
    right=_body("Vi møttes **fem** ganger."),
)
ADDRESS = Rule(
    code="SB702",
    name="utrygg-adresse",
    severity=Severity.ERROR,
    title="Adressen er av et slag som ikke er trygt",
    why="Noen adresser kjører kode når leseren trykker på dem. Banken slipper bare inn adresser som begynner med https:, http: eller mailto:, og adresser til sider i banken.",
    wrong=_body("Les [evalueringen](javascript:vis)."),
    right=_body("Les [evalueringen](https://www.ks.no/)."),
)
STYLE = Rule(
    code="SB703",
    name="utseende-i-teksten",
    severity=Severity.ERROR,
    title="Teksten vil bestemme hvordan siden ser ut",
    why=f"Utseendet er likt på alle sider og ligger ikke i tekstene. Kolonner i tabeller kan ikke rettes inn med kolon, kodeblokker har ingen egne merker, og bokser er av slagene {', '.join(ADMONITIONS)}.",
    wrong=_body("| År | Antall |\n|----|-------:|\n| 2017 | 30 |"),
    right=_body("| År | Antall |\n|----|--------|\n| 2017 | 30 |"),
)
INCLUSION = Rule(
    code="SB704",
    name="henter-inn-fil",
    severity=Severity.ERROR,
    title="Teksten vil hente inn noe annet",
    why="Noen verktøy setter inn andre filer eller kjører kode der de møter slike tegn. Banken gjør ikke det, og teksten skal bety det samme overalt.",
    wrong=_body('Se under.\n\n--8<-- "README.md"'),
    right=_body("Se [evalueringen](https://www.ks.no/)."),
)
TOO_COMPLEX = Rule(
    code="SB705",
    name="for-innviklet-tekst",
    severity=Severity.ERROR,
    title="Teksten er for innviklet",
    why=f"En tekst kan være på høyst {MAX_LINES} linjer og {MAX_BODY // 1024} kB, og lister og sitater kan ligge inni hverandre i noen få nivåer. Er den mer innviklet, tar det lang tid å lage siden, eller det går ikke.",
    wrong=_body(f"{'> ' * 25}sitat"),
    right=_body("> sitat\n> > sitat i sitatet"),
)
RULES = (RAW_HTML, ADDRESS, STYLE, INCLUSION, TOO_COMPLEX)

RENDERED = 1_000_000
"""How many characters are rendered in search of the lines that findings belong to."""
SHOWN = 10
"""How many findings of a text are told of, each with its place."""

_BEFORE = "Felt\n:   Verdi\n\n"
"""What may stand before a body on its page, in the form that gives an author most to build on: a text that is
indented there becomes part of it."""
_FILLED = "- Punkt"
"""What a place of a hand-written page may be filled with."""
_AFTER = '\n\n<div class="kb-after"></div>\n\n"\'>-->?>]]>\n'
"""What may stand after a body: a tag or comment that is left open goes on into it."""
_FAMILIAR = frozenset({*ALWAYS_ON, "admonition", "def_list", "sane_lists"})
"""The extensions for which `is_plain` knows what text can become."""

_PLAIN_LINK = re.compile(r"\]\((?:https?://[A-Za-z0-9.-]+(?:[/?#][\w/.?=%#~+,;@-]*)?|#[\w-]+|[\w./-]+(?:#[\w-]+)?)\)")
_PLAIN_BOX = re.compile(rf'^!!! (?:{"|".join(ADMONITIONS)})(?: "[^"\n]*")?$', re.MULTILINE)
_SPECIAL = ("<", "&", "]:", "```", "~~~", "[TOC]", "\x02", "\x03", " " * 40)
_MANY_MARKS = 400
_NESTED = re.compile(r"\n[ \t]*(?:(?:[>*+-]|\d+\.)[ \t]*){8}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_INCLUSION = re.compile(r"-8<-|\{[!%{]")


def check_entry(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    """What the engine makes of one body."""
    body = entry.document.body
    if not body:
        return
    if entry.kind is PAGE:
        body = SLOT.sub(_FILLED, body)
    if "{" in body or "8<" in body:
        for match in _INCLUSION.finditer(body):
            span = entry.document.content.span(*match.span())
            message = f"«{match[0]}» henter inn noe annet på andre nettsteder."
            yield INCLUSION.at(entry.path, span, message, "Skriv det som skal stå her, eller lenk til det.")
    too_much = _too_much(body)
    if too_much:
        span = Span.point(entry.document.body_line)
        yield TOO_COMPLEX.at(entry.path, span, too_much, "Del den opp i flere filer, eller skriv den enklere.")
    elif not is_plain(body, bank.rendering):
        yield from _rendered(entry, bank)


def _too_much(text: str) -> str:
    """What makes a text take too long to render; empty when nothing does."""
    if len(text) > MAX_BODY:
        return f"Teksten er på {len(text) // 1024} kB. Grensen er {MAX_BODY // 1024} kB."
    lines = text.count("\n")
    if lines > MAX_LINES:
        return f"Teksten er på {lines} linjer. Grensen er {MAX_LINES}."
    brackets = text.count("[")
    if brackets * len(text) > MAX_WORK:
        work = sum(block.count("[") * len(block) for block in _BLANK_LINE.split(text))
        if work > MAX_WORK:
            return f"Teksten har {brackets} klammer ([) i svært lange avsnitt."
    if text.count("<") * len(text) > MAX_WORK:
        return f"Teksten har {text.count('<')} tegn av slaget <."
    return ""


def is_plain(text: str, rendering: Rendering) -> bool:
    """Whether a text can only become what an author may make, so that it need not be rendered to be judged.

    Raw HTML needs `<`, an address that hides needs `&`, and any address needs `](`, `]:` or `<`.
    """
    if not _FAMILIAR.issuperset(rendering.extensions):
        return False
    if any(sign in text for sign in _SPECIAL) or ("|" in text and (":-" in text or "-:" in text)):
        return False
    if text.count("*") + text.count("_") > _MANY_MARKS or _NESTED.search(f"\n{text}"):
        return False
    if text.count("](") != len(_PLAIN_LINK.findall(text)):
        return False
    return "!!!" not in text or text.count("!!!") == len(_PLAIN_BOX.findall(text))


def _rendered(entry: Entry[Any], bank: Bank) -> Iterator[Diagnostic]:
    page = site_path(entry.path) or entry.path
    text = on_page(entry, page, explained(entry, page, bank.vocabularies))
    if entry.kind is PAGE:
        text = SLOT.sub(_FILLED, text)
    lines = text.split("\n")

    def found(count: int) -> list[Problem]:
        """What is wrong in the first lines of the text."""
        return problems(bank.rendering.render(f"{_BEFORE}{chr(10).join(lines[:count])}{_AFTER}"))

    try:
        for problem, number in _placed(found, len(lines), tries=RENDERED // (len(text) + 1)):
            yield _finding(entry, problem, number)
    except UnrenderableError:
        span = Span.point(entry.document.body_line)
        yield TOO_COMPLEX.at(entry.path, span, "Teksten kan ikke gjøres om til en side.", "Skriv den enklere.")


def _placed(found: Callable[[int], list[Problem]], length: int, *, tries: int) -> Iterator[tuple[Problem, int]]:
    """Each problem with the line, counted from 1, where it first shows in a text that is cut off after it.

    After so many tries the place is only told roughly, and no more problems are told of.
    """
    everything = found(length)
    told = 0
    while told < min(len(everything), SHOWN):
        low, high, here = 0, length, everything
        while high - low > 1 and tries > 0:
            tries -= 1
            middle = (low + high) // 2
            first = found(middle)
            if len(first) > told:
                high, here = middle, first
            else:
                low = middle
        new = Counter(here) - Counter(found(high - 1))
        for problem in new or here[told : told + 1]:
            yield problem, high
        told = max(told + 1, len(here)) if tries > 0 else len(everything)


def _finding(entry: Entry[Any], problem: Problem, number: int) -> Diagnostic:
    line = entry.document.body_line + number - 1
    written = entry.document.line(line)
    start = _column(problem, written)
    span = Span(line, start, line, max(start, len(written)) + 1)
    shown = shortened(problem.shown)
    if problem.fault is Fault.RAW:
        advice = "Skriv det med vanlig tekst og Markdown. Et tegn som < kan stå i `kode`."
        return RAW_HTML.at(entry.path, span, f"Her står det HTML: «{shown}».", advice)
    if problem.fault is Fault.ADDRESS:
        schemes = ", ".join(f"{scheme}:" for scheme in sorted(SCHEMES))
        advice = f"Bruk en adresse som begynner med {schemes}, eller stien til en side i banken."
        return ADDRESS.at(entry.path, span, f"Adressen «{shown}» er ikke trygg å følge.", advice)
    if problem.fault is Fault.NESTING:
        message = "Her ligger lister, sitater eller utheving inni hverandre i for mange nivåer."
        return TOO_COMPLEX.at(entry.path, span, message, "Skriv det enklere.")
    advice = "Fjern det. Siden får utseendet sitt fra malene."
    return STYLE.at(entry.path, span, f"Teksten bestemmer utseende: «{shown}».", advice)


def _column(problem: Problem, line: str) -> int:
    signs = ("<",) if problem.fault is Fault.RAW else ("](", "]:", "<") if problem.fault is Fault.ADDRESS else ()
    places = [line.find(sign) for sign in (problem.shown.split("\n")[0], *signs)]
    return next((place + 1 for place in places if place >= 0), 1)
