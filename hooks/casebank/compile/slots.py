"""Places in hand-written pages that are filled from the catalogue: `<!-- slot: methods -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from casebank.authored import SLOT
from casebank.catalogue import Catalogue, model_of
from casebank.compile import dot_map, parts, places
from casebank.compile.key import support_in_words
from casebank.compile.markdown import (
    Markdown,
    anchor,
    blocks,
    definitions,
    heading,
    items,
    join,
    own,
    strong,
    styled,
    text,
)
from casebank.compile.page import Links
from casebank.naming import alphabetical

FEATURED_CASES = 3
FEATURED_KEYS = 3

Slot = Callable[[Catalogue, Links], Markdown]


def fill(content: str, catalogue: Catalogue, links: Links) -> Markdown:
    """The text with every known slot filled; unknown ones are left for the rules to find."""

    def replace(match: re.Match[str]) -> str:
        slot = SLOTS.get(match["name"])
        return slot(catalogue, links) if slot else match[0]

    return Markdown(SLOT.sub(replace, content))


def _phases(catalogue: Catalogue, links: Links) -> Markdown:
    return styled(
        "steps",
        items(
            (
                blocks(strong(links.titled(f"phases/{entry.id}.md", phase.title)), text(phase.question))
                for entry in catalogue.phases.values()
                if (phase := model_of(entry))
            ),
            numbered=True,
        ),
    )


def _methods(catalogue: Catalogue, links: Links) -> Markdown:
    entries = sorted(catalogue.methods.values(), key=lambda entry: alphabetical(model_of(entry).title))
    return parts.title_cards(
        (
            (f"methods/{entry.id}.md", method.title, _method_facts(catalogue, entry.id), method.summary)
            for entry in entries
            if (method := model_of(entry))
        ),
        links,
    )


def _method_facts(catalogue: Catalogue, method: str) -> Markdown:
    found = model_of(catalogue.methods[method])
    count = len(catalogue.by_method.get(method, ()))
    cases = f"{count} {'case' if count == 1 else 'caser'}" if count else ""
    effort = catalogue.vocabularies.label("efforts", found.effort)
    return join([text(effort), text(found.time or ""), text(cases)], parts.SEPARATOR)


def _keys_by_phase(catalogue: Catalogue, links: Links) -> Markdown:
    return blocks(
        *(
            blocks(
                heading(2, text(model_of(phase).title)),
                text(model_of(phase).question),
                key_cards(catalogue, links, keys),
            )
            for phase in catalogue.phases.values()
            if (keys := [key.id for key in catalogue.keys_in(phase.id)])
        )
    )


def key_cards(catalogue: Catalogue, links: Links, keys: Iterable[str]) -> Markdown:
    """Keys as cards, with how many cases stand behind each."""
    return parts.title_cards(
        (
            (f"keys/{key}.md", model.title, text(support_in_words(catalogue.support(key))), model.summary)
            for key in keys
            if (model := model_of(catalogue.keys[key]))
        ),
        links,
    )


def _indicators(catalogue: Catalogue, links: Links) -> Markdown:
    by_group: dict[str, list[Markdown]] = {}
    for entry in catalogue.indicators.values():
        indicator = model_of(entry)
        line = blocks(strong(links.titled(f"indicators/{entry.id}.md", indicator.title)), text(indicator.question))
        by_group.setdefault(indicator.group, []).append(line)
    groups = catalogue.vocabularies.terms("indicator-groups").values()
    return blocks(
        *(
            blocks(
                heading(2, text(group.label)),
                text(group.definition),
                styled("cards", items(by_group[group.id])),
            )
            for group in groups
            if group.id in by_group
        )
    )


def _terms(vocabulary: str) -> Slot:
    def slot(catalogue: Catalogue, links: Links) -> Markdown:
        terms = catalogue.vocabularies.terms(vocabulary).values()
        return styled("terms", definitions((text(term.label), text(term.definition)) for term in terms))

    return slot


def _themes(catalogue: Catalogue, links: Links) -> Markdown:
    terms = catalogue.vocabularies.terms("themes").values()
    return parts.chips(((f"themes/{term.id}.md", term.label) for term in terms if term.id in catalogue.by_theme), links)


def _glossary(catalogue: Catalogue, links: Links) -> Markdown:
    words = sorted(catalogue.vocabularies.glossary, key=lambda word: alphabetical(word.label))
    return styled(
        "terms",
        definitions(
            (
                join([anchor(word.id), text(word.label)]),
                blocks(
                    text(word.definition),
                    text(f"Nynorsk: {word.nn}. Engelsk: {word.en}."),
                    join([own("Les mer:"), links.titled(word.see, "siden om dette")], " ") if word.see else None,
                ),
            )
            for word in words
        ),
    )


def _featured_cases(catalogue: Catalogue, links: Links) -> Markdown:
    """The most useful cases, one from each municipality and with different main themes, to show the range."""
    chosen, seen = [], set[str]()
    for entry in catalogue.in_order:
        case = model_of(entry)
        traits = {*case.themes[:1], *(place.municipality.number for place in catalogue.places(case))}
        if not traits & seen:
            chosen.append(entry)
            seen |= traits
        if len(chosen) == FEATURED_CASES:
            break
    return parts.cards(((entry, ()) for entry in chosen), catalogue, links)


def _featured_keys(catalogue: Catalogue, links: Links) -> Markdown:
    best = sorted(catalogue.keys, key=lambda key: (-len(catalogue.by_key.get(key, ())), key))
    return key_cards(catalogue, links, best[:FEATURED_KEYS])


def _counts(catalogue: Catalogue, links: Links) -> Markdown:
    """How much there is in the bank, with links."""
    numbers = [
        ("cases/index.md", len(catalogue.cases), "case", "caser"),
        ("keys/index.md", len(catalogue.keys), "nøkkel", "nøkler"),
        ("methods/index.md", len(catalogue.methods), "metode", "metoder"),
        ("municipalities/index.md", len(catalogue.by_municipality), "kommune", "kommuner"),
    ]
    return styled(
        "counts",
        items(links.titled(path, f"{count} {one if count == 1 else many}") for path, count, one, many in numbers),
    )


def _search_box(catalogue: Catalogue, links: Links) -> Markdown:
    """Where the front page's frame puts the search box."""
    return own('<div class="kb-search-box"></div>')


def _start(catalogue: Catalogue, links: Links) -> Markdown:
    """Where to go from the front page, by what the reader wants."""
    wishes = (
        ("methods/index.md", "Prøve noe", "Velg en metode med kjøreplan"),
        ("plan/index.md", "Planlegge noe", "Lag en plan med råd og kilder"),
        ("effect/index.md", "Måle noe", "Vis hva samskaping gir"),
        ("share/index.md", "Dele noe", "Fortell hva dere har lært"),
    )
    return styled(
        "actions",
        items(join([strong(links.titled(path, title)), text(help_text)], ": ") for path, title, help_text in wishes),
    )


def _map(catalogue: Catalogue, links: Links) -> Markdown:
    """The map, and the counties as a list."""
    return blocks(
        dot_map.drawing(catalogue, links),
        places.counted_counties(catalogue, links),
        parts.chips([(dot_map.PATH, "Stort kart, og alle kommuner som liste")], links),
    )


SLOTS: Mapping[str, Slot] = {
    "phases": _phases,
    "methods": _methods,
    "keys-by-phase": _keys_by_phase,
    "indicators": _indicators,
    "levels": _terms("levels"),
    "evidence": _terms("evidence"),
    "themes": _themes,
    "glossary": _glossary,
    "featured-cases": _featured_cases,
    "featured-keys": _featured_keys,
    "counts": _counts,
    "start": _start,
    "map": _map,
    "search-box": _search_box,
}
