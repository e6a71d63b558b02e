"""The rows by which cases are compared: the same for every case, and in the order one asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import parts
from casebank.compile.digest import Piece, Row, in_pieces
from casebank.compile.steps import plain
from casebank.model.case import Case, Effect
from casebank.model.kinds import CASE
from casebank.model.partial_date import in_words

LONGEST = 420
"""How many characters of a section are told, to the end of a sentence if one ends before."""
LESSONS = 5
"""How many lessons of a case are told."""

_BOX = re.compile(r"^!!! .*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)
_ITEM = re.compile(r"^[-*] +(?P<words>.+(?:\n {2,}\S.*)*)", re.MULTILINE)
_LEAD = re.compile(r"\*\*(?P<words>.+?)\*\*", re.DOTALL)

Source = Callable[[CaseEntry, Catalogue], Iterable[Piece]]


def of_case(entry: CaseEntry, catalogue: Catalogue) -> tuple[Row, ...]:
    """The rows of a case, the same for every case and in the same order."""
    return tuple(Row(label, tuple(pieces(entry, catalogue))) for label, pieces in ROWS.items())


def section(entry: CaseEntry, index: int) -> str:
    """The text of one of the sections that every case has, as it is written; nothing when it is not there."""
    sections = CASE.sections.get(model_of(entry).language, ())
    body = entry.document.content
    headings = [heading for heading in body.headings() if heading.level == 2]
    for place, heading in enumerate(headings):
        if heading.text == sections[index].heading:
            end = headings[place + 1].start if place + 1 < len(headings) else len(body.text)
            return body.text[heading.end : end].strip()
    return ""


def opening(markdown: str) -> str:
    """The first paragraph as plain text, no longer than `LONGEST`."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", _BOX.sub("", f"{markdown}\n")))
    first = next((part for part in paragraphs if part and not part.startswith(("#", "|", ">", "```"))), "")
    return shortened(plain(first))


def shortened(words: str) -> str:
    """The words up to the last sentence, or else the last word, that ends in time."""
    if len(words) <= LONGEST:
        return words
    start = words[: LONGEST + 1]
    end = max(start.rfind(f"{sign} ") for sign in ".?!")
    return start[: end + 1] if end > LONGEST / 3 else f"{start[: start.rfind(' ')]} …"


def effect_in_words(effect: Effect) -> str:
    """What changed, with its numbers: `Inviterte: 130 personer (2018)`."""
    unit = f" {effect.unit}" if effect.unit else ""
    before, after = (None if one is None else parts.number(one) for one in (effect.before, effect.after))
    change = f"fra {before} til {after}{unit}" if before and after else f"{after}{unit}" if after else ""
    change = change or (f"{before}{unit} før" if before else "")
    when = f" ({effect.measured.in_words()})" if effect.measured else ""
    return f"{effect.what}{': ' if change else ''}{change}{when}"


def _term(vocabulary: str, field: str) -> Source:
    """The labels of a field that holds a term or several."""

    def pieces(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
        value = getattr(model_of(entry), field)
        values = (value,) if isinstance(value, str) else value or ()
        labels = ", ".join(catalogue.vocabularies.label(vocabulary, one) for one in values)
        yield from in_pieces(labels.capitalize())

    return pieces


def _resource(field: str) -> Source:
    """A line of what it took."""
    return lambda entry, _: in_pieces(getattr(model_of(entry).resources, field, None))


def _section(index: int) -> Source:
    return lambda entry, _: in_pieces(opening(section(entry, index)))


def _place(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    case = model_of(entry)
    yield Piece(", ".join(filter(None, (parts.places_in_words(case, catalogue), case.place))))
    yield from in_pieces(parts.period_in_words(case))


def _outcome(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    case, words = model_of(entry), catalogue.vocabularies
    known = case.outcome not in (None, "unknown")
    if case.status:
        yield Piece(words.label("statuses", case.status))
    if case.outcome and known:
        yield Piece(words.label("outcomes", case.outcome))
    elif case.status:
        yield Piece("Utfallet er ikke dokumentert")


def _methods(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    for method in model_of(entry).methods:
        if method in catalogue.methods:
            yield Piece(model_of(catalogue.methods[method]).title, f"methods/{method}.md")


def _cost(entry: CaseEntry, _: Catalogue) -> Iterator[Piece]:
    resources = model_of(entry).resources
    if resources and resources.cost_nok is not None:
        yield Piece(f"{parts.number(Decimal(resources.cost_nok))} kroner")


def _effects(entry: CaseEntry, _: Catalogue) -> Iterator[Piece]:
    for effect in model_of(entry).effects:
        yield Piece(effect_in_words(effect), evidence=effect.evidence)


def _difficulties(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    """The advice that was hard to follow or did not work, with how."""
    for use in model_of(entry).keys:
        key = catalogue.keys.get(use.id)
        if key and use.verdict in ("failed", "partly"):
            verdict = catalogue.vocabularies.label("verdicts", use.verdict).lower()
            yield Piece(f"{model_of(key).title} ({verdict})", f"keys/{use.id}.md")
            yield from in_pieces(use.how)


def _lessons(entry: CaseEntry, _: Catalogue) -> Iterator[Piece]:
    found = _ITEM.finditer(_BOX.sub("", f"{section(entry, 3)}\n"))
    for item in list(found)[:LESSONS]:
        lead = _LEAD.search(item["words"])
        yield from in_pieces(shortened(plain(lead["words"] if lead else item["words"])))


def _openness(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    answers = model_of(entry).openness
    for name, field in type(answers).model_fields.items() if answers else ():
        yield Piece(f"{field.title} {catalogue.vocabularies.label('answers', getattr(answers, name))}")


def _keys(entry: CaseEntry, catalogue: Catalogue) -> Iterator[Piece]:
    for use in model_of(entry).keys:
        if use.id in catalogue.keys:
            verdict = f" ({catalogue.vocabularies.label('verdicts', use.verdict).lower()})" if use.verdict else ""
            yield Piece(f"{model_of(catalogue.keys[use.id]).title}{verdict}", f"keys/{use.id}.md")


def _confirmed(entry: CaseEntry, _: Catalogue) -> Iterator[Piece]:
    confirmed = model_of(entry).confirmed
    yield Piece(
        f"{confirmed.by}, {in_words(confirmed.date)}" if confirmed else "Nei. Skrevet av redaksjonen fra åpne kilder."
    )


def _field(field: str) -> Source:
    return lambda entry, _: in_pieces(getattr(model_of(entry), field))


ROWS: Mapping[str, Source] = {
    "Sted og tid": _place,
    "Status og utfall": _outcome,
    "Temaer": _term("themes", "themes"),
    "Situasjonen": _section(0),
    "Slik gjorde de det": _section(1),
    "Metoder": _methods,
    "Grad av medvirkning": _term("levels", "level"),
    "Hvem var med": _term("actors", "actors"),
    "Arbeid": _resource("work"),
    "Kostnad": _cost,
    "Varighet": _resource("duration"),
    "Effekter": _effects,
    "Det som ble vanskelig": _difficulties,
    "Lærdommer": _lessons,
    "Hva skjedde med innspillene": _field("input_handling"),
    "Var det samskaping?": _openness,
    "Nøkler i bruk": _keys,
    "Dokumentasjon": _term("documentation", "documentation"),
    "Bekreftet av kommunen": _confirmed,
}
"""What decides, in the order one asks for it."""


def describe(case: Case, catalogue: Catalogue) -> str:
    """The place and the years of a case, on one line."""
    return ", ".join(filter(None, (parts.places_in_words(case, catalogue), parts.period_in_words(case))))
