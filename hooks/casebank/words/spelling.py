"""How words with æ, ø and å are typed by somebody who lacks the letters."""

from __future__ import annotations

_WAYS = tuple(
    str.maketrans(way)
    for way in (
        {"æ": "ae", "ø": "o", "å": "a"},
        {"æ": "a", "ø": "o", "å": "a"},
        {"æ": "ae", "ø": "oe", "å": "aa"},
    )
)
"""As in web addresses, with the marks left off, and as in crosswords."""


def spellings(word: str) -> tuple[str, ...]:
    """The other ways: `nærmiljø` gives `naermiljo`, `narmiljo` and `naermiljoe`.

    Pagefind takes the ring off å itself, so that a word whose only such letter is å has but `aa`.
    """
    if word.isascii():
        return ()
    found = {word.translate(way) for way in _WAYS} - {word}
    if not {"æ", "ø"} & set(word):
        found.discard(word.replace("å", "a"))
    return tuple(sorted(found))
