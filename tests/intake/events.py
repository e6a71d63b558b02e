"""Events as GitHub sends them, written by hand after its documentation.

Source: https://docs.github.com/webhooks/webhook-events-and-payloads#issues
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NUMBER = 42


def event(label: str, body: str | None, title: str = "Del en erfaring: Parken") -> dict[str, Any]:
    """An issue that has got a label, cut down to what the documentation shows of it."""
    user = {"login": "octocat", "id": 583231, "type": "User", "site_admin": False}
    marks = [
        {"id": 1, "name": "hjelp", "color": "ededed"},
        {"id": 2, "name": label, "color": "0e8a16", "default": False},
    ]
    return {
        "action": "labeled",
        "issue": {
            "url": "https://api.github.com/repos/ks-no/samskapingsbanken/issues/42",
            "html_url": "https://github.com/ks-no/samskapingsbanken/issues/42",
            "id": 3000000042,
            "number": NUMBER,
            "title": title,
            "user": user,
            "labels": marks,
            "state": "open",
            "locked": False,
            "author_association": "NONE",
            "body": body,
        },
        "label": marks[1],
        "repository": {"id": 1, "name": "samskapingsbanken", "full_name": "ks-no/samskapingsbanken", "private": False},
        "sender": user,
    }


def written(folder: Path, content: Any) -> Path:
    """An event in a file, as a workflow finds it."""
    path = folder / "event.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def body_of(answers: dict[str, str], line_end: str = "\r\n") -> str:
    """The text that GitHub makes of a filled form: each question as a heading, and what was answered below it."""
    parts = [f"### {label}\n\n{text or '_No response_'}" for label, text in answers.items()]
    agreed = "### Før du sender\n\n- [X] Teksten kan deles.\n- [X] Ingen personopplysninger."
    return "\n\n".join([*parts, agreed]).replace("\n", line_end)


CASE = {
    "Tittel": "Parken på Storhaug: vår plass",
    "Kort fortalt": "Naboer & kommune pusset opp en park.",
    "Kommune": "Stavanger, Sandnes",
    "Eier": "",
    "Sted": "Storhaug",
    "Målform": "Bokmål",
    "Var problemet åpent?": "Ja",
    "Var framgangsmåten åpen?": "Delvis",
    "Var det mer enn sparing?": "Ikke dokumentert",
    "Kilder": "Sluttrapport: parken | Stavanger kommune | https://www.stavanger.kommune.no/parken | 2019-05\n- Egen erfaring",
    "Bakgrunn": "Parken var slitt.[^sluttrapport-parken]\n\n### Før vi begynte\n\nDen ble lite brukt.",
    "Slik gjorde de det": "Vi gjorde to ting:\n• ringte på\n• målte < 5 meter\n#1 var viktigst",
    "Resultater": "### Tittel\n\nDette er ikke et nytt svar på tittelen.",
    "Lærdommer": "Begynn **før** våren.",
    "Status": "Avsluttet",
    "Start": "2018",
    "Slutt": "2019-06-30",
    "Temaer": "Nærmiljø, By- og arealutvikling",
    "Metoder": "Gjestebud",
    "Faser": "Forankre, Skape",
    "Kostnad i kroner": "250 000",
    "Arbeid": "En kveld i uka",
    "Varighet": "Ett år",
    "Grad av medvirkning": "Samarbeide",
    "Hvem var med": "Innbyggere, Frivillige organisasjoner",
    "Invitert": "Alle husstander",
    "Nådd": "Barnefamilier",
    "Hvordan": "Lapper i postkassa",
    "Utfall": "Lyktes delvis",
    "Hva skjedde med innspillene?": "Alle fikk svar.",
    "Nøkler": "",
    "Rolle": "Park og vei",
    "Virksomhet": "Stavanger kommune",
    "E-post": "",
    "Nettside": "https://www.stavanger.kommune.no/",
    "Dere tilbyr": "Besøk, Maler",
    "Bekreftet av": "",
}
REPORT = {
    "Case": "https://ks-no.github.io/samskapingsbanken/cases/svelvik-gjestebud/?x=1#top",
    "Nøkkel": "",
    "Kommune": "Tromsø",
    "Kontor": "Kultur",
    "Når?": "2026-03",
    "Hva gjorde dere annerledes?": "Vi inviterte gjennom skolene.",
    "Hvordan gikk det?": "Virket delvis",
    "Én lærdom": "Begynn to måneder før.",
    "Les mer": "",
}
CONFIRMATION = {"Case": "asker-borgen", "Hvem bekrefter?": "Asker kommune, innbyggertorgene"}
FAULT = {"Hvilken side?": "cases/asker-borgen/", "Hva er feil?": "Tallet er 125."}
