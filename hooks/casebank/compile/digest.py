"""What decides, in a few words: rows that become Markdown for a page and data for the scripts, so that both say the same.

The rows of keys, methods and indicators are here, those of cases in `case_digest`.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.compile import parts
from casebank.compile.key import support_in_words
from casebank.compile.markdown import Markdown, join, own, text
from casebank.compile.page import Links
from casebank.model.framework import Indicator, Method
from casebank.model.key import Key


@dataclass(frozen=True)
class Piece:
    """A few words, the page they lead to, if any (its source path), and the level of evidence they rest on, if told."""

    words: str
    path: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Row:
    """One thing that decides, and what is known of it; nothing when it is not documented."""

    label: str
    pieces: tuple[Piece, ...] = ()

    def markdown(self, links: Links, catalogue: Catalogue) -> Markdown:
        """The pieces below each other, for a cell of a table."""
        shown = [_shown(piece, links, catalogue) for piece in self.pieces]
        return join(shown, "<br>") or own(parts.UNDOCUMENTED)


def of_key(entry: Entry[Key], catalogue: Catalogue) -> tuple[Row, ...]:
    """What to know of a key before choosing it."""
    key = model_of(entry)
    return _filled(
        Row("Innsats", in_pieces(_effort(key.effort, catalogue))),
        Row("Tid", in_pieces(key.time)),
        Row("Gruppestørrelse", in_pieces(key.group_size)),
        Row("Passer ikke når", in_pieces(key.not_when)),
        Row("Hvor er det prøvd?", in_pieces(support_in_words(catalogue.support(entry.id)))),
    )


def of_method(entry: Entry[Method], catalogue: Catalogue) -> tuple[Row, ...]:
    """What to know of a method before choosing it."""
    method, words = model_of(entry), catalogue.vocabularies
    count = len(catalogue.by_method.get(entry.id, ()))
    return _filled(
        Row("Innsats", in_pieces(_effort(method.effort, catalogue))),
        Row("Tid", in_pieces(method.time)),
        Row("Gruppestørrelse", in_pieces(method.group_size)),
        Row("Grad av medvirkning", in_pieces(", ".join(words.label("levels", level) for level in method.levels))),
        Row("Hvor er det prøvd?", in_pieces(f"{count} {'case' if count == 1 else 'caser'} i banken" if count else "")),
    )


def of_indicator(entry: Entry[Indicator], _: Catalogue) -> tuple[Row, ...]:
    """How to measure by an indicator."""
    indicator = model_of(entry)
    return _filled(
        Row("Spørsmål", in_pieces(indicator.question)),
        Row("Slik måler dere", in_pieces(indicator.how)),
        Row("Når", in_pieces(indicator.when)),
        Row("Enhet", in_pieces(indicator.unit)),
        Row("Fallgruver", in_pieces(indicator.pitfalls)),
    )


def in_pieces(content: str | None) -> tuple[Piece, ...]:
    """Words as the only piece; none when there are no words."""
    return (Piece(content),) if content else ()


def _effort(effort: str, catalogue: Catalogue) -> str:
    """How much it takes, to stand after «Innsats»: `Middels`."""
    return catalogue.vocabularies.label("efforts", effort).removesuffix(" innsats")


def _filled(*rows: Row) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.pieces)


def _shown(piece: Piece, links: Links, catalogue: Catalogue) -> Markdown:
    words = links.titled(piece.path, piece.words) if piece.path else text(piece.words)
    return join([words, parts.evidence_mark(piece.evidence, catalogue)], " ") if piece.evidence else words
