"""The pages of the rules («Regler»): what each asks, why, and a file that breaks it beside one that keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from casebank.compile.listing import overview
from casebank.compile.markdown import Markdown, blocks, code, join, own, table, text
from casebank.compile.page import Crumb, Links, Page
from casebank.compile.parts import section, top
from casebank.diagnostics import Example, Rule
from casebank.rules import RULES
from casebank.rules.sample_files import good_fields, path_of

INDEX = "rules/index.md"
TITLE = "Regler"
SUMMARY = "Det sjekken ser etter, hvorfor, og hvordan det rettes."

_FAMILIES = {
    "1": "Om filen kan leses",
    "2": "Feltene",
    "3": "Ord, navn og henvisninger",
    "4": "Teksten",
    "5": "Datoer",
    "6": "Effekter",
    "7": "Sikkerhet",
    "8": "Personvern",
    "9": "På tvers av filene",
}
"""What the first digit of a code stands for."""

_EDITORS = Crumb("For redaksjonen", "editors.md")


def pages() -> Iterator[Page]:
    """The list of all rules, and a page for each."""
    yield _index()
    yield from map(_page, RULES)


def _index() -> Page:
    links = Links(INDEX)
    head = [own("Kode"), own("Regel"), own("Slag")]
    parts = (
        section(
            title,
            table(
                head,
                (
                    [own(rule.code), links.titled(rule.page, rule.title), own(rule.severity.named())]
                    for rule in sorted(RULES, key=lambda rule: rule.code)
                    if rule.code[2] == digit
                ),
            ),
        )
        for digit, title in _FAMILIES.items()
    )
    about = own(
        "Hvert funn har en kode. En feil må rettes før siden kan legges ut. En advarsel bør rettes. Et tips er bare et råd."
    )
    return overview(INDEX, TITLE, SUMMARY, about, *parts, breadcrumbs=(_EDITORS,))


def _page(rule: Rule) -> Page:
    body = blocks(
        top([own(rule.code), own(rule.severity.named()), own(rule.name)], rule.title, rule.why),
        section("Feil", *_example(rule.wrong, rule.right)),
        section("Riktig", *_example(rule.right, rule.wrong)),
    )
    return Page(
        path=rule.page,
        title=f"{rule.code}: {rule.title}",
        description=rule.why,
        body=body,
        kind="overview",
        breadcrumbs=(_EDITORS, Crumb(TITLE, INDEX)),
    )


def _example(example: Example, other: Example) -> Iterator[Markdown]:
    """An example as its author would write it, told beside the one it differs from: each file with its path."""
    if example.shown and example.raw is None:
        yield text(example.shown)
        return
    if _tells(example) or not example.others:
        yield from _file(path_of(example), _content(example, other))
    for path, beside in example.others.items():
        yield from _file(path, _content(beside, beside))


def _tells(example: Example) -> bool:
    """Whether an example's own file is part of what it shows, and not only those beside it."""
    return bool(example.raw or example.fields or example.body or example.without or example.name)


def _file(path: str, content: str) -> Iterator[Markdown]:
    yield join([own("I filen"), text(f"{path}:")], " ")
    yield code("".join(char if char.isprintable() or char == "\n" else f"[U+{ord(char):04X}]" for char in content))


def _content(example: Example, other: Example) -> str:
    """The lines of a file that matter: those written, or those around what is missing; else how it begins."""
    if example.raw is not None:
        return example.shown or example.raw().decode("utf-8", "replace")
    missing = (*example.without, *other.without)
    fields = example.fields or (good_fields(example, around=missing) if missing else "")
    body = _difference(example.body, other.body) if example.body and other.body else example.body or ""
    if not fields and not body:
        fields = good_fields(example, around=("summary",))
    if other.raw is not None and fields:
        fields = f"---\n{fields.strip()}\n---"
    return "\n\n".join(part.strip("\n") for part in (fields, body) if part)


def _difference(body: str, other: str) -> str:
    """The blocks that a body does not share with another, with the one before; all, where headings differ."""
    mine, theirs = body.strip().split("\n\n"), other.strip().split("\n\n")
    shorter = min(len(mine), len(theirs))
    same = [one == two for one, two in zip(mine, theirs, strict=False)]
    before = same.index(False) if False in same else shorter
    same = [one == two for one, two in zip(reversed(mine), reversed(theirs), strict=False)][: shorter - before]
    after = same.index(False) if False in same else len(same)
    differing = [*mine[before : len(mine) - after], *theirs[before : len(theirs) - after]]
    if any(block.startswith("#") for block in differing):
        return body
    end = len(mine) - after
    # Where something is missing, what follows shows the place.
    return "\n\n".join(mine[max(before - 1, 0) : end if end > before else end + 1])
