"""The theme's frame around a page's content, as MkDocs would make it.

MkDocs' own loop reads, renders and frames every page in each build. Ours makes only what is new, so that MkDocs is told of
no page but those of the menu, and of those that they are not its to make.
"""

from __future__ import annotations

import importlib.metadata
import platform
import posixpath
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import jinja2
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import normalize_url

from casebank.compile.page import Page
from casebank.engine.content import Content
from casebank.fingerprint import fingerprint
from casebank.publish.leftovers import without_leftovers

_MAKERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "segno")
"""The packages that have a say in what a page becomes."""
_OURS = ("hooks/**/*.py", "hooks/**/*.html", "overrides/**/*.html", "mkdocs.yml")
"""The files of the checkout that have a say in what every page becomes."""
_DEFAULT = "main.html"
_MENUS = {"header": "partials/header.html", "menu": "partials/footer-menu.html"}
"""What is made once for many pages."""


class PageFile(File):
    """A page that MkDocs knows of, and does not make."""

    def __init__(self, config: MkDocsConfig, path: str) -> None:
        """Take the page's path in the source folder."""
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.edit_uri = None
        # Where the page will lie is worked out once, while this still counts as one of MkDocs' own.
        _ = self.dest_uri, self.url
        self._is_ours = True

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to make the page."""
        return not getattr(self, "_is_ours", False)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as in the base class
        """Nothing: the page is written elsewhere."""


class _Templates(jinja2.BytecodeCache):
    """Templates that have been compiled. A preview sets up a new environment for each build."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled of the same text."""
        if found := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_TEMPLATES = _Templates()


class ThemeFrame:
    """Puts content into the theme's templates."""

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment, nav: Navigation, files: Files) -> None:
        """Take what MkDocs has made ready: settings, templates, menu and files."""
        self._config = config
        self._env = env
        self._nav = nav
        self._files = files
        env.filters["url"] = _url
        env.bytecode_cache = _TEMPLATES
        self._addresses = [page.url for page in nav.pages]
        self._menus: dict[tuple[str, str], dict[str, str]] = {}
        self._menu = {page.file.src_uri: page for page in nav.pages}

    def __call__(self, page: Page, content: Content) -> str:
        """The whole HTML file of a page."""
        of_theme = self._menu.get(page.path) or MkDocsPage(None, PageFile(self._config, page.path), self._config)
        of_theme.markdown = page.body
        of_theme.meta = page.meta()
        of_theme.content = content.html
        of_theme.toc = get_toc(cast("Any", content.headings))
        of_theme.active = True
        try:
            context: dict[str, Any] = {**get_context(self._nav, (), self._config, of_theme)}
            context["made"] = self._made(of_theme, context)
            template = self._env.get_template(of_theme.meta.get("template", _DEFAULT))
            return without_leftovers(template.render(context))
        finally:
            of_theme.active = False
            # Page and file point at each other. Let go, they are gone at once, with all that the page holds.
            of_theme.content = of_theme.markdown = None
            if page.path not in self._menu:
                of_theme.file.page = None

    def _made(self, page: MkDocsPage, context: dict[str, Any]) -> dict[str, str] | None:
        """The menus, which are the same on all pages of a folder and section, but for pages that they lead to or into."""
        if any(address.startswith(page.url) for address in self._addresses):
            return None
        crumbs = page.meta.get("breadcrumbs") or [{"path": ""}]
        key = (posixpath.dirname(page.url.removesuffix("/")), crumbs[0]["path"])
        if key not in self._menus:
            self._menus[key] = {name: self._env.get_template(path).render(context) for name, path in _MENUS.items()}
        return self._menus[key]

    @property
    def edition(self) -> str:
        """A fingerprint of all that the frame is made from: programs, templates, settings and menu."""
        root = Path(self._config.config_file_path).parent
        ours = sorted(path for pattern in _OURS for path in root.glob(pattern))
        return fingerprint(
            platform.python_version(),
            *(f"{name} {importlib.metadata.version(name)}" for name in _MAKERS),
            *(part for path in ours for part in (path.relative_to(root).as_posix(), path.read_bytes())),
            repr(sorted(self._config.extra.items())),
            *self._menu_in_words(self._nav.items),
        )

    def _menu_in_words(self, items: list[Any]) -> Iterator[str]:
        for item in items:
            yield f"{item.title} {getattr(item, 'url', '')}"
            yield from self._menu_in_words(getattr(item, "children", None) or [])


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, address: str) -> str:
    """An address of the site as it is written on the page that is framed; takes the place of MkDocs' own filter."""
    page = context["page"]
    if page is None or address.startswith(page.url):
        return normalize_url(str(address), page=page, base=context["base_url"])
    return _url_in(posixpath.dirname(page.url.removesuffix("/")), str(address))


@lru_cache(maxsize=16_384)
def _url_in(folder: str, address: str) -> str:
    """What leads to an address is the same on all pages of a folder, but for what lies under the page itself."""
    return normalize_url(address, page=cast("Any", _Place(f"{folder}/-/".lstrip("/"))))


class _Place(NamedTuple):
    url: str


def menu_paths(nav: Any) -> Iterator[str]:
    """The pages that the menu of the settings leads to."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from menu_paths(entry)
    elif isinstance(nav, list):
        for entry in nav:
            yield from menu_paths(entry)
