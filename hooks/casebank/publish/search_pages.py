"""What the built pages say of themselves for results, in an element that nobody meets."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_BODY, _END = b"<div hidden data-pagefind-body>", b"</div>"
_SHOWN = re.compile(r'<span data-pagefind-meta="(\w+)">(.*?)</span>', re.DOTALL)
_NAME = "index.html"


@dataclass(frozen=True)
class SearchPage:
    """A page that can be found: its address below the site's root, and what it says of itself, by names."""

    address: str
    shown: Mapping[str, str]


def search_pages(site_dir: Path) -> Iterator[SearchPage]:
    """The pages that want to be found, in the order of their addresses."""
    root = str(site_dir)
    for folder in sorted(_folders(root)):
        # As bytes and without buffers, since a bank has thousands of pages.
        with open(f"{folder}/{_NAME}", "rb", buffering=0) as file:  # noqa: PTH123
            content = file.read()
        start = content.find(_BODY)
        if start >= 0:
            data = content[start : content.find(_END, start)].decode()
            shown = {name: html.unescape(value) for name, value in _SHOWN.findall(data)}
            address = folder[len(root) :].replace(os.sep, "/").strip("/")
            yield SearchPage(f"{address}/" if address else "", shown)


def _folders(folder: str) -> Iterator[str]:
    """The folders that hold a page, the given one included."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _folders(entry.path)
            elif entry.name == _NAME:
                yield folder
