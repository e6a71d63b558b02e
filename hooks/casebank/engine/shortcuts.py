"""Shortcuts through Python-Markdown, for the Markdown that this program writes. The HTML is the same, byte for byte.

Most of a page is plain words, links, and the few kinds of HTML that compile writes. Python-Markdown looks for everything
everywhere; what cannot be there need not be looked for. That takes a third off the time it takes to make a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_NEEDS: Mapping[str, str] = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What must stand in a text for one of Python-Markdown's own patterns to match. Others are always tried."""


_MARKER = re.compile(r"^<div (?:[a-z-]+=\"[^\"<>\n&]*\" ?)+></div>\n(?=[ \t]*\n)", re.MULTILINE)
"""An element by which the stylesheet finds the block after it."""
_KNOWN = re.compile(r"</?(?:span|sup|a|br)(?: [a-z-]+=\"[^\"<>\n&]*\")*>")
"""The HTML that compile writes within text, which Markdown's search for blocks of HTML lets pass as it is."""
_ODD = re.compile(r"&#(?![0-9]{1,7};)")
"""Half a numeric reference, which that search would mend."""


def take_shortcuts(md: Markdown) -> None:
    """Put shortcuts in the place of some of Markdown's own steps, once all its extensions have been registered."""
    md.preprocessors.register(_KnownHtml(md), "html_block", 20)
    md.treeprocessors.register(_OnlyWhatIsThere(md), "inline", 20)
    # A registry sorts out its order each time it is gone through.
    md.parser.blockprocessors = tuple(md.parser.blockprocessors)  # type: ignore[assignment]


class _KnownHtml(HtmlBlockPreprocessor):
    """Puts the HTML of a page aside. A page without other HTML than compile writes need not be parsed for it."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the text with its blocks of HTML as placeholders."""
        source = "\n".join(lines)
        blocks = _MARKER.findall(source)
        if source.count("<") != 2 * len(blocks) + len(_KNOWN.findall(source)) or _ODD.search(source):
            return super().run(lines)
        return _MARKER.sub(lambda match: f"\n{self.md.htmlStash.store(match[0])}\n\n", source).split("\n")


class _OnlyWhatIsThere(InlineProcessor):
    """Handles inline Markdown. Patterns that begin with a character that is not there are not tried."""

    def __init__(self, md: Markdown) -> None:
        """Take the patterns of this Markdown, in their order."""
        super().__init__(md)
        # A list, since the registry sorts out its order each time a pattern is asked for.
        self.inlinePatterns = list(md.inlinePatterns)  # type: ignore[assignment]
        names = {id(md.inlinePatterns[name]): name for name in _NEEDS if name in md.inlinePatterns}
        self._needs = [_NEEDS.get(names.get(id(pattern), "")) for pattern in self.inlinePatterns]

    # The names are those that Python gives to private methods of the base class. Should a later version call them
    # something else, its own are used, and all that is lost is time.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        start = 0
        patterns = cast("list[Pattern]", self.inlinePatterns)
        while patternIndex < len(patterns):
            needed = self._needs[patternIndex]
            if needed and needed not in data:
                patternIndex += 1  # noqa: N806
                start = 0
                continue
            data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                patterns[patternIndex], data, patternIndex, start
            )
            if not matched:
                patternIndex += 1  # noqa: N806
        return data
