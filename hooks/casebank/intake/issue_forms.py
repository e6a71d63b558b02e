"""What GitHub shows contributors: the issue forms and the template of pull requests, made from the forms on the site.

Source: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from casebank.catalogue import Catalogue
from casebank.form.data import LONG_LISTS
from casebank.form.forms import CASE_FORM, FORMS, Form
from casebank.form.options import MUNICIPALITIES, list_of, options
from casebank.form.question import Answer
from casebank.intake.elements import KEYS, SOURCES, Element, elements
from casebank.site import Site

FOLDER = PurePosixPath(".github/ISSUE_TEMPLATE")
PULL_REQUEST = PurePosixPath(".github/pull_request_template.md")
LABELS = {"case": "ny case", "report": "erfaring", "confirmation": "bekreftelse", "fault": "feil"}
"""The label that GitHub puts on an issue from each form, by which the import knows it."""

HEAD = "# Laget av «casebank forms» ut fra modellene. Endre dem, ikke denne filen.\n"
SOURCE_HELP = (
    "Én kilde på hver linje, med loddrett strek mellom: tittel | utgiver | adresse | dato. Bare tittelen må være med."
)
SOURCE_EXAMPLE = "Sluttrapport fra prosjektet | Stavanger kommune | https://www.stavanger.kommune.no/ | 2022"
CASE_HELP = "Lim inn adressen til casen på nettstedet, eller skriv navnet fra adressen."

PULL_REQUEST_TEXT = """\
<!-- Laget av «casebank forms». Takk for at du bidrar! Skriv kort hva du har lagt til eller endret. -->



Gjelder det en case, en nøkkel eller en erfaring? Kryss av:

{boxes}

<!-- Sjekken som kjører, sier i en kommentar her hva som eventuelt må rettes. Gjelder det kode, så stryk listen. -->
"""

_PAGES = {"case": "share/", "report": "share/report/", "confirmation": "share/confirm/", "fault": "share/fault/"}


def issue_forms(catalogue: Catalogue, site: Site) -> dict[PurePosixPath, str]:
    """The text of every file, by its path in the repository."""
    found = {FOLDER / f"{form.name}.yml": _text(_issue_form(form, catalogue, site)) for form in FORMS}
    found[FOLDER / "config.yml"] = _text(_configuration(site))
    found[PULL_REQUEST] = _pull_request()
    return found


def _pull_request() -> str:
    """The template: the same confirmations as in the form, and a way out for those who change code."""
    boxes = "\n".join(f"- [ ] {text}" for text in CASE_FORM.confirm)
    return PULL_REQUEST_TEXT.format(boxes=boxes)


def _issue_form(form: Form, catalogue: Catalogue, site: Site) -> dict[str, Any]:
    words = f"Det er enklere å bruke [skjemaet på nettstedet]({site.url}{_PAGES[form.name]}), men her går det også."
    note = " Effekter, forbilder og bilder kan bare fylles ut der." if form.name == "case" else ""
    return {
        "name": form.title,
        "description": _description(form),
        "title": f"{form.title}: ",
        "labels": [LABELS[form.name]],
        "body": [
            {"type": "markdown", "attributes": {"value": words + note}},
            *(_element(element, catalogue) for element in elements(form)),
            {
                "type": "checkboxes",
                "id": "confirm",
                "attributes": {
                    "label": "Før du sender",
                    "options": [{"label": text, "required": True} for text in form.confirm],
                },
            },
        ],
    }


def _description(form: Form) -> str:
    return {
        "case": "Fortell hva dere gjorde sammen med innbyggerne, og hvordan det gikk.",
        "report": "Fortell hvordan det gikk da dere prøvde noe fra banken.",
        "confirmation": "Si fra at kommunen har lest casen sin og står inne for den.",
        "fault": "Si fra om noe som er galt, mangler eller ikke virker.",
    }[form.name]


def _element(element: Element, catalogue: Catalogue) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": element.label}
    kind, help_text = "textarea", element.help
    question = element.question
    if question is not None:
        listed = KEYS if element.path == (KEYS,) else list_of(question)
        if element.path == (SOURCES,):
            help_text, attributes["placeholder"] = SOURCE_HELP, SOURCE_EXAMPLE
        elif listed in (*LONG_LISTS, MUNICIPALITIES):
            kind, attributes["placeholder"] = "input", question.example
            help_text = CASE_HELP if listed in LONG_LISTS else f"{element.help}{_several(many=question.many)}"
        elif listed:
            kind = "dropdown"
            attributes |= {"multiple": question.many, "options": labels_of(listed, catalogue)}
        elif question.answer is not Answer.TEXT:
            kind, attributes["placeholder"] = "input", question.example
        elif question.example:
            attributes["placeholder"] = question.example
    if help_text:
        attributes["description"] = help_text
    found = {"type": kind, "id": element.id, "attributes": dict(_in_order(attributes))}
    return {**found, "validations": {"required": True}} if element.required else found


def labels_of(name: str, catalogue: Catalogue) -> list[str]:
    """What a contributor chooses between in a list. No two are the same, or an answer could mean either."""
    return [option.label for option in options("key" if name == KEYS else name, catalogue)]


def _several(*, many: bool) -> str:
    return " Er det flere, så sett komma mellom." if many else ""


def _in_order(attributes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("label", "description", "placeholder", "multiple", "options"):
        if name in attributes:
            yield name, attributes[name]


def _configuration(site: Site) -> dict[str, Any]:
    return {
        "blank_issues_enabled": True,
        "contact_links": [
            {
                "name": "Del en erfaring på nettstedet",
                "url": f"{site.url}{_PAGES['case']}",
                "about": "Skjemaet på nettstedet tar vare på utkastet, og viser hvordan siden blir.",
            }
        ],
    }


def _text(data: dict[str, Any]) -> str:
    return HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
