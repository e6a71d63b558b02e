"""What a reader is told of how fresh a case is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casebank.compile.markdown import Markdown, mark, own, styled, text
from casebank.freshness import Age, age, last_reviewed
from casebank.model.case import Case
from casebank.model.fields import Dated
from casebank.model.partial_date import in_words

NOTICES: Mapping[Age, str] = {
    Age.DUE: "Noe kan ha endret seg. Sist noen gikk gjennom casen, var {day}.",
    Age.OLD: "Denne casen kan være utdatert, og står derfor lavere i listene. Sist noen gikk gjennom den, var {day}.",
    Age.ARCHIVED: "Arkivert: ingen har gått gjennom casen siden {day}. Den kan være nyttig, men regn ikke med at alt stemmer.",
}
PUT_AWAY = "Arkivert {day}: eieren sier at casen ikke gjelder lenger. Den blir liggende, for den kan være nyttig."
ARCHIVED = "Arkivert"


def notice(case: Case, today: date) -> Markdown | None:
    """What to tell on the page of a case that nobody has seen to for long."""
    found = age(case, today)
    if found is Age.FRESH:
        return None
    if case.archived:
        return styled("notice", text(PUT_AWAY.format(day=in_words(case.archived))), "warning")
    sentence = text(NOTICES[found].format(day=in_words(last_reviewed(case))))
    return styled("notice", sentence, *(["warning"] if found > Age.DUE else []))


def archived_mark(found: Age) -> Markdown:
    """The mark of an archived case; nothing for others."""
    return mark("age", own(ARCHIVED), "archived") if found is Age.ARCHIVED else Markdown("")


def reviewed(model: Dated) -> Markdown:
    """When somebody last saw to the page, or that nobody has since it was published."""
    if model.reviewed:
        return own(f"Sist gjennomgått {in_words(model.reviewed)}")
    return own("Ikke gjennomgått siden den ble publisert")
