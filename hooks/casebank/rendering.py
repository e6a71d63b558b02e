"""What the site's engine makes of Markdown: Python-Markdown, set up as in `mkdocs.yml`.

The same text gives the same HTML here as in the build, apart from where links between pages lead.
"""

from __future__ import annotations

import html
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import markdown
import yaml
from markdown.extensions.toc import slugify as default_slugify

from casebank.site import CONFIGURATION

ALWAYS_ON = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs turns on for every site (`mkdocs/config/defaults.py`)."""

_ID = re.compile(r"<[a-zA-Z][^<>]*?\sid=\"([^\"]*)\"")
_TRUSTED_MODULES = ("pymdownx.", "material.extensions.")
"""Where the functions that the configuration may name come from."""


class UnrenderableError(Exception):
    """The engine failed on a text."""


def anchors_in(content: str) -> tuple[str, ...]:
    """The places in a piece of HTML that a link can lead to, in their order."""
    return tuple(dict.fromkeys(map(html.unescape, _ID.findall(content))))


@dataclass(frozen=True)
class Rendered:
    """A text as HTML, and the pieces that the engine passed through from the text as they were.

    `defined` are the addresses that the text gives names (`[name]: address`), also those that it does not use.
    """

    html: str
    passed_through: tuple[str, ...]
    defined: tuple[str, ...]


@dataclass(frozen=True)
class Rendering:
    """How the engine is set up: the names of its extensions and the settings of each."""

    extensions: tuple[str, ...] = ALWAYS_ON
    settings: Mapping[str, Any] = field(default_factory=dict)

    def render(self, text: str) -> Rendered:
        """Make HTML.

        Raises:
            UnrenderableError: if the engine fails, for instance because things nest too deep.
        """
        engine = self._engine
        engine.reset()
        try:
            made = engine.convert(text)
        except Exception as error:
            raise UnrenderableError(str(error)) from error
        passed_through = tuple(str(piece) for piece in engine.htmlStash.rawHtmlBlocks)
        return Rendered(made, passed_through, tuple(address for address, _ in engine.references.values()))

    def anchor(self, heading: str) -> str:
        """The name of the place of a heading, told as plain text, when no other on the page has the same."""
        slugify = self.settings.get("toc", {}).get("slugify", default_slugify)
        return str(slugify(heading, "-"))

    @cached_property
    def _engine(self) -> markdown.Markdown:
        return self.new_engine()

    def new_engine(self) -> markdown.Markdown:
        """A Markdown of one's own, to add steps to."""
        return markdown.Markdown(extensions=list(self.extensions), extension_configs=dict(self.settings))


def read_rendering(root: Path) -> Rendering:
    """Read how the checkout at `root` renders Markdown. Without a `mkdocs.yml`, as MkDocs does by itself.

    Raises:
        yaml.YAMLError: if `mkdocs.yml` cannot be read.
    """
    place = root / CONFIGURATION
    if not place.is_file():
        return Rendering()
    # The loader makes nothing but plain data, and functions from the few trusted modules.
    configuration = yaml.load(place.read_text(encoding="utf-8"), _ConfigurationLoader)  # noqa: S506
    names, settings = list(ALWAYS_ON), dict[str, Any]()
    for entry in configuration.get("markdown_extensions") or ():
        for name, own in entry.items() if isinstance(entry, dict) else ((entry, None),):
            if name not in names:
                names.append(name)
            if own:
                settings[name] = own
    return Rendering(tuple(names), settings)


class _ConfigurationLoader(yaml.CSafeLoader):
    """Reads `mkdocs.yml`, which may name functions of the extensions."""


def _function(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    if not f"{module}.".startswith(_TRUSTED_MODULES):
        raise yaml.constructor.ConstructorError(None, None, f"{CONFIGURATION}: {name} is not from a trusted module")
    return getattr(importlib.import_module(module), attribute)


def _named(loader: yaml.CSafeLoader, name: str, node: yaml.Node) -> Any:
    return _function(name)


def _applied(loader: yaml.CSafeLoader, name: str, node: yaml.MappingNode) -> Any:
    values = loader.construct_mapping(node, deep=True)
    return _function(name)(*values.get("args", ()), **values.get("kwds", {}))


_ConfigurationLoader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
_ConfigurationLoader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _applied)
