"""What is due, as issues on GitHub: one for each owner.

Titles and owners are written by anyone. In the text they stand as code, where GitHub finds no mention, no reference and
no markup; elsewhere only as JSON, which nothing but a JSON reader takes apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from casebank.model.partial_date import in_words
from casebank.naming import slug
from casebank.report.text import printable
from casebank.review.due import Due, Owner
from casebank.review.listing import NAMES

LABEL = "gjennomgang"
SHOWN = 100
"""How many pages one issue tells of. GitHub takes 65,536 characters, and a reader fewer."""
TITLE_LENGTH = 120
GREETING = (
    "Hei! {owner} har innhold i Samskapingsbanken som ingen har gått gjennom på mer enn ett år. "
    "Kan dere se på det? Velg ett svar for hver side:"
)
AFTER = (
    "Er alt riktig, holder det å svare «Stemmer fortsatt». Da ser leserne at innholdet er ferskt. Uten svar "
    "står en case etter to år lavere i listene, og etter tre år blir den merket som arkivert."
)
_MARKER = re.compile(r"<!-- casebank-review: ([a-z0-9-]+) -->")


def issues(owners: Sequence[Owner]) -> str:
    """The issues as a JSON list of what GitHub's interface takes: `title`, `body` and `labels`.

    Source: https://docs.github.com/rest/issues/issues#create-an-issue
    """
    return json.dumps([_issue(owner) for owner in owners], ensure_ascii=False, indent=1) + "\n"


def without_asked(owners: Sequence[Owner], open_issues: Collection[dict[str, Any]]) -> list[Owner]:
    """Those who have no open issue yet, by GitHub's list of the open issues that bear the label."""
    bodies = (issue.get("body") or "" for issue in open_issues)
    asked = {name for body in bodies for name in _MARKER.findall(body)}
    return [owner for owner in owners if _key(owner) not in asked]


def code(text: str) -> str:
    """A foreign text on one line as Markdown code, whatever it holds: https://spec.commonmark.org/0.31.2/#code-spans."""
    plain = printable(" ".join(text.split()))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    return f"{fence} {plain} {fence}" if plain.startswith("`") or plain.endswith("`") else f"{fence}{plain}{fence}"


def _issue(owner: Owner) -> dict[str, Any]:
    name = printable(owner.name)
    title = f"Gjennomgang: {name}"
    rest = len(owner.due) - SHOWN
    blocks = [
        GREETING.format(owner=code(owner.name)),
        *(_page(one) for one in owner.due[:SHOWN]),
        *([f"… og {rest} til. De kommer når disse er besvart."] if rest > 0 else []),
        AFTER,
        "Lukk saken når alle sidene har fått svar.",
        f"<!-- casebank-review: {_key(owner)} -->",
    ]
    return {"title": title[:TITLE_LENGTH], "body": "\n\n".join(blocks) + "\n", "labels": [LABEL]}


def _key(owner: Owner) -> str:
    """The owner's name as it stands in the mark that an issue is found by."""
    return slug(owner.name) or "uten-navn"


def _page(one: Due) -> str:
    return (
        f"- [{code(one.title)}]({one.url}), sist sett på {in_words(one.reviewed)} ({NAMES[one.age]})\n"
        f"  [Stemmer fortsatt]({one.holds}) · [Oppdater]({one.update}) · [Arkiver]({one.archive})"
    )
