"""The shortcuts through Python-Markdown lead to the same HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.compile.markdown import Markdown, own, styled, text
from casebank.engine.shortcuts import take_shortcuts
from casebank.site import read_site
from tests.specimens import ROOT, TODAY, rendering
from tests.strategies import bodies

_plain = rendering().new_engine()
_short = rendering().new_engine()
take_shortcuts(_short)

_ours = st.sampled_from(
    [
        styled("facts", own("Sted\n:   [Moss](../municipalities/moss.md)")),
        own('<span class="kb-kind kb-kind--case">Case</span> · Moss'),
        own('Mange kom.<sup class="kb-cite">[1](#kilde-rapport "Kilde 1")</sup>'),
        own('<div class="kb-take" data-kb-kind="case" data-kb-id="moss-torg"></div>'),
        own('<div class="kb-odd"></div>\nTekst rett etter.'),
        own("| a | b |\n| --- | --- |\n| **x** | `y <b>` |"),
        own("1.  Først\n2.  Så\n\n    -   inni"),
        text("Et & to <tre> *fire* [fem] 1. seks"),
    ]
)

_BITS = (
    *(
        "**",
        "*",
        "_",
        "[a](b.md)",
        '[a b](c.md#d "T d")',
        "[",
        "](",
        ")",
        "![",
        "]:",
        " ",
        "\n",
        "  \n",
        "\n\n",
        "    ",
        "x",
    ),
    *(
        "Ord.",
        "&",
        "&#46;",
        "&amp;",
        "<br>",
        '<span class="k">',
        "</span>",
        "<",
        ">",
        "`",
        "\\",
        "!",
        "#",
        "-   ",
        "1.  ",
    ),
    *(":   ", "|", "---", "=", "+", "!!! note\n", '<a id="i"></a>', "https://x.no", "http:", "\u00a0", "«"),
)


def _assert_same(source: str) -> None:
    _plain.reset()
    _short.reset()
    assert _short.convert(source) == _plain.convert(source)
    assert getattr(_short, "toc_tokens", None) == getattr(_plain, "toc_tokens", None)


@given(st.lists(st.one_of(_ours, bodies.map(Markdown)), max_size=6))
def test_any_text_becomes_the_same(blocks: list[Markdown]) -> None:
    _assert_same("\n\n".join(blocks))


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@given(st.lists(_ours, max_size=6))
def test_what_compile_writes_becomes_the_same(separator: str, blocks: list[Markdown]) -> None:
    _assert_same(separator.join(blocks))


@given(st.lists(st.sampled_from(_BITS), max_size=16))
def test_any_markup_becomes_the_same(bits: list[str]) -> None:
    _assert_same("".join(bits))


def test_every_page_of_the_bank_becomes_the_same() -> None:
    for page in compile_pages(Catalogue(load(ROOT, TODAY)), read_site(ROOT)):
        _assert_same(page.body)
