"""Sharing a case as a contributor does: fill in, reload midway, send."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from casebank.bank import load
from casebank.checking import findings_of
from tests.browser.form_page import FormPage
from tests.conftest import Server, copy_bank, mkdocs_build, watch
from tests.specimens import NOON, ROOT, TODAY

FORM = "share/"
PICTURE = ROOT / "docs/assets/card.png"


def test_a_case_from_the_form_passes_the_check_and_is_shown_in_full(page: Page, server: Server, tmp_path: Path) -> None:
    checkout = copy_bank(tmp_path / "bank")
    problems = watch(page)
    page.clock.set_fixed_time(NOON)
    form = FormPage(page, server.url + FORM)
    form.write("Tittel", "Parken på Storhaug: «vår» plass")
    form.write("Kort fortalt", "Naboer & kommune pusset opp en park. 100 % dugnad: det ble fint.")
    form.pick("Kommune", "Stavanger")
    form.write("Eier", "Kommunedelsutvalget")
    form.write("Sted", "Storhaug")
    form.keep()

    form.go("Var det samskaping?")
    form.choose("Var problemet åpent?", "Ja")
    form.choose("Var framgangsmåten åpen?", "Delvis")
    form.choose("Var det mer enn sparing?", "Ja")
    form.saved()
    page.reload()
    form = FormPage(page, page.url)
    expect(form.step.get_by_role("heading", level=2)).to_have_text("Var det samskaping?")

    form.go("Fortellingen")
    source = form.item("Kilde")
    form.write("Tittel", "Sluttrapport: parken", source)
    form.write("Utgiver", "Stavanger kommune", source)
    form.write("Adresse", "https://www.stavanger.kommune.no/parken", source)
    form.write("Dato", "2019-05", source)
    source.get_by_label("Arkivert kopi").check()
    form.write("Bakgrunn", "Parken var slitt. ")
    form.step.get_by_role("button", name="Sluttrapport: parken").first.click()
    form.write("Slik gjorde de det", "Vi gjorde tre ting:\n• ringte på\n• målte < 5 meter\n\n#1 var viktigst")
    form.write("Resultater", "<script>alert(1)</script> ble ikke brukt.")
    form.write("Lærdommer", "Begynn **før** våren.")

    form.go("Slik arbeidet dere")
    form.choose("Status", "Avsluttet")
    form.write("Start", "2018")
    form.write("Slutt", "2019-06-30")
    form.pick("Temaer", "Nærmiljø", "Frivillighet")
    form.pick("Metoder", "Gjestebud")
    form.choose("Faser", "Forankre", "Skape")
    form.write("Kostnad i kroner", "250 000")
    form.write("Arbeid", "En kveld i uka for to ansatte")
    form.write("Varighet", "Ett år")

    form.go("Hvem var med?")
    form.choose("Grad av medvirkning", "Samarbeide")
    form.pick("Hvem var med", "Innbyggere", "Ansatte")
    form.write("Invitert", "Alle 300 husstander")
    form.write("Nådd", "Barnefamilier, ikke studenter")
    form.write("Hvordan", "Lapper i postkassa")

    form.go("Hva kom ut av det?")
    form.choose("Utfall", "Lyktes delvis")
    effect = form.add("Effekt")
    form.write("Hva endret seg?", "Naboer på dugnad", effect)
    form.pick("Indikator", "Deltakere", within=effect)
    form.write("Før", "12", effect)
    form.write("Etter", "27,5", effect)
    form.write("Enhet", "personer", effect)
    form.write("Målt", "2019", effect)
    form.write("Slik ble det målt", "Vi telte dem som kom", effect)
    form.choose("Hvor sikkert er det?", "Målt før og etter", within=effect)
    effect.get_by_label("Kilde").select_option("Sluttrapport: parken")
    form.write("Hva skjedde med innspillene?", "Alle fikk svar.\n\nTo forslag ble bygd.")

    form.go("Råd og forbilder")
    key = form.add("Nøkkel")
    form.pick("Nøkkel", "Meld tilbake", within=key)
    form.write("Slik brukte vi den", "Svar på hvert forslag", key)
    form.choose("Hvordan gikk det?", "Virket", within=key)
    model = form.add("Forbilde")
    form.pick("Case i banken", "Tøyen Unlimited", within=model)

    form.go("Kontakt og bilder")
    form.write("Rolle", "Park og vei")
    form.write("Virksomhet", "Stavanger kommune")
    form.write("E-post", "postmottak@stavanger.kommune.no")
    form.write("Nettside", "https://www.stavanger.kommune.no/")
    form.choose("Dere tilbyr", "Besøk")
    picture = form.add("Bilde")
    picture.get_by_label("Bildefil").set_input_files(PICTURE)
    expect(picture.get_by_role("status")).to_contain_text("Bildet er klart")
    picture.get_by_label("Vi har lov til å bruke bildet").check()
    form.write("Bildet i ord", "Naboer rundt et nytt bord", picture)
    form.write("Foto", "Stavanger kommune", picture)
    form.choose("Lisens", "CC BY 4.0", within=picture)

    form.go("Se over og send")
    form.write("Bekreftet av", "Stavanger kommune, park og vei")
    page.get_by_text("Slik blir siden").click()
    expect(page.locator("[data-kb-preview]")).to_contain_text("Parken på Storhaug")
    form.agree()
    form.ready()
    archive = form.download()
    assert problems == []

    with zipfile.ZipFile(archive) as files:
        assert files.testzip() is None
        names = files.namelist()
        files.extractall(checkout)
    assert names == [
        "cases/stavanger-parken-pa-storhaug-var-plass.md",
        "cases/media/stavanger-parken-pa-storhaug-var-plass-naboer-rundt-et-nytt-bord.webp",
    ]
    found = [one for one in findings_of(load(checkout, TODAY)) if one.path in names]
    assert [one for one in found if one.rule.severity == "error"] == []

    site = tmp_path / "site"
    done = mkdocs_build(checkout, site)
    assert done.returncode == 0, done.stdout + done.stderr
    text = _visible(site / "cases/stavanger-parken-pa-storhaug-var-plass/index.html")
    for value in SHOWN:
        assert value in text, value
    assert "alert(1)</script>" not in (site / "cases/stavanger-parken-pa-storhaug-var-plass/index.html").read_text()


SHOWN = (
    *("Parken på Storhaug: «vår» plass", "Naboer & kommune pusset opp en park. 100 % dugnad: det ble fint."),
    *("Stavanger", "Kommunedelsutvalget", "Storhaug", "Avsluttet", "Delvis"),
    *("2018", "30. juni 2019", "Nærmiljø", "Frivillighet", "Gjestebud", "Forankre", "Skape", "Samarbeide"),
    *("250 000 kroner", "En kveld i uka for to ansatte", "Ett år", "Innbyggere, ansatte"),
    *("Alle 300 husstander", "Barnefamilier, ikke studenter", "Lapper i postkassa", "Lyktes delvis"),
    *("Naboer på dugnad", "12 personer", "27,5 personer", "Vi telte dem som kom", "Målt før og etter"),
    *("Alle fikk svar.", "To forslag ble bygd.", "Meld tilbake", "Svar på hvert forslag", "Virket"),
    *("Tøyen Unlimited", "Park og vei, Stavanger kommune", "postmottak@stavanger.kommune.no", "besøk"),
    *("Naboer rundt et nytt bord", "Foto: Stavanger kommune", "CC BY 4.0"),
    *("Sluttrapport: parken", "mai 2019", "arkivert kopi", "Bekreftet av Stavanger kommune, park og vei"),
    *(
        "Parken var slitt.",
        "ringte på",
        "målte < 5 meter",
        "#1 var viktigst",
        "<script>alert(1)</script> ble ikke brukt.",
    ),
)
"""What the contributor answered, as a reader must find it on the page."""


def _visible(path: Path) -> str:
    """The words of a page, with those that only a screen reader gets of pictures."""
    source = path.read_text(encoding="utf-8")
    article = source.partition("<article")[2].partition("</article>")[0]
    alternatives = " ".join(re.findall(r'alt="([^"]*)"', article))
    return re.sub(r"\s+", " ", html.unescape(f"{re.sub(r'<[^>]*>', ' ', article)} {alternatives}")).replace(
        "\u00a0", " "
    )
