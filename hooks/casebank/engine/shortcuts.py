"""Shortcuts through Python-Markdown, for the Markdown that this program writes. The HTML is the same, byte for byte.

Most of a page is plain words, links, and the few kinds of HTML that compile writes. Python-Markdown looks for everything
everywhere; what cannot be there need not be looked for. That makes a page in less than half the time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX

from casebank.engine.inline import TAG, Inline
from casebank.engine.serializer import html

_MARKER = re.compile(r"^<div (?:[a-z-]+=\"[^\"<>\n&]*\" ?)+></div>\n(?=[ \t]*\n)", re.MULTILINE)
"""An element by which the stylesheet finds the block after it."""
_KNOWN = re.compile(TAG)
"""The HTML that Markdown's search for blocks of HTML lets pass as it is."""
_PARAGRAPH = re.compile(r"[^ \t#=_+>|:!0-9*-]|\*\*[^* \t]")
"""How a single line begins that can be nothing but a paragraph or, should `]:` be in it, a reference."""
_ODD = re.compile(r"&#(?![0-9]{1,7};)")
"""Half a numeric reference, which that search would mend."""


def take_shortcuts(md: Markdown) -> None:
    """Put shortcuts in the place of some of Markdown's own steps, once all its extensions have been registered."""
    md.preprocessors.register(_KnownHtml(md), "html_block", 20)
    md.treeprocessors.register(_Inline(md), "inline", 20)
    md.treeprocessors.register(_Unescape(md), "unescape", 0)
    md.postprocessors.register(_RawHtml(md), "raw_html", 30)
    md.is_block_level = lru_cache(maxsize=256)(md.is_block_level)  # type: ignore[method-assign]
    if md.output_format == "xhtml":
        md.serializer = html
    md.parser.parseBlocks = _Blocks(md.parser)  # type: ignore[method-assign]


class _KnownHtml(HtmlBlockPreprocessor):
    """Puts the HTML of a page aside. A page without other HTML than compile writes need not be parsed for it."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the text with its blocks of HTML as placeholders."""
        source = "\n".join(lines)
        blocks = _MARKER.findall(source)
        if source.count("<") != 2 * len(blocks) + len(_KNOWN.findall(source)) or _ODD.search(source):
            return super().run(lines)
        return _MARKER.sub(lambda match: f"\n{self.md.htmlStash.store(match[0])}\n\n", source).split("\n")


class _Blocks:
    """Finds out what each block is. Of a single line, its first character mostly tells."""

    def __init__(self, parser: BlockParser) -> None:
        """Take the parser with all its processors in place."""
        # A list, since the registry sorts out its order each time it is gone through.
        self._processors = list(parser.blockprocessors)
        self._header = parser.blockprocessors["hashheader"]
        self._paragraph = parser.blockprocessors["paragraph"]

    def __call__(self, parent: Element, blocks: list[str]) -> None:
        """Parse blocks, and put what they are into the parent."""
        while blocks:
            block = blocks[0]
            if "\n" not in block:
                if block.startswith("#") and self._header.test(parent, block):
                    self._header.run(parent, blocks)
                    continue
                if _PARAGRAPH.match(block) and "]:" not in block:
                    self._paragraph.run(parent, blocks)
                    continue
            for processor in self._processors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _Unescape(UnescapeTreeprocessor):
    """Puts back characters that were escaped, where there are any."""

    def unescape(self, text: str) -> str:
        """A text with such characters as they are."""
        return super().unescape(text) if STX in text else text


class _RawHtml(RawHtmlPostprocessor):
    """Puts back the HTML of a page."""

    def run(self, text: str) -> str:
        """Give the page's HTML with all that had been put aside."""
        return super().run(text) if STX in text else text


class _Inline(InlineProcessor):
    """Handles inline Markdown. What is simple is done straight away."""

    def __init__(self, md: Markdown) -> None:
        """Take the Markdown with all its patterns."""
        super().__init__(md)
        self._simple = Inline(md)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Make elements of all texts of a tree."""
        self.stashed_nodes = {}
        return tree if self._simple.done(tree) else super().run(tree, ancestors)
