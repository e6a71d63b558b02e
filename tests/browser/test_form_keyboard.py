"""The forms by keyboard alone, from the first question until something is sent."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from playwright.sync_api import Locator, Page, expect

from casebank.bank import bank_of
from casebank.checking import findings_of
from casebank.form.forms import CASE_FORM, REPORT_FORM, Form
from casebank.source.document import SourceFile
from casebank.source.tree import read_tree
from tests.browser.form_page import FormPage
from tests.browser.keyboard import Keyboard
from tests.conftest import Server, watch
from tests.specimens import NOON, ROOT, TODAY, rendering

PICTURE = ROOT / "docs/assets/card.png"


class FormKeys(Keyboard):
    """The keys in a form, where things are known by their labels, as in `FormPage`."""

    def __init__(self, tab: Page, url: str) -> None:
        super().__init__(tab)
        self.form = FormPage(tab, url)

    def named(self, role: str, name: str, within: Locator | None = None) -> Locator:
        """A control of the step that is shown."""
        place = within or self.form.step
        return place.get_by_role(role, name=re.compile(f"^{re.escape(name)}"))  # type: ignore[arg-type]

    def next(self, title: str) -> None:
        """Go on to the next step, where the reader is told at once where they are."""
        self.choose(self.named("link", f"Neste: {title}"))
        expect(self.form.step.get_by_role("heading", name=title, level=2)).to_be_focused()

    def agree(self, form: Form) -> None:
        """Tick all that the sender must agree to."""
        for text in form.confirm:
            self.choose(self.named("checkbox", text), "Space")

    def ready(self) -> None:
        """Ask to send."""
        self.choose(self.named("button", "Gjør klar til å sende"))


def test_a_case_is_written_and_sent_by_keyboard_alone(page: Page, server: Server) -> None:
    page.clock.set_fixed_time(NOON)
    problems = watch(page)
    page.on("filechooser", lambda chooser: chooser.set_files(PICTURE))
    keys = FormKeys(page, f"{server.url}share/")
    form, named = keys.form, keys.named

    keys.choose(page.locator("[data-kb-draft] summary"))
    keys.choose(page.get_by_role("button", name="Ta vare på utkastet"))
    form.saved()
    keys.write(named("textbox", "Tittel"), "Parken på Storhaug")
    keys.write(named("textbox", "Kort fortalt"), "Naboer og kommunen pusset opp en park.")
    keys.pick(named("combobox", "Kommune"), "stavan", "sandn")
    # One too many: back to its button, and away with it.
    keys.choose(named("button", "Ta bort Sandnes"), back=True)
    expect(named("combobox", "Kommune")).to_be_focused()
    keys.next("Var det samskaping?")

    for question in ("Var problemet åpent?", "Var framgangsmåten åpen?", "Var det mer enn sparing?"):
        keys.choose(named("group", question).get_by_role("radio").first, "Space")
    keys.press("ArrowDown")
    expect(named("group", "Var det mer enn sparing?").get_by_label("Delvis")).to_be_checked()
    keys.next("Fortellingen")

    keys.write(named("textbox", "Tittel"), "Sluttrapport")
    keys.choose(named("button", "Legg til kilde"))
    expect(form.item("Kilde").get_by_role("textbox", name="Tittel")).to_be_focused()
    keys.type("Avisa")
    keys.choose(named("button", "Ta bort Kilde 2"))
    expect(page.get_by_role("button", name="Angre")).to_be_focused()
    keys.write(named("textbox", "Bakgrunn"), "Parken var slitt. ")
    keys.choose(named("button", "Sluttrapport"))
    for heading in ("Slik gjorde de det", "Resultater", "Lærdommer"):
        keys.write(named("textbox", heading), "Vi begynte før våren.")
    keys.next("Slik arbeidet dere")

    keys.choose(named("group", "Status").get_by_role("radio").first, "Space")
    keys.write(named("textbox", "Start"), "2025")
    keys.pick(named("combobox", "Temaer"), "nærm", "friv")
    keys.pick(named("combobox", "Metoder"), "gjesteb")
    keys.choose(named("checkbox", "Forankre"), "Space")
    keys.next("Hvem var med?")

    keys.choose(named("group", "Grad av medvirkning").get_by_role("radio").first, "Space")
    keys.pick(named("combobox", "Hvem var med"), "innbyg")
    keys.next("Hva kom ut av det?")

    keys.choose(named("button", "Legg til effekt"))
    effect = form.item("Effekt")
    expect(effect.get_by_role("textbox", name="Hva endret seg?")).to_be_focused()
    keys.type("Naboer på dugnad")
    keys.write(named("textbox", "Etter", effect), "27")
    keys.write(named("textbox", "Enhet", effect), "personer")
    keys.choose(effect.get_by_role("radio").first, "Space")
    keys.to(named("combobox", "Kilde", effect))
    keys.type("Slutt")
    expect(effect.get_by_label("Kilde").locator("option:checked")).to_have_text("Sluttrapport")
    keys.next("Råd og forbilder")

    keys.choose(named("button", "Legg til nøkkel"))
    keys.type("meld tilb")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.next("Kontakt og bilder")

    keys.write(named("textbox", "Rolle"), "Park og vei")
    keys.write(named("textbox", "Virksomhet"), "Stavanger kommune")
    keys.choose(named("button", "Legg til bilde"))
    keys.press("Space")
    expect(form.item("Bilde").get_by_role("status")).to_contain_text("Bildet er klart")
    keys.choose(named("button", "Ta bort Bilde 1"))
    keys.next("Se over og send")

    keys.choose(page.get_by_text("Slik blir siden"))
    expect(page.locator("[data-kb-preview]")).to_contain_text("Parken på Storhaug")
    keys.ready()
    expect(named("checkbox", CASE_FORM.confirm[0])).to_be_focused()
    keys.press("Shift+Tab")
    keys.agree(CASE_FORM)
    keys.ready()
    expect(page.locator("[data-kb-ways]")).to_be_focused()
    keys.to(page.get_by_role("link", name="Åpne på GitHub"))
    keys.to(page.get_by_role("button", name="Last ned filen"))
    with page.expect_download() as waiting:
        keys.press("Enter")
    keys.choose(page.get_by_role("button", name="Ja, slett utkastet"))
    assert page.evaluate("localStorage.length") == 0
    assert problems == []

    path = PurePosixPath("cases", waiting.value.suggested_filename)
    text = waiting.value.path().read_text(encoding="utf-8")
    assert '- "Stavanger"\n' in text
    assert "Sandnes" not in text
    assert "Avisa" not in text
    assert "Parken var slitt. [^sluttrapport]" in text
    bank = bank_of([*read_tree(ROOT), SourceFile(path, text.encode())], TODAY, rendering())
    found = [one for one in findings_of(bank) if one.path == str(path) and one.rule.severity == "error"]
    assert found == []


def test_a_report_is_written_and_sent_by_keyboard_alone(page: Page, server: Server) -> None:
    keys = FormKeys(page, f"{server.url}share/report/")
    named = keys.named
    keys.pick(named("combobox", "Case"), "gjestebud")
    keys.to(named("combobox", "Kommune"))
    keys.type("trom")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_role("list", name="Valgt: Kommune")).to_be_visible()
    keys.write(named("textbox", "Når?"), "2026")
    keys.write(named("textbox", "Hva gjorde dere annerledes?"), "Vi inviterte gjennom skolene.")
    keys.to(named("radio", "Virket"))
    keys.press("ArrowDown")
    expect(page.get_by_role("radio", name="Virket delvis")).to_be_checked()
    keys.write(named("textbox", "Én lærdom"), "Begynn to måneder før.")
    keys.next("Se over og send")
    keys.agree(REPORT_FORM)
    keys.ready()
    expect(page.locator("[data-kb-ways]")).to_be_focused()
    keys.to(page.get_by_role("link", name="Åpne på GitHub"))
