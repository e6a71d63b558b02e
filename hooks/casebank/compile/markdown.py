"""Markdown that is safe to build from other people's text.

`Markdown` is a type of its own: only the functions here make it, and only `text` lets foreign text
in. The type checker then finds every place where text was not escaped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NewType

Markdown = NewType("Markdown", str)

_PUNCTUATION = re.compile(r"[!-$&(-+:<->@\[-`{-~]|-(?!(?<=\w-)\w)|(?<=\d)\.(?= |$)")
"""What can mean something in Markdown. A comma, a full stop after a word, a hyphen in one, and `'%/;?` mean nothing
anywhere, and each reference costs time in the engine and five bytes on the page. A full stop after a number makes a list.
"""
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def text(content: str) -> Markdown:
    """Foreign text on one line, with the characters that mean something in Markdown as numeric references.

    Backslashes would not do: `<`, `=`, `~` and `^` cannot be escaped that way.
    """
    return Markdown(_PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", _SPACE.sub(" ", content).strip()))


def own(content: str) -> Markdown:
    """Markdown that is written in this program."""
    return Markdown(content)


def join(parts: Iterable[Markdown], separator: str = "") -> Markdown:
    """Parts on one line; empty ones are left out."""
    return Markdown(separator.join(part for part in parts if part))


def blocks(*parts: Markdown | None) -> Markdown:
    """Blocks below each other; empty ones are left out."""
    return Markdown("\n\n".join(part for part in parts if part))


def paragraphs(content: str) -> Markdown:
    """Foreign text of several paragraphs."""
    return blocks(*(text(part) for part in re.split(r"\n\s*\n", content)))


def heading(level: int, content: Markdown) -> Markdown:
    """A heading on its own line."""
    return Markdown(f"{'#' * level} {content}")


def strong(content: Markdown) -> Markdown:
    """Emphasised text."""
    return Markdown(f"**{content}**")


def link(content: Markdown, address: str) -> Markdown:
    """A link. The address must have been validated: it may hold no space, quote or angle bracket."""
    return Markdown(f"[{content}](<{address}>)" if re.search(r"[()\[\]]", address) else f"[{content}]({address})")


def image(words: str, address: str) -> Markdown:
    """A picture, with what it shows in foreign words. The address must have been validated."""
    return Markdown(f"![{text(words)}]({address})")


def mark(name: str, content: Markdown, *variants: str) -> Markdown:
    """A short inline mark, such as an evidence level, for the stylesheet's class `kb-name--variant`."""
    classes = " ".join([f"kb-{name}", *(f"kb-{name}--{variant}" for variant in variants)])
    return Markdown(f'<span class="{classes}">{content}</span>')


def anchor(name: str) -> Markdown:
    """A place that links can point to. The name must be an id."""
    return Markdown(f'<a id="{name}"></a>')


def styled(name: str, block: Markdown, *variants: str) -> Markdown:
    """A block with an empty element before it, by which the stylesheet finds it."""
    if not block:
        return block
    classes = " ".join([f"kb-{name}", *(f"kb-{name}--{variant}" for variant in variants)])
    return Markdown(f'<div class="{classes}"></div>\n\n{block}')


def code(content: str) -> Markdown:
    """Text that is shown just as it is, on lines of its own.

    A fence, since Zensical's check of links reads code that is only indented.
    """
    fence = "~" * max(4, 1 + max(map(len, re.findall("~+", content)), default=0))
    return Markdown("\n".join([fence, *(line.rstrip() for line in content.strip("\n").split("\n")), fence]))


def items(entries: Iterable[Markdown], *, numbered: bool = False) -> Markdown:
    """A list. An entry may be several blocks."""
    found = list(entries)
    signs = (f"{number}." if numbered else "-" for number in itertools.count(1))
    separator = "\n\n" if any("\n\n" in entry for entry in found) else "\n"
    return Markdown(separator.join(_item(sign, entry) for sign, entry in zip(signs, found, strict=False)))


def definitions(pairs: Iterable[tuple[Markdown, Markdown | None]]) -> Markdown:
    """A list of terms, each with what it stands for; pairs without a description are left out."""
    return Markdown("\n\n".join(f"{term}\n{_item(':', description)}" for term, description in pairs if description))


def table(head: Sequence[Markdown], rows: Iterable[Sequence[Markdown]]) -> Markdown:
    """A table; empty when there are no rows."""
    lines = [_row(row) for row in rows]
    return Markdown("\n".join([_row(head), _row([Markdown("---")] * len(head)), *lines]) if lines else "")


def _item(sign: str, entry: Markdown) -> str:
    first, *rest = entry.split("\n")
    return "\n".join([f"{sign:<4}{first}", *(f"    {line}" if line else "" for line in rest)])


def _row(cells: Sequence[Markdown]) -> str:
    return f"| {' | '.join(cells)} |"
