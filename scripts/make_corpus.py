#!/usr/bin/env python3
"""Make a large bank for measuring: `scripts/make_corpus.py FOLDER --cases 10000`.

The folder becomes a checkout of its own, with this one's content and code, and enough invented cases beside the real
ones to make the number. The same seed gives the same bytes. Invented cases breed on the bank's own sentences, in which
long words are now and then exchanged for compounds that are put together here: a language of which every case uses a
little and the whole bank a lot, as in real collections (Heaps' law), so that an index grows as it would.

Nothing in them is true, and nothing of it is ever published.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.ledger import PUBLISHED
from casebank.naming import slug

ROOT = Path(__file__).resolve().parents[1]
SECTIONS = ("Bakgrunn", "Slik gjorde de det", "Resultater", "Lærdommer")
STEMS = (
    *("nabolag", "grend", "bydel", "skole", "ungdom", "senior", "park", "havne", "torg", "bibliotek", "frivillig"),
    *(
        "kultur",
        "velferd",
        "helse",
        "klima",
        "energi",
        "trafikk",
        "bolig",
        "idrett",
        "vann",
        "strand",
        "skog",
        "sykkel",
    ),
    *("gate", "barnehage", "familie", "integrering", "språk", "mat", "hage", "verksted", "plan", "budsjett", "digital"),
    *("dialog", "møte", "råd", "panel", "panel", "lag", "forening", "arbeids", "nærings", "sentrum", "kyst", "fjell"),
)
HEADS = (
    *("utvalg", "prosjekt", "møte", "verksted", "plan", "gruppe", "tiltak", "forsøk", "nettverk", "løft", "arena"),
    *("utvikling", "løsning", "samtale", "tjeneste", "senter", "dag", "uke", "satsing", "modell", "analyse", "rom"),
    *("forslag", "ordning", "avtale", "kafé", "lab", "råd", "kontakt", "vert", "leder", "kurs", "kartlegging", "fest"),
)
EXCHANGED = 0.3
"""How often a long word of a sentence is exchanged for a compound."""

T = TypeVar("T")


@dataclass(frozen=True)
class Material:
    """What cases are made from: ids that exist, names of municipalities, and sentences."""

    municipalities: Sequence[str]
    keys: Sequence[str]
    methods: Sequence[str]
    phases: Sequence[str]
    indicators: Sequence[str]
    terms: dict[str, Sequence[str]]
    sentences: Sequence[str]
    compounds: Sequence[str]


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make(options.folder, options.cases, options.seed)


def make(folder: Path, count: int, seed: int = 1) -> None:
    """Make a checkout with `count` cases, most of them invented, in `folder`, which is emptied first."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name in ("cases", "docs", "keys", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    # The addresses of invented cases are not published, and those of real ones are not here.
    (folder / PUBLISHED).unlink(missing_ok=True)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    dice = random.Random(seed)  # noqa: S311  Nothing here is a secret.
    material = _material(dice)
    made = sorted(path.stem for path in (folder / "cases").glob("*.md"))
    for number in range(count - len(made)):
        identifier, content = _case(number, made, material, dice)
        made.append(identifier)
        (folder / "cases" / f"{identifier}.md").write_text(content, encoding="utf-8")


def _material(dice: random.Random) -> Material:
    catalogue = Catalogue(load(ROOT, date.today()))
    words = catalogue.vocabularies
    bodies = [entry.document.body for entry in (*catalogue.cases.values(), *catalogue.keys.values())]
    bodies += [model_of(entry).summary for entry in catalogue.cases.values()]
    pairs = [f"{stem}{head}" for stem, head in itertools.product(dict.fromkeys(STEMS), HEADS)]
    triples = [f"{stem}{pair}" for stem in dict.fromkeys(STEMS) for pair in dice.sample(pairs, 600)]
    dice.shuffle(pairs)
    dice.shuffle(triples)
    municipalities = [one.label for one in words.gazetteer.municipalities]
    dice.shuffle(municipalities)
    return Material(
        municipalities=municipalities,
        keys=list(catalogue.keys),
        methods=list(catalogue.methods),
        phases=list(catalogue.phases),
        indicators=list(catalogue.indicators),
        terms={name: list(words.terms(name)) for name in words.lists},
        sentences=[sentence for body in bodies for sentence in _sentences(body)],
        compounds=[*pairs, *triples],
    )


def _sentences(body: str) -> Iterator[str]:
    """The plain sentences of a body: no headings, lists, links, citations or marks."""
    plain = re.sub(r"\[\^[^\]]*\]|\*\*|\[([^\]]*)\]\([^)]*\)", r"\1", body)
    paragraphs = (part for part in re.split(r"\n\s*\n", plain) if re.match(r"[A-ZÆØÅ]", part))
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.?!])\s+", " ".join(paragraph.split())):
            if re.fullmatch(r"[A-ZÆØÅ][^\[\]<>`#|*_]{20,250}[.?!]", sentence):
                yield sentence


def _case(number: int, made: Sequence[str], material: Material, dice: random.Random) -> tuple[str, str]:
    place = _often_first(material.municipalities, dice)
    topic = _often_first(material.compounds, dice)
    identifier = f"{slug(place)[:24].strip('-')}-{slug(topic)[:24].strip('-')}-{number}"
    documentation = dice.choices(("stub", "partial", "full"), (20, 50, 30))[0]
    fields = [
        f"title: {topic.capitalize()} i {place.split(' (')[0]}",
        f"summary: {_shorten(_prose(1, material, dice), 280)}",
        f"municipality: {place}",
        f"documentation: {documentation}",
        "language: nb",
        "published: 2026-01-15",
        "sources:",
        "  - id: rapport",
        f"    title: Rapport om {topic}",
    ]
    if documentation == "stub":
        return identifier, "---\n" + "\n".join(fields) + "\n---\n"
    fields += _details(made, material, dice)
    body = "\n\n".join(
        f"## {section}\n\n" + "\n\n".join(f"{_prose(dice.randint(3, 6), material, dice)}[^rapport]" for _ in range(2))
        for section in SECTIONS
    )
    return identifier, "---\n" + "\n".join(fields) + f"\n---\n\n{body}\n"


def _details(made: Sequence[str], material: Material, dice: random.Random) -> Iterator[str]:
    terms = material.terms
    status = dice.choice(terms["statuses"])
    start = dice.randint(2005, 2025)
    yield f"status: {status}"
    yield f"outcome: {'stopped' if status == 'discontinued' else dice.choice(terms['outcomes'])}"
    yield "period:"
    yield f"  start: {start}"
    if status in ("completed", "discontinued"):
        yield f"  end: {min(start + dice.randint(0, 4), 2026)}"
    yield f"themes: [{', '.join(_some(terms['themes'], 1, 3, dice))}]"
    yield f"level: {dice.choice(terms['levels'])}"
    yield f"actors: [{', '.join(_some(terms['actors'], 2, 5, dice))}]"
    yield "keys:"
    for key in _some(material.keys, 1, 5, dice):
        yield f"  - id: {key}"
        yield f"    how: {_prose(1, material, dice)}"
        if dice.random() < 0.7:
            yield f"    verdict: {dice.choice(terms['verdicts'])}"
    yield f"methods: [{', '.join(_some(material.methods, 1, 2, dice))}]"
    yield f"phases: [{', '.join(_some(material.phases, 1, 3, dice))}]"
    if dice.random() < 0.15:
        yield f"inspired_by:\n  - case: {dice.choice(made)}"
    yield "effects:"
    for _ in range(dice.randint(1, 3)):
        yield f"  - what: {_shorten(_prose(1, material, dice), 120)}"
        yield f"    measured: {start}"
        yield f"    how: {_prose(1, material, dice)}"
        yield "    evidence: self-reported"
        yield "    source: rapport"
    if dice.random() < 0.4:
        yield f"resources:\n  cost_nok: {dice.choice((20, 80, 150, 400, 900, 3000, 12000)) * 1000}"
    answers = dice.choices(terms["answers"], k=3)
    yield f"openness:\n  problem: {answers[0]}\n  process: {answers[1]}\n  purpose: {answers[2]}"


def _prose(count: int, material: Material, dice: random.Random) -> str:
    """Sentences, quoted where front matter would misread them."""
    sentences = (_vary(dice.choice(material.sentences), material, dice) for _ in range(count))
    return " ".join(sentences).replace(": ", ", ").replace(" #", " ")


def _vary(sentence: str, material: Material, dice: random.Random) -> str:
    def exchange(match: re.Match[str]) -> str:
        return _often_first(material.compounds, dice) if dice.random() < EXCHANGED else match[0]

    return re.sub(r"(?<=\s)[a-zæøå]{7,}", exchange, sentence)


def _often_first(options: Sequence[T], dice: random.Random) -> T:
    """One of the options, the first ones far more often than the last: some words and places are common, most rare."""
    return options[int(len(options) * dice.random() ** 3)]


def _some(options: Sequence[str], least: int, most: int, dice: random.Random) -> list[str]:
    return dice.sample(options, dice.randint(least, most))


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0]


if __name__ == "__main__":
    main()
