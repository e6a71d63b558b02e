"""Words of the glossary in running text, in any of their forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from casebank.model.vocabulary import GlossaryRow
from casebank.source.body import Body, Placed
from casebank.source.links import Form

AFTER_E = ("", "s", "n", "ns", "t", "ts", "r", "rs", "ne", "nes")
"""How words that end in -e are inflected: `folkemøte`, `folkemøtet`, `folkemøtene`."""
AFTER_OTHERS = ("", "s", "e", "en", "ens", "et", "ets", "a", "er", "ers", "ar", "ene", "enes", "ane")
"""How others are, in bokmål and nynorsk: `borgerpanel`, `borgerpanelet`, `borgerpanelene`."""

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?<![\w/@.#&!\\-])[^\W\d_]+(?![\w/@-]|\.\w)")
_LINE = re.compile(r"^(?:!!!|\?\?\?|[ >*+.\d-]*(?:[ ]{4}|\t)).*$", re.MULTILINE)
"""The title of a note, or a line that may be code by its indent."""
_BETWEEN = r"(?: +| *\n *)"
"""Between the words of a phrase: a space, or the end of a line but not of a paragraph."""
_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_GOES_ON = re.compile(r"\s?[(\[:]")
"""What makes a link of the brackets before it."""
_SIGN = re.compile(r"[\[\]<>`\\&]")


@dataclass(frozen=True)
class Word(Placed):
    """A word of the glossary in a body: its id there, and as it is written."""

    id: str
    text: str


class Glossary:
    """The glossary, ready to find its words."""

    def __init__(self, rows: Iterable[GlossaryRow]) -> None:
        """Index every form of every word. Where two rows share one, that which has it as its own name keeps it."""
        self._forms: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        known = list(rows)
        names = [(name, row.id) for row in known for name in (row.label, row.nn)]
        for name, identifier in [*names, *((name, row.id) for row in known for name in row.synonyms)]:
            first, *others = name.lower().split()
            if others:
                pattern = _BETWEEN.join(map(_inflected, (first, *others)))
                for form in _forms(first):
                    self._phrases[form].append((re.compile(rf"{pattern}(?!\w)", re.IGNORECASE), identifier))
            else:
                for form in _forms(first):
                    self._forms.setdefault(form, identifier)

    def words(self, body: Body, but: Collection[str] = ()) -> Iterator[Word]:
        """The first place of each word in running text: never in a heading, a link or code. `but` are ids to pass over."""
        seen = set(but)
        protected: list[tuple[int, int]] | None = None
        for match in self._candidates(body.plain):
            for start, end, identifier in self._at(body.plain, match):
                if identifier in seen:
                    continue
                # Most texts have few words of the glossary, so what is protected is looked for late.
                if protected is None:
                    protected = sorted(_protected(body))
                if not any(low < end and start < high for low, high in protected):
                    seen.add(identifier)
                    yield Word(body.lines, start, end, identifier, body.text[start:end])
                    break

    def _candidates(self, text: str) -> Iterator[re.Match[str]]:
        """The words that may be in the glossary, in order. Sets do most of the work: there are ten thousand texts."""
        lower = text.lower()
        if len(lower) != len(text):  # A letter whose small form is two would move all that follow.
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        known = set(_LETTERS.findall(lower)) & self._known
        places = sorted(place for form in known for place in _places(form, lower))
        yield from filter(None, (_WORD.match(text, place) for place in places))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(chain(self._forms, self._phrases))

    def _at(self, text: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
        """What a word may be the beginning of, the longest first."""
        form = match[0].lower()
        for pattern, identifier in self._phrases.get(form, ()):
            phrase = pattern.match(text, match.start())
            if phrase:
                yield *phrase.span(), identifier
        if form in self._forms:
            yield *match.span(), self._forms[form]


def _protected(body: Body) -> Iterator[tuple[int, int]]:
    """The stretches of a body where a word must be left as it is.

    A paragraph with a sign left over that may begin a link, a tag or code is left alone altogether: a link put into
    it could be the end of something that was none.
    """
    known = [(one.start, one.end) for one in body.headings()]
    known += [(one.start, one.end) for one in body.citations() if not _GOES_ON.match(body.plain, one.end)]
    known += [link.whole for link in chain(body.links(), body.references()) if link.form is not Form.DEFINITION]
    yield from known
    yield from (match.span() for match in _LINE.finditer(body.plain))
    rest = body.plain
    for start, end in known:
        rest = rest[:start] + "x" * (end - start) + rest[end:]
    yield from (match.span() for match in _PARAGRAPH.finditer(rest) if _SIGN.search(match[0]))


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, also as a part of others."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _forms(word: str) -> Iterator[str]:
    return (word + ending for ending in (AFTER_E if word.endswith("e") else AFTER_OTHERS))


def _inflected(word: str) -> str:
    endings = "|".join(AFTER_E if word.endswith("e") else AFTER_OTHERS)
    return f"{re.escape(word)}(?:{endings})"
