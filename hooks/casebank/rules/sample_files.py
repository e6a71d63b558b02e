"""Small files that break no rule, one of each kind, and files made from them by telling what is different.

The examples of rules are told this way. Their tests and their pages show the same files.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from casebank.diagnostics import Example
from casebank.model.kinds import BY_NAME

_SOURCES = "sources:\n  - id: rapport\n    title: En rapport\n"
_DATES = "published: 2026-11-24\n"
FIELDS = {
    "case": f"""title: Oppgaveutvalg i Drammen
summary: Ti innbyggere og fem politikere løste én oppgave sammen.
municipality: Drammen
documentation: partial
language: nb
status: completed
outcome: partly
themes: [lokaldemokrati]
level: samarbeide
actors: [innbyggere]
keys:
  - id: meld-tilbake
methods: [gjestebud]
phases: [forankre]
openness:
  problem: yes
  process: partly
  purpose: yes
{_DATES}{_SOURCES}""",
    "key": f"""title: Meld tilbake
summary: Fortell alle som bidro, hva innspillene førte til.
phases: [forankre]
effort: liten
not_when: Når ingen har bidratt.
{_DATES}{_SOURCES}""",
    "method": f"""title: Gjestebud
summary: En vert samler noen få rundt et bord.
levels: [konsultere]
phases: [forankre]
effort: liten
{_DATES}{_SOURCES}""",
    "phase": f"""title: Forankre
summary: Avklar hva dere vil.
order: 1
question: Hva skal løses?
{_DATES}""",
    "indicator": f"""title: Deltakere
summary: Hvor mange som kom.
group: rekkevidde
question: Hvor mange kom?
how: Tell dem som er i rommet.
when: På møtet
unit: personer
pitfalls: Påmeldte er ikke oppmøtte.
{_DATES}""",
    "report": f"""key: meld-tilbake
municipality: Tromsø
when: 2026-03
changed: Vi inviterte gjennom skolene.
verdict: partly
lesson: Begynn to måneder før.
{_DATES}""",
    "page": f"title: Om banken\nsummary: Hvor banken kommer fra.\n{_DATES}",
}
BODIES = {
    "case": "## Bakgrunn\n\nTekst.[^rapport]\n\n## Slik gjorde de det\n\nTekst.\n\n"
    "## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n",
    "key": "## Hvorfor\n\nTekst.[^rapport]\n\n## Slik gjør du\n\nTekst.\n",
    "method": "## Passer når\n\nTekst.[^rapport]\n",
    "phase": "## Dette gjør dere\n\nTekst.\n",
    "indicator": "",
    "report": "",
    "page": "Tekst.\n",
}
NAMES = {
    "case": "drammen-oppgaveutvalg",
    "key": "meld-tilbake",
    "method": "gjestebud",
    "phase": "forankre",
    "indicator": "deltakere",
    "report": "tromso-oppgaveutvalg",
    "page": "about",
}
_FIELD = re.compile(r"^(\w+):.*\n(?:[ \t-].*\n)*", re.MULTILINE)


def path_of(example: Example) -> str:
    """Where the file of an example lies."""
    kind = BY_NAME[example.kind]
    return str(kind.path(example.name or NAMES[example.kind]))


def content_of(example: Example) -> bytes:
    """The whole file that an example tells the difference of."""
    if example.raw is not None:
        return example.raw()
    changed = f"{example.fields}\n" if example.fields else ""
    replaced = {*re.findall(r"^([\wæøå]+):", changed, re.MULTILINE), *example.without}
    kept = "".join(match[0] for match in _FIELD.finditer(FIELDS[example.kind]) if match[1] not in replaced)
    body = BODIES[example.kind] if example.body is None else example.body
    return f"---\n{kept}{changed}---\n\n{body}".encode()


def good_fields(example: Example, *, around: Collection[str] = ()) -> str:
    """The fields of an example's file, those only that are named and stand beside them; all, when none are named."""
    fields = [(match[1], match[0]) for match in _FIELD.finditer(FIELDS[example.kind])]
    names = [name for name, _ in fields]
    near = {names.index(name) + step for name in around if name in names for step in (-1, 0, 1)}
    lines = (
        text
        for place, (name, text) in enumerate(fields)
        if name not in example.without and (place in near or not around)
    )
    return "".join(lines)
