"""The effects of a case as a table: what changed, how that is known, and where it can be read."""

from __future__ import annotations

from collections.abc import Mapping

from casebank.catalogue import Catalogue
from casebank.compile import parts
from casebank.compile.author import citation_mark
from casebank.compile.markdown import Markdown, join, own, strong, styled, table, text
from casebank.compile.page import Links
from casebank.model.case import Case, Effect

_HEAD = ("Hva", "Før", "Etter", "Målt", "Belegg", "Kilde")


def table_of(case: Case, catalogue: Catalogue, links: Links) -> Markdown:
    """The table; a sentence when no effect is known."""
    if not case.effects:
        return own("Ingen effekter er dokumentert for denne casen.")
    numbers = {source.id: number for number, source in enumerate(case.sources, 1)}
    rows = (_row(effect, numbers, catalogue, links) for effect in case.effects)
    return styled("effects", table([own(name) for name in _HEAD], rows))


def _row(effect: Effect, numbers: Mapping[str, int], catalogue: Catalogue, links: Links) -> list[Markdown]:
    what = text(effect.what)
    if effect.indicator in catalogue.indicators:
        what = links.to(f"indicators/{effect.indicator}.md", what)
    what = strong(what)
    if effect.how:
        what = join([what, own("<br>"), text(effect.how)])
    unit = f" {effect.unit}" if effect.unit else ""
    values = [
        text(f"{parts.number(value)}{unit}") if value is not None else own("–")
        for value in (effect.before, effect.after)
    ]
    source = numbers.get(effect.source or "")
    return [
        what,
        *values,
        text(effect.measured.in_words()) if effect.measured else own("–"),
        parts.evidence_mark(effect.evidence, catalogue),
        citation_mark(effect.source, source) if effect.source and source else own("–"),
    ]
