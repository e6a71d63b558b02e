"""The rules that decide whether a file can be read at all."""

from __future__ import annotations

from casebank.diagnostics import Example, Rule, Severity

MAX_BYTES = 256 * 1024
"""The largest content file. A long case is some 20 kB; a file near this is a mistake or an attack."""
MAX_LEDGER = 4 * 1024 * 1024
"""The largest list of addresses: some sixty thousand of them."""
MAX_FRONT_MATTER = 64 * 1024
MAX_DEPTH = 12
"""How deep lists and groups may nest. The models go four deep."""

GOOD = Example(fields="title: Oppgaveutvalg i Svelvik")


def _bytes(content: bytes) -> Example:
    return Example(raw=lambda: content, shown=content.decode("utf-8", "replace"))


NOT_UTF8 = Rule(
    code="SB101",
    name="tegnkoding",
    severity=Severity.ERROR,
    title="Filen er ikke lagret som UTF-8",
    why="Æ, ø og å blir til andre tegn når filen er lagret i en eldre tegnkoding. Velg «UTF-8» når du lagrer.",
    wrong=_bytes("---\ntitle: Nærmiljø\n---\n".encode("latin-1")),
    right=GOOD,
)
TOO_LARGE = Rule(
    code="SB102",
    name="for-stor-fil",
    severity=Severity.ERROR,
    title="Filen er for stor",
    why=f"En fil med tekst kan være på høyst {MAX_BYTES // 1024} kB. Er den større, ligger det som regel noe i den som skulle vært et bilde eller et vedlegg.",
    wrong=Example(raw=lambda: b"---\ntitle: x\n---\n" + b"Lang tekst. " * 30_000, shown="(en fil på 360 kB)"),
    right=GOOD,
)
NO_FRONT_MATTER = Rule(
    code="SB103",
    name="mangler-felter",
    severity=Severity.ERROR,
    title="Filen begynner ikke med felter",
    why="Øverst i hver fil står feltene (tittel, kommune og så videre) mellom to linjer med tre bindestreker.",
    wrong=_bytes(b"# Oppgaveutvalg i Svelvik\n\nTekst.\n"),
    right=GOOD,
)
NOT_CLOSED = Rule(
    code="SB104",
    name="felter-ikke-avsluttet",
    severity=Severity.ERROR,
    title="Feltene er ikke avsluttet",
    why="Etter det siste feltet må det stå en linje med tre bindestreker. Uten den vet vi ikke hvor teksten begynner.",
    wrong=_bytes(b"---\ntitle: Oppgaveutvalg i Svelvik\n\n## Bakgrunn\n"),
    right=GOOD,
)
TAB = Rule(
    code="SB105",
    name="tabulator",
    severity=Severity.ERROR,
    title="Tabulator i feltene",
    why="Innrykk i feltene må lages med mellomrom. Tabulator ser likt ut på skjermen, men kan ikke leses.",
    wrong=Example(fields="period:\n\tstart: 2017"),
    right=Example(fields="period:\n  start: 2017"),
)
SYNTAX = Rule(
    code="SB106",
    name="kan-ikke-leses",
    severity=Severity.ERROR,
    title="Feltene kan ikke leses",
    why="Feltene skrives som «navn: verdi», ett på hver linje. Har verdien kolon, #, eller begynner den med et spesialtegn, må den stå i anførselstegn.",
    wrong=Example(fields="title: Svelvik: en ny politisk arbeidsform"),
    right=Example(fields='title: "Svelvik: en ny politisk arbeidsform"'),
)
DUPLICATE = Rule(
    code="SB107",
    name="samme-felt-to-ganger",
    severity=Severity.ERROR,
    title="Samme felt står to ganger",
    why="Bare ett av dem ville blitt brukt, og det er ikke sikkert det er det du mener.",
    wrong=Example(fields="place: Sentrum\nplace: Havna"),
    right=Example(fields="place: Sentrum og havna"),
)
NOT_FIELDS = Rule(
    code="SB108",
    name="ikke-felter",
    severity=Severity.ERROR,
    title="Det står noe annet enn felter øverst",
    why="Mellom linjene med tre bindestreker skal det stå felter som «title: …», ikke løs tekst eller en liste.",
    wrong=_bytes(b"---\nOppgaveutvalg i Svelvik\n---\n\nTekst.\n"),
    right=GOOD,
)
YAML_FEATURE = Rule(
    code="SB109",
    name="avansert-yaml",
    severity=Severity.ERROR,
    title="Tegn med særskilt betydning foran en verdi",
    why="En verdi som begynner med !, & eller * er en teknisk kommando i YAML. Banken bruker dem ikke, og slipper dem ikke inn.",
    wrong=Example(fields="place: !!python/name:os.system"),
    right=Example(fields='place: "!Nabolaget"'),
)
TOO_DEEP = Rule(
    code="SB110",
    name="for-mange-nivaer",
    severity=Severity.ERROR,
    title="Feltene har for mange nivåer",
    why=f"Lister og grupper kan ligge inni hverandre, men ikke dypere enn {MAX_DEPTH} nivåer.",
    wrong=Example(fields="place: " + "[" * 40 + "]" * 40),
    right=Example(fields="place: Sentrum"),
)

RULES = (
    *(NOT_UTF8, TOO_LARGE, NO_FRONT_MATTER, NOT_CLOSED, TAB, SYNTAX, DUPLICATE),
    *(NOT_FIELDS, YAML_FEATURE, TOO_DEEP),
)
