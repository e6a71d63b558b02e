"""The places in hand-written pages that are filled from the bank."""

from __future__ import annotations

from casebank.authored import SLOT, SLOT_NAMES
from casebank.catalogue import Catalogue
from casebank.compile import data, handwritten, publisher, slots
from casebank.diagnostics import Example
from casebank.form.forms import FORM
from casebank.site import read_site
from tests.specimens import ROOT, TODAY, bank_with


def test_every_place_that_an_author_may_leave_is_filled() -> None:
    body = "\n\n".join(f"<!-- slot: {name} -->" for name in SLOT_NAMES)
    bank = Catalogue(bank_with(Example(kind="page", body=f"{body}\n"), today=TODAY))
    (entry,) = bank.pages.values()
    left = SLOT.findall(str(handwritten.page(entry, bank, read_site(ROOT)).body))
    assert left == []


def test_what_can_be_filled_is_what_the_rule_lets_through() -> None:
    filled = {*slots.SLOTS, *publisher.SLOTS, *data.SLOTS, *(f"form-{name}" for name in FORM)}
    assert filled == set(SLOT_NAMES)
