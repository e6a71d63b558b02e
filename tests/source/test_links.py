"""No way of writing hides a link: all that Python-Markdown renders as one is found."""

from __future__ import annotations

import html
import re
from time import process_time
from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import Treeprocessor

from casebank.source.body import Body, replace
from tests.specimens import rendering

TARGETS = ("../k.md", "http://[b")
PIECES = [*"[]()<>!\"'\\ \n#-:`*_x", "](", "![", "[a](", "[r]", "[r]: ", "<http://", "\n\n", "\n- ", "\n> ", "    "]


class _Collector(Treeprocessor):
    """Notes where the links and pictures of a text lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def run(self, root: Element) -> None:
        names = {"a": "href", "img": "src"}
        self.found = {element.get(names[element.tag], "") for element in root.iter() if element.tag in names}


def _rendered(text: str) -> set[str]:
    engine = markdown.Markdown(extensions=list(rendering().extensions), extension_configs=dict(rendering().settings))
    collector = _Collector()
    engine.treeprocessors.register(collector, "collector", 1)
    engine.convert(text)
    return {_plain(target) for target in collector.found}


def _plain(target: str) -> str:
    """A target without what an engine may write in more than one way."""
    return re.sub(r"[`\\\s]", "", html.unescape(target))


@given(st.lists(st.sampled_from([*PIECES, *TARGETS]), max_size=25).map("".join))
def test_every_rendered_link_is_found(text: str) -> None:
    body = Body(text)
    found = {_plain(link.target) for link in (*body.links(), *body.references())}
    for target in _rendered(text) & set(TARGETS):
        assert any(one.startswith(target) for one in found), text


@given(st.lists(st.sampled_from([*PIECES, *TARGETS]), max_size=25).map("".join))
def test_the_place_of_a_link_is_where_its_target_stands(text: str) -> None:
    body = Body(text)
    links = body.links()
    assert all(0 <= link.start <= link.end <= len(text) for link in links)
    assert replace(text, [(link, text[link.start : link.end]) for link in links]) == text


def test_links_in_code_are_no_links() -> None:
    assert not Body("`[a](b.md)`, ``[a](b.md) ` ``\n\n```\n[a](b.md)\n\n[c](d.md)\n```\n").links()


@pytest.mark.parametrize("piece", ["[", "](", "[a](", "[a][b]", "`a", "```\n", "#", "# ", "<a://", "[a]: ", '[a](b "'])
def test_no_text_takes_long(piece: str) -> None:
    """A text of the largest size is read in seconds, also when it is made to keep the reader busy."""
    body = Body((piece * 250_000)[:100_000])
    start = process_time()
    for read in (body.headings, body.links, body.references, body.citations):
        read()
    assert process_time() - start < 20
