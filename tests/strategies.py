"""Inputs for the property-based tests: files that could be anything, and models that are valid."""

from __future__ import annotations

import types
import typing
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from casebank.diagnostics import Example
from casebank.model.kinds import CASE, KEY, KINDS, Kind
from casebank.model.partial_date import PartialDate
from casebank.rules.sample_files import content_of
from tests.injections import BODIES, FRONT_MATTER

_GOOD = content_of(Example()).decode()
_FRAGMENTS = (
    *("---", "--- ", "...", "- ", "? ", ": ", ":", "#", " #", "|", ">", ">-", "|+2", "&a", "*a", "!!x", "!", "%YAML"),
    *("[", "]", "{", "}", ",", "'", '"', "\\", "`", "```", "~~~", "~", "null", "<<: *a", "\t", "    ", "  - "),
    *("<b>", "<!--", "-->", "&lt;", "](", "]:", "[^rapport]", "!!! forslag", "* ", "1. ", "| a |", "|---|", "**", "_"),
    *("\n", "\n\n", "\r\n", "\r", "\x00", "\x85", "\u2028", "\u2029", "\ufeff", "\u202e", "\u200b", "\U0001f600", "æ"),
    *("title:", "period:\n  start: ", "keys:\n  - id: ", "sources: [", "effects: {", "title: a\ntitle: b", "x: 1e400"),
    *("01018012345", "412 34 567", "fornavn.etternavn@example.com", "javascript:", "../keys/meld-tilbake.md#x"),
)
fragments = st.one_of(st.sampled_from(_FRAGMENTS), st.sampled_from((*BODIES, *FRONT_MATTER)), st.text(max_size=5))


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A good file into which someone has cut, here and there."""
    text = _GOOD
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(fragments) + text[end:]
    content = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        place = draw(st.integers(0, len(content)))
        content = content[:place] + draw(st.binary(max_size=4)) + content[place:]
    return content


_lines = st.lists(fragments, max_size=25).map("".join)
files = st.one_of(
    mangled(),
    st.tuples(_lines, _lines).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}".encode("utf-8", "surrogatepass")),
    st.lists(fragments, max_size=10).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass")),
    st.binary(max_size=300),
)
"""The bytes of a content file that could be anything, most often nearly a case."""

bodies = st.lists(fragments, max_size=40).map("".join)
"""A body of anything."""

_SURROGATES: tuple[Literal["Cs"]] = ("Cs",)
_characters = st.characters(exclude_categories=_SURROGATES, exclude_characters="\n")
_words = st.one_of(
    st.sampled_from(
        ("Tekst", "2017", "yes", "no", "null", "~", "0301", "1e3", "12:30", "- a", "a: b", "a #b", "'a", '"a')
    ),
    st.text(_characters, min_size=1, max_size=40),
    st.lists(
        st.sampled_from(("Politikere", "og", "innbyggere", "løste", "én", "oppgave")), min_size=20, max_size=40
    ).map(" ".join),
)
_urls = st.sampled_from(
    ("https://www.ks.no/", "https://example.com/a?b=c&d=%20#e", "http://a.no/:-!{}[],'*".rstrip("'*"))
)
_patterns = {
    "^media/": st.sampled_from(("media/oslo-torg.webp", "media/a-1.png")),
    "^https?": _urls,
    "^[A-Za-z0-9._%+-]+@": st.just("postmottak@kommune.example"),
}
_dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_partial_dates = _dates.flatmap(
    lambda day: st.sampled_from(
        (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day))
    )
)
_plain: dict[Any, st.SearchStrategy[Any]] = {
    date: _dates,
    PartialDate: _partial_dates,
    Decimal: st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
    int: st.integers(0, 10**12),
    bool: st.booleans(),
}


@st.composite
def models(draw: st.DrawFn, kinds: tuple[Kind, ...] = KINDS) -> tuple[Kind, BaseModel]:
    """A valid model of one of the kinds, made from what its fields say that they take."""
    kind = draw(st.sampled_from(kinds))
    return kind, draw(_model(kind.model))


cases = models((CASE,))
keys = models((KEY,))


def _model(model: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    fields = {name: _field(info) for name, info in model.model_fields.items()}
    return st.fixed_dictionaries(fields).map(lambda data: _valid(model, data)).filter(lambda made: made is not None)


def _valid(model: type[BaseModel], data: dict[str, Any]) -> Any:
    given = {name: value for name, value in data.items() if value is not None and value != ()}
    try:
        return model.model_validate(given)
    except ValidationError:
        return None


def _field(info: FieldInfo) -> st.SearchStrategy[Any]:
    values = _values(info.annotation, info.metadata)
    return values if info.is_required() else st.one_of(st.none(), values)


def _values(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *extra = typing.get_args(annotation)
        return _values(inner, [*extra, *metadata])
    if origin in (typing.Union, types.UnionType):
        inner = next(one for one in typing.get_args(annotation) if one is not type(None))
        return _values(inner, metadata)
    if origin is tuple:
        least = next((one.min_length for one in metadata if hasattr(one, "min_length")), 0)
        return st.lists(_values(typing.get_args(annotation)[0], []), min_size=least or 0, max_size=3).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation)
    if annotation is str:
        return _text(metadata)
    return _plain[annotation]


def _text(metadata: list[Any]) -> st.SearchStrategy[str]:
    found = [item for part in metadata for item in (part.metadata if isinstance(part, FieldInfo) else [part])]
    pattern = next((one.pattern for one in found if getattr(one, "pattern", None)), "")
    for beginning, strategy in _patterns.items():
        if pattern.startswith(beginning):
            return strategy
    if pattern:
        return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
    longest = next((one.max_length for one in found if getattr(one, "max_length", None)), 60)
    if longest > 300:
        return st.lists(_words, min_size=1, max_size=4).map("\n\n".join)
    return _words.map(lambda text: text[:longest])
