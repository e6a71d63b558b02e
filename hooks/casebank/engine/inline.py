"""Plain text with links, bold words and known HTML, made into elements straight away.

Python-Markdown looks for each kind of inline markup in turn, over and over. Nearly all that compile writes, and most that
people do, is of so few kinds that one look finds them all. What is not, is left to Python-Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

TAG = r"</?(?:span|sup|a|br)(?: [a-z-]+=\"[^\"<>\n&]*\")*>"
"""The HTML that compile writes within text."""

_ENTITY = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);"
_WORDS = rf"(?:[^\[\]<>&*_`\\!\n]|{_ENTITY})"
_LINK = rf"(?<!!)\[({_WORDS}+)\]\(([^\s()<>\[\]\"'&`\\]+)(?: \"([^\"'()<>\[\]&`\\\n]*)\")?\)"
_PIECE = re.compile(
    rf"(?P<html>{TAG}|{_ENTITY})"
    rf"|(?<!\S)\*\*(?P<bold>(?=\S)(?:{_LINK}|{_WORDS})+?(?<!\s))\*\*(?=[\s<,.:;]|$)"
    rf"|(?P<link>{_LINK})"
)
_WITHIN = re.compile(rf"(?P<html>{_ENTITY})|(?P<link>{_LINK})")
_OTHER = re.compile(r"[\[\\`*_<]|  \n")
"""What inline markup begins with, but for entities: an ampersand that begins none is only that."""
_MARKUP = re.compile(rf"&|{_OTHER.pattern}")
"""What any inline markup begins with. What is in a text without it stays as it is."""


@dataclass
class _Made:
    """What a text becomes: elements, and the text before the first of them; what follows one is its tail."""

    text: str = ""
    elements: list[Element] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text after what is there."""
        if not self.elements:
            self.text += text
        elif text:
            self.elements[-1].tail = (self.elements[-1].tail or "") + text


class Inline:
    """Makes elements of the texts of a tree."""

    def __init__(self, md: Markdown) -> None:
        """Take the Markdown that keeps HTML until the page is done."""
        self._md = md
        self._kept: dict[str, str] = {}

    def done(self, root: Element) -> bool:
        """Put elements into the tree of a page for the texts that are simple, and tell whether all were.

        Texts that were are marked as such, so that Python-Markdown leaves them alone.
        """
        self._kept = {}
        found: list[tuple[Element, _Made]] = []
        left = False
        for element in root.iter():
            if element is not root and element.text and not isinstance(element.text, AtomicString):
                made = self._made(element.text)
                if made is None:
                    left = True
                else:
                    found.append((element, made))
            if element.tail and _MARKUP.search(element.tail):
                left = True
        for element, made in found:
            _put(element, made, AtomicString if left else str)
        return not left

    def _made(self, text: str) -> _Made | None:
        """What a text becomes; None when that is not simple."""
        made = _Made()
        if not _MARKUP.search(text):
            made.text = text
            return made
        return made if self._fill(made, text, _PIECE) else None

    def _fill(self, made: _Made, text: str, pieces: re.Pattern[str]) -> bool:
        place = 0
        for match in pieces.finditer(text):
            between = text[place : match.start()]
            if _OTHER.search(between):
                return False
            made.add(between)
            place = match.end()
            html = match["html"]
            if html:
                made.add(self._keep(html))
            elif match["link"]:
                made.elements.append(self._link(match["link"]))
            else:
                bold = _Made()
                if not self._fill(bold, match["bold"], _WITHIN):
                    return False
                element = Element("strong")
                _put(element, bold, str)
                made.elements.append(element)
        rest = text[place:]
        made.add(rest)
        return not _OTHER.search(rest)

    def _link(self, written: str) -> Element:
        words, address, title = re.fullmatch(_LINK, written).groups()  # type: ignore[union-attr]
        element = Element("a", {"href": address})
        if title is not None:
            element.set("title", title)
        element.text = re.sub(_ENTITY, lambda match: self._keep(match[0]), words)
        return element

    def _keep(self, html: str) -> str:
        """What stands for a piece of HTML until the page is done."""
        found = self._kept.get(html)
        if found is None:
            found = self._kept[html] = str(self._md.htmlStash.store(html))
        return found


def _put(element: Element, made: _Made, kind: type[str]) -> None:
    element.text = kind(made.text) if made.text else None
    for place, child in enumerate(made.elements):
        for one in child.iter():
            one.text, one.tail = (kind(text) if text else None for text in (one.text, one.tail))
        element.insert(place, child)
