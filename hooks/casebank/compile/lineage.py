"""The way of an idea: what inspired a case, and what it has inspired, as a small tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import parts, reuse
from casebank.compile.markdown import Markdown, items, join, link, own, strong, styled, text
from casebank.compile.page import Links
from casebank.model.case import Inspiration
from casebank.model.kinds import CASE

GENERATIONS = 3
"""How far back and how far on the tree goes."""
SHOWN = 12
"""How many cases of one branch are shown. The rest can be found from those."""


def tree(entry: CaseEntry, catalogue: Catalogue, links: Links) -> Markdown:
    """The tree as nested lists, the oldest outermost; empty for a case that stands alone."""
    return _Tree(catalogue, links).around(entry)


class _Tree:
    """A tree for one page. A case is shown once, so that a circle of cases ends."""

    def __init__(self, catalogue: Catalogue, links: Links) -> None:
        self.catalogue = catalogue
        self.links = links

    def around(self, entry: CaseEntry) -> Markdown:
        seen = {entry.id}
        after = [*self._after(entry, seen, GENERATIONS), *self._reports(entry)]
        before = self._before([entry], seen)
        if not after and not before:
            return Markdown("")
        found = _branch(join([strong(text(model_of(entry).title)), own("(denne casen)")], " "), after)
        for generation in before:
            found = _branch(generation, [found])
        return styled("lineage", items([found]))

    def _before(self, youngest: Sequence[CaseEntry], seen: set[str]) -> list[Markdown]:
        """One line for each generation before, the nearest first."""
        found: list[Markdown] = []
        generation = list(youngest)
        for _ in range(GENERATIONS):
            sources = [source for entry in generation for source in model_of(entry).inspired_by]
            known = {source.case: self.catalogue.cases.get(source.case or "") for source in sources}
            generation = [entry for entry in known.values() if entry and entry.id not in seen]
            seen |= {entry.id for entry in generation}
            outside = [source for source in sources if source.name]
            line = join([*map(self._case, generation[:SHOWN]), *map(_outside, outside[:SHOWN])], own(" og "))
            if not line:
                break
            found.append(line)
        return found

    def _after(self, entry: CaseEntry, seen: set[str], generations: int) -> list[Markdown]:
        """The cases that this one inspired, each with those that it inspired in turn."""
        if not generations:
            return []
        inspired = [one for one in self.catalogue.inspired.get(entry.id, ()) if one.id not in seen][:SHOWN]
        seen |= {one.id for one in inspired}
        return [_branch(self._case(one), self._after(one, seen, generations - 1)) for one in inspired]

    def _reports(self, entry: CaseEntry) -> list[Markdown]:
        """Those who say that they have tried the same, without a case of their own."""
        return [
            join(
                [
                    link(text(", ".join(model_of(report).municipality)), f"#{reuse.anchor_of(report)}"),
                    text(f"prøvde det samme i {model_of(report).when.in_words()}"),
                ],
                " ",
            )
            for report in self.catalogue.reuse.on(CASE, entry.id)[:SHOWN]
        ]

    def _case(self, entry: CaseEntry) -> Markdown:
        case = model_of(entry)
        place = parts.places_in_words(case, self.catalogue)
        return join([self.links.titled(f"cases/{entry.id}.md", case.title), text(place)], ", ")


def _outside(source: Inspiration) -> Markdown:
    """A model that is not in the bank."""
    assert source.name is not None
    return parts.external(source.url, source.name) if source.url else text(source.name)


def _branch(line: Markdown, below: Iterable[Markdown]) -> Markdown:
    nested = items(below)
    return Markdown(f"{line}\n{nested}") if nested else line
