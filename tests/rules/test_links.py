"""Links and pictures: what each broken one gets as an answer, and what passes."""

from __future__ import annotations

import pytest

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.compile.site_map import CompiledSite
from casebank.diagnostics import Example
from casebank.rules.sample_files import BODIES
from casebank.rules.sample_pictures import png
from casebank.site import read_site
from tests.specimens import ROOT, TODAY, findings_of

OTHERS = {"cases/media/drammen-oppgaveutvalg-torg.png": Example(raw=png)}
PICTURE = "![Torget](media/drammen-oppgaveutvalg-torg.png)"

BROKEN = {
    "[råd](../keys/meld-tilbke.md)": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[råd](meld-tilbake.md)": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[råd](../keys/meld-tilbake/)": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[råd](../keys/meld-tilbake.html)": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[tema](../themes/lokaldemokratii.md)": ("SB412", "Mente du «../themes/lokaldemokrati.md»?"),
    "[liste](../docs/vocabulary/themes.yml)": ("SB412", "Det finnes ingen side"),
    "[fil](../README.md)": ("SB412", "Det finnes ingen side"),
    "[råd][1]\n\n[1]: ../keys/meld-tilbke.md": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[råd]( ../keys/meld-tilbke.md 'Tittel' )": ("SB412", "Mente du «../keys/meld-tilbake.md»?"),
    "[del](../keys/meld-tilbake.md#hvorfr)": ("SB413", "Mente du «#hvorfor»?"),
    "[del](#bakgrun)": ("SB413", "Mente du «#bakgrunn»?"),
    "[ord](../docs/glossary.md#borgerpanell)": ("SB413", "Mente du «#borgerpanel»?"),
    "[rapport](http://[foo)": ("SB414", "Adressen «http://[foo» kan ikke følges."),
    "[rapport](http:/ks.no/x)": ("SB414", "kan ikke følges."),
    "[rapport](https://ks)": ("SB414", "«ks» er ikke et navn på et nettsted."),
    "[rapport](https://www.ks.no@evil.example/)": ("SB414", "krøllalfa"),
    "[rapport](www.ks.no/rapport)": ("SB414", "mangler begynnelsen"),
    "[rapport](/keys/meld-tilbake.md)": ("SB414", "begynner med en skråstrek"),
    "[rapport]()": ("SB414", "Lenken har ingen adresse."),
    "[post](mailto:)": ("SB414", "Det mangler en e-postadresse"),
    "![Torget](media/drammen-oppgaveutvalg-trg.png)": ("SB421", "Mente du «media/drammen-oppgaveutvalg-torg.png»?"),
    "![Torget](../keys/meld-tilbake.md)": ("SB421", "Det finnes ikke noe bilde"),
    PICTURE.replace("Torget", " "): ("SB422", "Bildet har ingen tekst"),
    f"[{PICTURE.replace('Torget', '')}](../keys/meld-tilbake.md)": ("SB422", "Bildet har ingen tekst"),
    "![Torget](https://www.ks.no/x.png)": ("SB423", "Bildet hentes fra «https://www.ks.no/x.png»."),
    "![Torget][1]\n\n[1]: https://www.ks.no/x.png": ("SB423", "Bildet hentes fra"),
    "Finn den [her](https://www.ks.no/).": ("SB432", "Lenken heter bare «her»."),
    "[**Les mer**][1]\n\n[1]: https://www.ks.no/": ("SB432", "Lenken heter bare"),
    "Se https://www.ks.no/rapport.": ("SB433", "Adressen «https://www.ks.no/rapport» står midt i teksten."),
    "Se <https://www.ks.no/rapport>.": ("SB433", "står midt i teksten."),
}
FINE = [
    "[råd](../keys/meld-tilbake.md), [metode](../docs/methods/gjestebud.md#passer-når), [side](../docs/about.md)",
    "[tema](../themes/lokaldemokrati.md), [kommuner](../municipalities/index.md), [caser](index.md)",
    "[alle](index.md#etter-tema), [kilde](#kilde-rapport), [del](#slik-gjorde-de-det), [kilder](#kilder)",
    "[nett](https://www.ks.no/a(b)?c=d#e), [post](mailto:postmottak@kommune.example)",
    "[regel](../docs/rules/sb412.md)",
    f"{PICTURE} og [![Torget](media/drammen-oppgaveutvalg-torg.png)](../keys/meld-tilbake.md)",
    "`[kode](../keys/finnes-ikke.md)`",
]


def _with(text: str) -> Example:
    body = BODIES["case"].replace("Tekst.[^rapport]", f"Tekst.[^rapport]\n\n{text}")
    glossary = Example(kind="page", name="glossary", body="<!-- slot: glossary -->\n")
    return Example(body=body, others={**OTHERS, "docs/glossary.md": glossary})


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_link_is_told_of_where_it_stands(text: str) -> None:
    code, message = BROKEN[text]
    (finding,) = findings_of(_with(text))
    assert finding.rule.code == code
    assert message in finding.message
    assert finding.excerpt in text


@pytest.mark.parametrize("text", FINE)
def test_a_good_link_passes(text: str) -> None:
    assert findings_of(_with(text)) == []


@pytest.mark.parametrize("address", ["http://[foo", "https://ks", "https://a:b@ks.no/", "http://ks.no:99999/"])
def test_an_address_in_a_field_must_be_one_that_can_be_followed(address: str) -> None:
    example = Example(fields=f'sources:\n  - id: rapport\n    title: En rapport\n    url: "{address}"')
    (finding,) = findings_of(example)
    assert finding.rule.code == "SB203"
    assert address in finding.excerpt


def test_the_glossary_leads_to_pages_that_there_are() -> None:
    word = "- {id: gjestebud, label: gjestebud, nn: gjestebod, en: x, definition: Noe., see: methods/gjestebd.md}\n"
    (finding,) = findings_of(Example(others={"docs/vocabulary/glossary.yml": Example(raw=word.encode)}))
    assert (finding.rule.code, finding.path) == ("SB412", "docs/vocabulary/glossary.yml")
    assert "Mente du «methods/gjestebud.md»?" in finding.message


def test_the_site_map_has_just_the_pages_that_are_compiled() -> None:
    bank = load(ROOT, TODAY)
    compiled = {page.path for page in compile_pages(Catalogue(bank), read_site(ROOT))}
    assert compiled == CompiledSite(bank).paths
