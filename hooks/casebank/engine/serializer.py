"""Elements as HTML, just as Python-Markdown writes them in XHTML: attributes in order of their names, empty elements closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements that hold nothing (HTML Standard, void elements)."""
_QUOTE = '"'
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
"""One that is not the beginning of an entity."""


def html(element: Element) -> str:
    """An element with all that is in it, as HTML."""
    written: list[str] = []
    _write(element, written.append)
    return "".join(written)


def _write(element: Element, add: Callable[[str], None]) -> None:
    tag = element.tag
    add(f"<{tag}")
    for name, value in sorted(element.items()):
        add(f' {name}="{_escaped(value).replace(_QUOTE, "&quot;")}"')
    if tag in _EMPTY:
        add(" />")
    else:
        add(">")
        if element.text:
            add(_escaped(element.text))
        for child in element:
            _write(child, add)
        add(f"</{tag}>")
    if element.tail:
        add(_escaped(element.tail))


def _escaped(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
