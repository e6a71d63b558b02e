"""«Min plan» as a reader meets it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree as ET

from playwright.sync_api import Locator, Page, expect

from tests.conftest import Server

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class PlanPage:
    """The page in a tab."""

    def __init__(self, tab: Page, server: Server) -> None:
        self.tab = tab
        tab.goto(f"{server.url}plan/")
        expect(tab.locator("summary", has_text="Få forslag til planen")).to_be_visible()

    def start(self) -> None:
        """Start an empty plan."""
        self.tab.get_by_role("button", name="Start en tom plan").click()
        expect(self.head("Hva heter planen?")).to_be_visible()

    def head(self, label: str) -> Locator:
        """A field of the plan as a whole."""
        return self.tab.locator("input, textarea").and_(self.tab.get_by_label(label, exact=True)).first

    def entries(self) -> list[str]:
        """The names of the things in the plan, in the order they are shown."""
        return [str(one.get_attribute("data-kb-entry")) for one in self.tab.locator("[data-kb-entry]").all()]

    def entry(self, name: str) -> Locator:
        """One thing in the plan: `key/meld-tilbake`."""
        return self.tab.locator(f"[data-kb-entry='{name}']")

    def ask_guide(self, theme: str, actor: str, level: str, effort: str) -> Locator:
        """Answer the guide's questions; the list of what it proposes."""
        guide = self.tab.locator("details", has=self.tab.locator("summary", has_text="Få forslag til planen"))
        if guide.get_attribute("open") is None:
            guide.locator("summary").click()
        guide.get_by_label("Hva vil dere løse?").select_option(label=theme)
        guide.get_by_label(actor, exact=True).check()
        guide.get_by_label("Hvor mye kan være åpent?").select_option(label=level)
        guide.get_by_label("Hvor mye tid har dere?").select_option(label=effort)
        guide.get_by_role("button", name="Vis forslag").click()
        found = guide.locator(".kb-plan__proposals li")
        expect(found.first).to_be_visible()
        return found

    def saved(self) -> None:
        """Wait until what is written is stored."""
        expect(self.tab.locator(".kb-tool__state")).to_contain_text("Lagret")

    def export(self, button: str, folder: Path) -> Path:
        """Take the plan out by a button; the file."""
        with self.tab.expect_download() as waiting:
            self.tab.get_by_role("button", name=button).click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def open_file(self, path: Path) -> None:
        """Open a plan file."""
        self.tab.get_by_label("Åpne en planfil").set_input_files(path)

    def told(self) -> Locator:
        """What the page says of what happened."""
        return self.tab.locator(".kb-tool__messages")


def plan_file(path: Path, **changes: Any) -> Path:
    """A plan file, with what is told changed."""
    data = {"format": "samskapingsbanken-plan", "version": 1, "title": "Fra en kollega", "entries": [], **changes}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def word_text(path: Path | IO[bytes]) -> str:
    """The words of a Word file, read back as any program would."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314
    body = parts["word/document.xml"]
    return "\n".join("".join(text.text or "" for text in line.iter(f"{WORD}t")) for line in body.iter(f"{WORD}p"))


def take(tab: Page, server: Server, address: str) -> None:
    """Put the thing on a page in the plan."""
    tab.goto(server.url + address)
    tab.get_by_role("button", name="Legg i min plan").click()
    if tab.get_by_role("button", name="Start en plan").is_visible():
        tab.get_by_role("button", name="Start en plan").click()
    expect(tab.get_by_role("link", name="Ligger i planen. Åpne den")).to_be_visible()


def stored(tab: Page) -> int:
    """How many things the browser keeps."""
    return int(tab.evaluate("localStorage.length"))
