"""The headings of a body: the fixed ones, in order, and none that breaks the page's outline."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, Span
from casebank.model.kinds import Section
from casebank.naming import did_you_mean
from casebank.source.body import Heading

_GOOD = (
    "## Bakgrunn\n\nTekst.\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
)

TOP = Rule(
    code="SB401",
    name="overskrift-pa-overste-niva",
    severity=Severity.ERROR,
    title="Teksten har en overskrift på øverste nivå",
    why="Tittelen på siden kommer fra feltet «title». En linje som begynner med én # ville gitt siden to titler.",
    wrong=Example(body="# Oppgaveutvalg\n\n" + _GOOD),
    right=Example(body=_GOOD),
)
UNKNOWN = Rule(
    code="SB402",
    name="ukjent-overskrift",
    severity=Severity.ERROR,
    title="Overskriften er ikke en av de faste",
    why="Alle caser har de samme overskriftene i samme rekkefølge, så leseren vet hvor svarene står. Egne overskrifter kan brukes under dem, med ###.",
    wrong=Example(body=_GOOD.replace("## Lærdommer", "## Lærdomer")),
    right=Example(body=_GOOD),
)
ORDER = Rule(
    code="SB403",
    name="overskrifter-i-feil-rekkefolge",
    severity=Severity.ERROR,
    title="Overskriftene står i feil rekkefølge",
    why="Leseren skal møte fortellingen i samme rekkefølge hver gang.",
    wrong=Example(
        body="## Slik gjorde de det\n\nTekst.\n\n## Bakgrunn\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"
    ),
    right=Example(body=_GOOD),
)
MISSING = Rule(
    code="SB404",
    name="overskrift-mangler",
    severity=Severity.ERROR,
    title="En fast overskrift mangler",
    why="Er noe ikke kjent, skriv «Ikke dokumentert» under overskriften. Det er også nyttig å vite.",
    wrong=Example(body=_GOOD.partition("## Lærdommer")[0]),
    right=Example(body=_GOOD),
)
SKIP = Rule(
    code="SB405",
    name="hopp-i-overskrifter",
    severity=Severity.ERROR,
    title="Overskriften hopper over et nivå",
    why="Den som hører siden lest opp, finner fram ved hjelp av overskriftene. Under ## kommer ###, ikke ####.",
    wrong=Example(body=_GOOD.replace("## Slik", "#### Detaljer\n\nTekst.\n\n## Slik")),
    right=Example(body=_GOOD.replace("## Slik", "### Detaljer\n\nTekst.\n\n## Slik")),
)
REPEATED = Rule(
    code="SB406",
    name="samme-overskrift-to-ganger",
    severity=Severity.ERROR,
    title="En fast overskrift står to ganger",
    why="Samle det som hører sammen, under én overskrift.",
    wrong=Example(body=_GOOD + "\n## Lærdommer\n\nTekst.\n"),
    right=Example(body=_GOOD),
)
RULES = (TOP, UNKNOWN, ORDER, MISSING, SKIP, REPEATED)


def check_entry(entry: Entry[BaseModel], bank: Bank) -> Iterator[Diagnostic]:
    """The headings of one body."""
    document = entry.document
    headings = document.content.headings()
    previous = 1
    for heading in headings:
        if heading.level == 1:
            message = f"«{heading.text}» er en overskrift på øverste nivå."
            yield TOP.at(entry.path, heading.span, message, "Bruk ## foran overskriften, eller fjern tegnet #.")
        elif heading.level > previous + 1:
            message = f"Overskriften «{heading.text}» hopper over et nivå."
            yield SKIP.at(entry.path, heading.span, message, f"Bruk {'#' * (previous + 1)} foran den.")
        previous = heading.level
    data = document.data if isinstance(document.data, dict) else {}
    language = data.get("language")
    sections = entry.kind.sections.get(language if isinstance(language, str) else "nb", ())
    if sections and document.data is not None:
        optional = data.get("documentation") == "stub"
        yield from _sections(entry, [one for one in headings if one.level == 2], sections, optional=optional)


def _sections(
    entry: Entry[BaseModel], headings: list[Heading], sections: tuple[Section, ...], *, optional: bool
) -> Iterator[Diagnostic]:
    names = [section.heading for section in sections]
    in_order = " → ".join(names)
    last = -1
    seen: set[str] = set()
    for heading in headings:
        if heading.text not in names:
            message = f"Overskriften «{heading.text}» er ikke en av de faste.{did_you_mean(heading.text, names)}"
            yield UNKNOWN.at(entry.path, heading.span, message, f"De faste er: {in_order}. Bruk ### for egne.")
            seen.update(name for name in names if name in did_you_mean(heading.text, names))
            continue
        place = names.index(heading.text)
        if heading.text in seen:
            message = f"Overskriften «{heading.text}» står to ganger."
            yield REPEATED.at(entry.path, heading.span, message, "Samle teksten under den første.")
        elif place < last:
            message = f"Overskriften «{heading.text}» kommer for sent."
            yield ORDER.at(entry.path, heading.span, message, f"Rekkefølgen er: {in_order}.")
        seen.add(heading.text)
        last = max(last, place)
    if optional:
        return
    end = Span.point(entry.document.text.rstrip("\n").count("\n") + 1)
    for section in sections:
        if section.required and section.heading not in seen:
            message = f"Overskriften «{section.heading}» mangler."
            yield MISSING.at(
                entry.path,
                end,
                message,
                f"Skriv «## {section.heading}» på en egen linje. Rekkefølgen er: {in_order}.",
            )
