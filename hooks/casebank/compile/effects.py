"""The page with every documented effect, by indicator, and what evidence the keys have behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from casebank import effects
from casebank.catalogue import Catalogue, model_of
from casebank.compile import effect_plot, parts
from casebank.compile.author import anchor_of
from casebank.compile.framework import EFFECT
from casebank.compile.listing import count_in_words, lines, overview
from casebank.compile.markdown import (
    Markdown,
    blocks,
    heading,
    join,
    own,
    strong,
    styled,
    table,
    text,
)
from casebank.compile.page import Crumb, Links, Page
from casebank.effects import Backing, Documented, Measure

PATH = "effects/index.md"
SHOWN = 40
"""How many effects of an indicator stand on the page itself; the rest follow on pages of its own."""
ROWS = 300
"""How many effects each of those pages holds."""
PLOTTED = 12
"""How many effects a picture shows at most."""
LISTED = 200
"""How many of the cases without effects are listed."""
CAVEAT = (
    "Tallene er ikke lagt sammen. Selv to tall med samme indikator er fra ulike steder, og er ofte telt på ulike måter."
)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page, and those that follow it in a large bank."""
    found = effects.measures(catalogue)
    links = Links(PATH)
    yield overview(
        PATH,
        "Effekter",
        "Alle effekter som er dokumentert i casene, ordnet etter hva som ble målt. Hvert tall har kilde og belegg.",
        styled("notice", text(CAVEAT)),
        parts.section("Hvor godt belegg har tallene?", _levels(found, catalogue)),
        *(
            _group(group.id, group.label, found, catalogue)
            for group in catalogue.vocabularies.terms("indicator-groups").values()
        ),
        _without_indicator(found[-1], catalogue),
        parts.section("Ikke målt ennå", *_unmeasured(found, links)),
        parts.section("Belegg bak nøklene", *_backings(catalogue, links)),
        parts.section("Caser uten dokumentert effekt", *_undocumented(catalogue, links)),
        breadcrumbs=(EFFECT,),
    )
    for measure in found:
        yield from _following(measure, catalogue)


def _levels(found: Sequence[Measure], catalogue: Catalogue) -> Markdown:
    """The levels of evidence, the strongest first, with how many effects have each, and how many cases none."""
    counts = Counter(one.effect.evidence for measure in found for one in measure.effects)
    terms = catalogue.vocabularies.terms("evidence").values()
    rows = [
        [parts.evidence_mark(term.id, catalogue), text(term.definition), text(str(counts[term.id]))]
        for term in reversed(tuple(terms))
    ]
    head = [own("Belegg"), own("Hva det betyr"), own("Effekter")]
    without = len(effects.without_effects(catalogue))
    return blocks(
        table(head, rows),
        text(f"I tillegg har {count_in_words(without)} ingen dokumentert effekt." if without else ""),
    )


def _group(group: str, label: str, found: Sequence[Measure], catalogue: Catalogue) -> Markdown | None:
    mine = [one for one in found if one.effects and one.indicator and model_of(one.indicator).group == group]
    return parts.section(label, *(_measure(one, catalogue) for one in mine))


def _measure(measure: Measure, catalogue: Catalogue) -> Markdown:
    assert measure.indicator is not None
    indicator = model_of(measure.indicator)
    links = Links(PATH)
    return blocks(
        heading(3, links.titled(f"indicators/{measure.indicator.id}.md", indicator.title)),
        text(indicator.question),
        *_plots(measure, indicator.title),
        _table(measure.effects[:SHOWN], catalogue, links),
        _more(measure, links),
    )


def _without_indicator(measure: Measure, catalogue: Catalogue) -> Markdown | None:
    links = Links(PATH)
    return parts.section(
        "Uten felles indikator",
        own("Disse kan ikke sammenlignes med noe annet i banken. De står slik casene forteller det.")
        if measure.effects
        else None,
        _table(measure.effects[:SHOWN], catalogue, links),
        _more(measure, links),
    )


def _plots(measure: Measure, title: str) -> Iterator[Markdown]:
    """A picture for each unit of which there are at least two numbers, or one before and one after."""
    for number, (unit, found) in enumerate(measure.by_unit().items(), 1):
        if len(found) < 2 and all(len(effects.numbers(one.effect)) < 2 for one in found):
            continue
        points = [effect_plot.Point(_label(one), one.effect.before, one.effect.after) for one in found[:PLOTTED]]
        name = f"{title}, {unit}" if unit else title
        more = f" De {PLOTTED} best dokumenterte av {len(found)}." if len(found) > PLOTTED else ""
        yield effect_plot.plot(f"{measure.id}-{number}", f"{name}.{more}", points)


def _label(one: Documented) -> str:
    case = model_of(one.case)
    year = f" {one.effect.measured.year}" if one.effect.measured else ""
    return f"{', '.join(case.municipality)}{year}: {one.effect.what}"


def _table(found: Sequence[Documented], catalogue: Catalogue, links: Links) -> Markdown:
    head = [own(name) for name in ("Hva og hvor", "Før", "Etter", "Målt", "Belegg", "Kilde")]
    return styled("effects", table(head, (_row(one, catalogue, links) for one in found)), "all")


def _row(one: Documented, catalogue: Catalogue, links: Links) -> list[Markdown]:
    effect, path = one.effect, f"cases/{one.case.id}.md"
    unit = f" {effect.unit}" if effect.unit else ""
    numbers = [
        text(f"{parts.number(value)}{unit}") if value is not None else own("–")
        for value in (effect.before, effect.after)
    ]
    source = one.source
    return [
        join([strong(text(effect.what)), links.titled(path, model_of(one.case).title), text(effect.how or "")], "<br>"),
        *numbers,
        text(effect.measured.in_words()) if effect.measured else own("–"),
        parts.evidence_mark(effect.evidence, catalogue),
        links.titled(f"{path}#{anchor_of(source.id)}", source.title) if source else own("–"),
    ]


def _unmeasured(found: Sequence[Measure], links: Links) -> Iterator[Markdown]:
    """The indicators that no case has used: what is missing is told as openly as what is there."""
    missing = [one.indicator for one in found if one.indicator and not one.effects]
    if missing:
        yield own("Ingen case i banken har målt dette. Har dere, så fortell det.")
        yield parts.chips(((f"indicators/{one.id}.md", model_of(one).title) for one in missing), links)


def _backings(catalogue: Catalogue, links: Links) -> Iterator[Markdown]:
    """How many cases with each level of evidence stand behind each key."""
    yield own(
        "Tabellen teller caser som har brukt nøkkelen, etter det sterkeste belegget casen har for noen effekt. Belegget "
        "gjelder hele casen. Det viser ikke at det var nøkkelen som virket."
    )
    terms = tuple(catalogue.vocabularies.terms("evidence").values())
    head = [own("Nøkkel"), own("Caser"), *(text(term.label) for term in reversed(terms)), text(parts.UNDOCUMENTED)]
    rows = (
        [links.titled(f"keys/{one.key.id}.md", model_of(one.key).title), *_counts(one, [term.id for term in terms])]
        for one in effects.backings(catalogue)
    )
    yield styled("numbers", table(head, rows), "wide")


def _counts(one: Backing, levels: Sequence[str]) -> list[Markdown]:
    numbers = [one.cases, *(one.levels.get(level, 0) for level in reversed(levels)), one.undocumented]
    return [text(str(number)) for number in numbers]


def _undocumented(catalogue: Catalogue, links: Links) -> Iterator[Markdown]:
    found = effects.without_effects(catalogue)
    if found:
        yield text(f"{count_in_words(len(found))} sier ikke hva arbeidet førte til. Det betyr ikke at det ikke virket.")
        yield lines(found[:LISTED], catalogue, links)


def _more(measure: Measure, links: Links) -> Markdown:
    count = len(measure.effects)
    pages_of = ((path, f"Effekt {first + 1} til {last}") for path, first, last in _ranges(measure))
    found = parts.chips(pages_of, links)
    return blocks(text(f"Resten av de {count} effektene står på egne sider:"), found) if found else found


def _ranges(measure: Measure) -> Iterator[tuple[str, int, int]]:
    """The pages that follow: the path, and the first and last effect."""
    count = len(measure.effects)
    for number, first in enumerate(range(SHOWN, count, ROWS), 2):
        yield f"effects/{measure.id}/{number}.md", first, min(first + ROWS, count)


def _following(measure: Measure, catalogue: Catalogue) -> Iterator[Page]:
    title = model_of(measure.indicator).title if measure.indicator else "Uten felles indikator"
    for path, first, last in _ranges(measure):
        yield overview(
            path,
            f"Effekter: {title}, {first + 1} til {last}",
            f"Fortsettelsen av listen over effekter. {CAVEAT}",
            _table(measure.effects[first:last], catalogue, Links(path)),
            breadcrumbs=(EFFECT, Crumb("Effekter", PATH)),
        )
