"""Links in texts: every one leads to a page and a place that there is, and can be followed.

All sources are gone through each time, so that nothing an engine remembers can hide a broken link.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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

_WITHOUT_MARKUP = re.compile(r"[\w .,:?!()«»–-]+")
"""Headings that the engine shows just as they are written."""


def check_bank(bank: Bank, site_map: SiteMap) -> Iterator[Diagnostic]:
    """Every link of every text. Pictures are for their own rules."""
    places = _Places(bank, site_map)
    for entry in bank.entries:
        for link in entry.document.content.links():
            if is_safe(link.target):
                yield from _link(entry, link, places)


def _link(entry: Entry[Any], link: Link, places: _Places) -> Iterator[Diagnostic]:
    target, scheme = link.target.strip(), scheme_of(link.target)
    if scheme:
        fault = fault_of(target)
        if fault:
            message = f"Adressen «{shortened(target)}» kan ikke følges. {fault}"
            yield MALFORMED.at(entry.path, link.span, message, "Kopier adressen fra adressefeltet i nettleseren.")
    elif link.image:
        return
    elif not target or target.startswith(("/", "\\")) or without_scheme(target):
        yield MALFORMED.at(entry.path, link.span, *_incomplete(target))
    else:
        yield from _within(entry, link, target, places)


def _incomplete(target: str) -> tuple[str, str]:
    """What to say of an address that is neither one on the web nor one within the bank."""
    if not target:
        return "Lenken har ingen adresse.", "Skriv adressen mellom parentesene: [tekst](https://…)."
    whole = without_scheme(target)
    if whole:
        return f"Adressen «{shortened(target)}» mangler begynnelsen.", f"Skriv «{shortened(whole)}»."
    advice = "Skriv adressen fra mappen filen ligger i, for eksempel «../keys/meld-tilbake.md»."
    return f"Adressen «{shortened(target)}» begynner med en skråstrek.", advice


def _within(entry: Entry[Any], link: Link, target: str, places: _Places) -> Iterator[Diagnostic]:
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    here = site_path(entry.path) or entry.path
    there = places.resolve(entry.path, path) if path else here
    if there is None:
        guess = places.nearest_page(entry.path, path)
        message = f"Det finnes ingen side på «{shortened(path)}».{f' Mente du «{guess}»?' if guess else ''}"
        advice = f"Skriv «{guess}», eller fjern lenken." if guess else "Rett adressen, eller fjern lenken."
        yield PAGE_MISSING.at(entry.path, link.span, message, advice)
    elif fragment and there.endswith(".md") and not places.has_anchor(there, fragment):
        anchors = places.anchors(there)
        guess = nearest(unquote(fragment), anchors)
        message = f"Siden har ingen del som heter «#{shortened(fragment)}».{f' Mente du «#{guess}»?' if guess else ''}"
        advice = "Bruk en overskrift på siden, med små bokstaver og bindestrek mellom ordene, eller fjern det fra #."
        # A page that could not be made has findings of its own.
        if anchors:
            yield PLACE_MISSING.at(entry.path, link.span, message, advice)


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
