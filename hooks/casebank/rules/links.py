"""Links in texts: every one leads to a page and a place that there is, and can be followed.

All sources are gone through each time, so that nothing an engine remembers can hide a broken link.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from casebank.allowed_html import is_safe
from casebank.authored import anchor_of, site_path
from casebank.bank import Bank, Entry
from casebank.diagnostics import Diagnostic, Example, Rule, Severity, shortened
from casebank.naming import nearest
from casebank.rules.references import source_ids
from casebank.rules.site_map import SiteMap
from casebank.source.body import Link
from casebank.web import fault_of, scheme_of, without_scheme

PUBLISHED = ("docs/assets/", "cases/media/")
"""The folders whose files, besides the pages, come along to the site."""

_STORY = "## Bakgrunn\n\n{}\n\n## Slik gjorde de det\n\nTekst.\n\n## Resultater\n\nTekst.\n\n## Lærdommer\n\nTekst.\n"


def _body(text: str) -> Example:
    return Example(body=_STORY.format(text))


PAGE_MISSING = Rule(
    code="SB412",
    name="lenke-til-ingenting",
    severity=Severity.ERROR,
    title="Lenken fører til en side som ikke finnes",
    why="Leseren som trykker, kommer ingen vei. Lenker innenfor banken skrives fra mappen filen ligger i: «../keys/meld-tilbake.md» fra en case.",
    wrong=_body("De holdt [gjestebud](../docs/methods/gjestebd.md)."),
    right=_body("De holdt [gjestebud](../docs/methods/gjestebud.md)."),
)
PLACE_MISSING = Rule(
    code="SB413",
    name="lenke-til-sted-som-ikke-finnes",
    severity=Severity.ERROR,
    title="Lenken fører til en del av siden som ikke finnes",
    why="Det som står etter # i en lenke, er en overskrift på siden, med små bokstaver og bindestrek. Finnes den ikke, havner leseren øverst.",
    wrong=_body("Les [hvorfor](../keys/meld-tilbake.md#hvorfr)."),
    right=_body("Les [hvorfor](../keys/meld-tilbake.md#hvorfor)."),
)
MALFORMED = Rule(
    code="SB414",
    name="feil-i-adresse",
    severity=Severity.ERROR,
    title="Adressen kan ikke følges",
    why="En adresse på nettet begynner med https:// og navnet på nettstedet. Kopier den fra adressefeltet i nettleseren, så blir den riktig.",
    wrong=_body("Les [evalueringen](http://[foo)."),
    right=_body("Les [evalueringen](https://www.ks.no/)."),
)
RULES = (PAGE_MISSING, PLACE_MISSING, MALFORMED)

GLOSSARY = "glossary"
_GLOSSARY_PAGE = "docs/glossary.md"
"""The page from which the links in the glossary are written."""
_WITHOUT_MARKUP = re.compile(r"[\w .,:?!()«»–-]+")
"""Headings that the engine shows just as they are written."""


def check_bank(bank: Bank, site_map: SiteMap) -> Iterator[Diagnostic]:
    """Every link of every text, and those of the glossary. Pictures are for their own rules."""
    places = _Places(bank, site_map)
    for entry in bank.entries:
        for link in entry.document.content.links():
            if is_safe(link.target):
                yield from _link(entry, link, places)
    for file in bank.vocabulary_files:
        for index, row in enumerate(file.rows if file.name == GLOSSARY else ()):
            fault = _fault_within(_GLOSSARY_PAGE, row.see, places) if row.see else None
            if fault:
                yield fault.rule.at(
                    file.document.path, file.document.spans.value((index, "see")), fault.message, fault.advice
                )


@dataclass(frozen=True)
class _Fault:
    """What is wrong with a link, and by which rule."""

    rule: Rule
    message: str
    advice: str


def _link(entry: Entry[Any], link: Link, places: _Places) -> Iterator[Diagnostic]:
    target = link.target.strip()
    if scheme_of(target):
        fault = _fault_outside(target)
    elif link.image:
        return
    elif not target or target.startswith(("/", "\\")) or without_scheme(target):
        fault = _fault_of_incomplete(target)
    else:
        fault = _fault_within(entry.path, target, places)
    if fault:
        yield fault.rule.at(entry.path, link.span, fault.message, fault.advice)


def _fault_outside(target: str) -> _Fault | None:
    fault = fault_of(target)
    if fault is None:
        return None
    message = f"Adressen «{shortened(target)}» kan ikke følges. {fault}"
    return _Fault(MALFORMED, message, "Kopier adressen fra adressefeltet i nettleseren.")


def _fault_of_incomplete(target: str) -> _Fault:
    """What to say of an address that is neither one on the web nor one within the bank."""
    if not target:
        advice = "Skriv adressen mellom parentesene: [tekst](https://…)."
        return _Fault(MALFORMED, "Lenken har ingen adresse.", advice)
    whole = without_scheme(target)
    if whole:
        message = f"Adressen «{shortened(target)}» mangler begynnelsen."
        return _Fault(MALFORMED, message, f"Skriv «{shortened(whole)}».")
    advice = "Skriv adressen fra mappen filen ligger i, for eksempel «../keys/meld-tilbake.md»."
    return _Fault(MALFORMED, f"Adressen «{shortened(target)}» begynner med en skråstrek.", advice)


def _fault_within(source: str, target: str, places: _Places) -> _Fault | None:
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    there = places.resolve(source, path) if path else site_path(source) or source
    if there is None:
        guess = places.nearest_page(source, path)
        message = f"Det finnes ingen side på «{shortened(path)}».{f' Mente du «{guess}»?' if guess else ''}"
        advice = f"Skriv «{guess}», eller fjern lenken." if guess else "Rett adressen, eller fjern lenken."
        return _Fault(PAGE_MISSING, message, advice)
    if not fragment or not there.endswith(".md") or places.has_anchor(there, fragment):
        return None
    anchors = places.anchors(there)
    if not anchors:
        # A page that could not be made has findings of its own.
        return None
    guess = nearest(unquote(fragment), anchors)
    message = f"Siden har ingen del som heter «#{shortened(fragment)}».{f' Mente du «#{guess}»?' if guess else ''}"
    advice = "Bruk en overskrift på siden, med små bokstaver og bindestrek mellom ordene, eller fjern det fra #."
    return _Fault(PLACE_MISSING, message, advice)


class _Places:
    """Where links can lead."""

    def __init__(self, bank: Bank, site_map: SiteMap) -> None:
        self._bank = bank
        self._site_map = site_map
        self._entries = {site_path(entry.path) or entry.path: entry for entry in bank.entries if entry.kind.has_pages}
        self._own: dict[str, frozenset[str]] = {}

    def resolve(self, source: str, path: str) -> str | None:
        """The page or file that a path leads to from a source file; None when there is none.

        A page that no file is the source of has no place in the repository, so that its path is the
        site's: `../themes/x.md`.
        """
        there = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        on_site = site_path(there) or there
        if on_site in self._entries or (there in self._bank.files and there.startswith(PUBLISHED)):
            return on_site
        return on_site if self._site_map.has(on_site) else None

    def has_anchor(self, page: str, fragment: str) -> bool:
        """Whether a page has a place of this name. What its file says is looked at first, for it costs little."""
        return fragment in self._written(page) or fragment in self._site_map.anchors(page)

    def anchors(self, page: str) -> frozenset[str]:
        """Every place on a page."""
        return self._site_map.anchors(page)

    def nearest_page(self, source: str, path: str) -> str | None:
        """What a path that leads nowhere could have been, as it is written in the source file."""
        there = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        wanted = (site_path(there) or there).removesuffix(".html").rstrip("/")
        stem = posixpath.basename(wanted.removesuffix(".md"))
        exact = [found for found in (f"{wanted}.md", f"{wanted}/index.md") if found in self._site_map.paths]
        guess = next(iter([*exact, *self._by_stem.get(stem, ())]), None) or nearest(wanted, self._site_map.paths)
        if guess is None:
            return None
        in_docs = f"docs/{guess}"
        place = in_docs if in_docs in self._bank.files else guess
        if source.startswith("docs/") and place == guess and guess not in self._bank.files:
            place = in_docs
        return posixpath.relpath(place, posixpath.dirname(source))

    @cached_property
    def _by_stem(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._site_map.paths):
            found[posixpath.basename(path).removesuffix(".md")].append(path)
        return found

    def _written(self, page: str) -> frozenset[str]:
        """The places that a page has from its own file, as far as that can be told without rendering it."""
        entry = self._entries.get(page)
        if entry is None or entry.model is None:
            return frozenset()
        if page not in self._own:
            headings = (heading.text for heading in entry.document.content.headings())
            anchor = self._bank.rendering.anchor
            self._own[page] = frozenset(
                [
                    *(anchor(text) for text in headings if _WITHOUT_MARKUP.fullmatch(text)),
                    *(anchor_of(source) for source in source_ids(entry.document)),
                ]
            )
        return self._own[page]
