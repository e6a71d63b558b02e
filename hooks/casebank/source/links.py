"""Links and images in a text, as Python-Markdown finds them.

What it would render as a link is found here, also where the pattern is odd: a link that hides from
this search would hide from every rule. Now and then something is found that is not rendered as a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor

from casebank.source.code import blank

LONGEST_TARGET = 1000
"""How far the end of an address is looked for, so that a text of nothing but `[](` takes no time."""

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")
_OPENING = re.compile(r"\(\s*(?:<\s*(?=[^<>]*>\s*(?:'[^']*'\s*|\"[^\"]*\"\s*)?\)))?")
_REFERENCE = re.compile(r"\s?\[(?P<label>[^\]]*)\]")
_DEFINITION = re.compile(r"^[ \t>:*+.\d-]*\[(?P<label>[^\[\]\n]*)\]:(?=[ ]*(?:\n[ ]*)?(?P<target>\S+))", re.MULTILINE)
_MARKDOWN = Markdown()
# Nothing is set aside here that would have to be put back.
_MARKDOWN.treeprocessors.deregister("inline")
_PROCESSOR = LinkInlineProcessor(LINK_RE, _MARKDOWN)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")


class Form(Enum):
    """How a link is written: `[a](x)`, `[a][b]`, `[b]: x` or `<x>`."""

    INLINE = "inline"
    REFERENCE = "reference"
    DEFINITION = "definition"
    AUTOLINK = "autolink"


@dataclass(frozen=True)
class Found:
    """A link or an image. `start` and `end` are the place of its target in the text, `whole` that of all of it.

    A reference has the target of its definition, and as place the whole of itself. The `text` of a
    definition is its label.
    """

    form: Form
    text: str
    target: str
    image: bool
    start: int
    end: int
    whole: tuple[int, int]


def find(text: str, plain: str) -> Iterator[Found]:
    """Every link and image of a text. `plain` is the same text with its code blanked out."""
    if "]" not in text and "<" not in text:
        return
    # Definitions are taken out of a text before its code and its escapes are looked for.
    definitions = list(_DEFINITION.finditer(text)) if "]:" in text else []
    targets = {_label(match["label"]): _defined(match) for match in definitions}
    # An escaped character keeps its place, but can no longer open or close anything.
    plain = _ESCAPED.sub(lambda match: blank(match[0]), plain) if "\\" in plain else plain
    shown: set[str] = set()
    if definitions or "](" in plain:
        for found in _bracketed(text, plain, targets, {match.start("label") - 1 for match in definitions}):
            if found.form is Form.REFERENCE and found.image:
                shown.add(found.target)
            yield found
    for match in definitions:
        start, end = match.span("target")
        target = _defined(match)
        yield Found(Form.DEFINITION, match["label"], target, target in shown, start, end, (match.start(), end))
    for match in _AUTOLINK.finditer(plain):
        target = text[match.start("target") : match.end("target")]
        yield Found(
            Form.AUTOLINK, target, target, image=False, start=match.start(1), end=match.end(1), whole=match.span()
        )


def _bracketed(text: str, plain: str, targets: dict[str, str], passed_over: set[int]) -> Iterator[Found]:
    for start, end in _pairs(plain):
        if start in passed_over:
            continue
        image = plain[start - 1 : start] == "!"
        first = start - image
        words = text[start + 1 : end]
        label, after = _reference(plain, start, end)
        if label in targets:
            yield Found(Form.REFERENCE, words, targets[label], image, first, after, (first, after))
            continue
        stretch = _target(plain, end + 1)
        if stretch is not None:
            target_start, target_end, after = stretch
            target = _ESCAPED.sub(r"\1", text[target_start:target_end])
            yield Found(Form.INLINE, words, target, image, target_start, target_end, (first, after))
        elif _label(words) in targets:
            yield Found(Form.REFERENCE, words, targets[_label(words)], image, first, end + 1, (first, end + 1))


def _pairs(plain: str) -> list[tuple[int, int]]:
    """The places of the brackets that belong together, in the order of the opening ones."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(plain):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] != "]":
            # No link goes on after a blank line.
            opened.clear()
        elif opened:
            found.append((opened.pop(), match.start()))
    return sorted(found)


def _reference(plain: str, start: int, end: int) -> tuple[str | None, int]:
    """The label that the bracket after a pair names, and where it ends."""
    match = _REFERENCE.match(plain, end + 1)
    if match is None:
        return None, end + 1
    return _label(match["label"] or plain[start + 1 : end]), match.end()


def _defined(definition: re.Match[str]) -> str:
    return definition["target"].lstrip("<").rstrip(">")


def _label(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


def _target(plain: str, place: int) -> tuple[int, int, int] | None:
    """The stretch of an address that begins with the parenthesis at a place, and where its parenthesis ends."""
    if plain[place : place + 1] != "(":
        return None
    rest, _, _ = plain[place : place + LONGEST_TARGET].partition("\n\n")
    target, _, length, closed = _PROCESSOR.getLink(rest, 0)
    if not closed:
        return None
    opening = _OPENING.match(rest)
    start = place + (opening.end() if opening else 0)
    return start, start + len(target), place + length
