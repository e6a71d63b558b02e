"""The pictures of a case, each with what it shows in words, who took it, and what others may do with it."""

from __future__ import annotations

from casebank.catalogue import Catalogue
from casebank.compile.markdown import Markdown, blocks, image, items, join, own, styled, text
from casebank.model.case import Case, Image


def pictures(case: Case, catalogue: Catalogue) -> Markdown:
    """All pictures; nothing when there are none."""
    return styled("pictures", items(_picture(one, catalogue) for one in case.images))


def _picture(picture: Image, catalogue: Catalogue) -> Markdown:
    licence = catalogue.vocabularies.label("licences", picture.licence)
    credit = join([text(f"Foto: {picture.credit}"), text(licence)], own(". "))
    return blocks(image(picture.alt, picture.file), credit)
