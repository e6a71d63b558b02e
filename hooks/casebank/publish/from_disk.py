"""A finished site made fit to be opened from disk, where there is no server.

A browser shows a folder there instead of its `index.html`, refuses scripts that are modules, and refuses pictures that
a stylesheet uses as masks. So links get their `index.html`, scripts and the forms that live by them are left out (what
stands for them where there are none is shown), and the masks are put into the stylesheet. What is not in the copy is linked to where it is published.
"""

from __future__ import annotations

import html
import re
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'"
"""What a page may do when it is opened from disk: no script at all. Where its styles lie has no name there."""

_ADDRESSES = {"a": "href", "area": "href", "img": "src", "link": "href"}
_ATTRIBUTE = r"(\s{name}\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>\"']+)"
_CSS_PICTURE = re.compile(r"url\(\s*[\"']?([^\"')]+\.svg)[\"']?\s*\)")
_NOT_COPIED = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "search.json")
_SCRIPTS = ("scripts", "pagefind", "assets/javascripts")


def open_from_disk(site_dir: Path, url: str) -> None:
    """Change the site in `site_dir`, which is published at `url`, so that every page opens from disk."""
    for name in _NOT_COPIED:
        (site_dir / name).unlink(missing_ok=True)
    for folder in _SCRIPTS:
        for path in sorted((site_dir / folder).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    for path in sorted(site_dir.rglob("*.css")):
        path.write_text(_with_pictures(path.read_text(encoding="utf-8"), path.parent), encoding="utf-8")
    for path in sorted(site_dir.rglob("*.html")):
        page = _Page(site_dir, path, url)
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        path.write_text("".join(page.written), encoding="utf-8")


def _with_pictures(css: str, folder: Path) -> str:
    def replace(match: re.Match[str]) -> str:
        picture = folder / match[1]
        if not picture.is_file():
            return match[0]
        content = urllib.parse.quote(picture.read_text(encoding="utf-8").strip())
        return f'url("data:image/svg+xml,{content}")'

    return _CSS_PICTURE.sub(replace, css)


class _Page(HTMLParser):
    """Reads a page and writes it anew, changed where it must be and else byte for byte."""

    def __init__(self, site_dir: Path, path: Path, url: str) -> None:
        super().__init__(convert_charrefs=False)
        self.site_dir = site_dir
        self.address = path.relative_to(site_dir).as_posix().removesuffix("index.html")
        self.url = url
        self.written: list[str] = []
        self.left_out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag that opens."""
        given = {name: value or "" for name, value in attrs}
        is_data = given.get("type") == "application/ld+json"
        if not self.left_out and (tag == "form" or (tag == "script" and not is_data)):
            self.left_out = tag
        if self.left_out:
            return
        raw = self.get_starttag_text() or ""
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.written.append(_with_attribute(raw, "content", POLICY))
        elif tag == "link" and not self._is_needed(given):
            return
        elif tag != "noscript":
            self.written.append(self._led_home(tag, given, raw))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag that closes itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Write a tag that closes."""
        if self.left_out:
            self.left_out = "" if tag == self.left_out else self.left_out
        elif tag != "noscript":
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text."""
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        """Write a named character."""
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a numbered character."""
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Leave a comment out."""

    def handle_decl(self, decl: str) -> None:
        """Write the document type."""
        self.written.append(f"<!{decl}>")

    def _write(self, text: str) -> None:
        if not self.left_out:
            self.written.append(text)

    def _is_needed(self, link: dict[str, str]) -> bool:
        """Whether a link in the head is of use in the copy: it leads out, or to a file that is there."""
        address = link.get("href", "")
        if "modulepreload" in link.get("rel", ""):
            return False
        target = self._target(address)
        return target is None or target.is_file()

    def _led_home(self, tag: str, given: dict[str, str], raw: str) -> str:
        name = _ADDRESSES.get(tag)
        if name is None or not given.get(name):
            return raw
        address = given[name]
        target = self._target(address)
        if target is None or target.is_file():
            return raw
        path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
        if (target / "index.html").is_file():
            inside = f"{path.rstrip('/')}/index.html" if path.strip("/") else f"{path}index.html"
            return _with_attribute(raw, name, inside + rest)
        return _with_attribute(raw, name, urllib.parse.urljoin(self.url + self.address, address))

    def _target(self, address: str) -> Path | None:
        """The file or folder that an address of this page leads to; None when it leads out, or to a place on the page."""
        parts = urllib.parse.urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        there = urllib.parse.urlsplit(urllib.parse.urljoin(f"file:///{self.address}", address)).path
        return self.site_dir / urllib.parse.unquote(there).lstrip("/")


def _with_attribute(raw: str, name: str, value: str) -> str:
    """A tag as it was written, with another value of one attribute."""
    pattern = re.compile(_ATTRIBUTE.format(name=re.escape(name)), re.IGNORECASE)
    return pattern.sub(lambda match: f'{match[1]}"{html.escape(value)}"', raw, count=1)
