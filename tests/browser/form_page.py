"""A form as a contributor meets it: by labels, not by the page's insides."""

from __future__ import annotations

import json
import re
import urllib.parse
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect


class FormPage:
    """One form in a tab."""

    def __init__(self, tab: Page, url: str) -> None:
        self.tab = tab
        tab.goto(url)
        expect(tab.locator("form[data-kb-form]")).to_be_visible()

    @property
    def step(self) -> Locator:
        """The step that is shown."""
        return self.tab.locator("[data-kb-step]:visible")

    def go(self, title: str) -> None:
        """Go to a step, as by the list of steps."""
        progress = self.tab.locator("[data-kb-progress]")
        if progress.get_attribute("open") is None:
            progress.locator("summary").click()
        progress.get_by_role("link", name=title).click()
        expect(self.step.get_by_role("heading", level=2)).to_have_text(title)

    def write(self, label: str, text: str, within: Locator | None = None) -> None:
        """Fill in a text."""
        (within or self.step).get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).first.fill(text)

    def pick(self, label: str, *names: str, within: Locator | None = None) -> None:
        """Find in a list by typing, and take the first that fits."""
        box = (within or self.step).get_by_role("combobox", name=re.compile(f"^{re.escape(label)}")).first
        for name in names:
            box.click()
            box.fill(name)
            listed = self.tab.get_by_role("option").filter(has_text=name).first
            expect(listed).to_be_visible()
            self.tab.keyboard.press("ArrowDown")
            self.tab.keyboard.press("Enter")
            expect(self.tab.get_by_role("listbox")).to_have_count(0)

    def choose(self, group: str, *labels: str, within: Locator | None = None) -> None:
        """Tick choices of a question."""
        place = (within or self.step).get_by_role("group", name=re.compile(f"^{re.escape(group)}")).last
        for label in labels:
            place.get_by_label(label, exact=True).check()

    def add(self, thing: str) -> Locator:
        """Add one to a repeated group."""
        self.step.get_by_role("button", name=f"Legg til {thing.lower()}").click()
        return self.item(thing)

    def item(self, thing: str) -> Locator:
        """The last one of a repeated group."""
        return self.step.get_by_role("group", name=re.compile(rf"^{thing} \d+$")).last

    def keep(self) -> None:
        """Let the browser keep the draft."""
        panel = self.tab.locator("[data-kb-draft]")
        panel.locator("summary").click()
        panel.get_by_role("button", name="Ta vare på utkastet").click()
        self.saved()
        panel.locator("summary").click()

    def saved(self) -> None:
        """Wait until the last change is kept."""
        expect(self.tab.locator("[data-kb-draft-state]")).to_contain_text("lagret")

    def fill_least(self, title: str = "Parken") -> None:
        """Fill in what must be in a case, and no more, and agree to all."""
        self.go("Hva gjorde dere?")
        self.write("Tittel", title)
        self.write("Kort fortalt", "Naboer pusset opp en park.")
        self.pick("Kommune", "Stavanger")
        self.go("Fortellingen")
        self.write("Tittel", "Egen erfaring", self.item("Kilde"))
        self.go("Se over og send")
        self.agree()

    def agree(self) -> None:
        """Tick all that the sender must agree to."""
        for box in self.tab.locator("[data-kb-confirm] input").all():
            box.check()

    def ready(self) -> None:
        """Ask to send."""
        self.tab.get_by_role("button", name="Gjør klar til å sende").click()

    def ways(self) -> Locator:
        """The ways to send, once they are open."""
        found = self.tab.locator("[data-kb-ways]")
        expect(found).to_be_visible()
        return found

    def download(self) -> Path:
        """The file that the form makes."""
        with self.tab.expect_download() as waiting:
            self.ways().get_by_role("button", name="Last ned filen").click()
        return Path(waiting.value.path())

    def github(self) -> dict[str, str]:
        """What GitHub would get in the address: `filename` and, when there is room, `value`."""
        href = self.ways().get_by_role("link", name="Åpne på GitHub").get_attribute("href") or ""
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(href).query))

    def errors(self) -> list[str]:
        """What the form says is wrong."""
        return self.tab.locator("[data-kb-review] li").all_inner_texts()


def stored(tab: Page) -> list[dict[str, Any]]:
    """The drafts that the browser keeps."""
    return [json.loads(text) for text in tab.evaluate("Object.values(localStorage)")]
