"""What a plan file or a Word file can hold: anything a reader writes comes out again, and nothing else comes in."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.browser.plan_page import word_text
from tests.conftest import Server

FIELDS = ("title", "what", "who", "when", "needs", "proof", "phase", "reason")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
entries = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["key", "case", "method", "indicator", "page", "__proto__"]) | anything,
        "id": st.sampled_from(["meld-tilbake", "../x", "A", ""]) | anything,
    },
    optional=dict.fromkeys(FIELDS, anything | st.text(max_size=30)),
)
plans = st.fixed_dictionaries(
    {
        "format": st.sampled_from(["samskapingsbanken-plan", "annet"]),
        "version": st.sampled_from([0, 1, 1, 2]) | anything,
    },
    optional={"entries": st.lists(entries | anything, max_size=4) | anything, "title": anything, "goal": anything},
)
# Each example is one call to the same tab, which is asked nothing else meanwhile.
in_one_tab = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def run(browser: Browser, server: Server) -> Any:
    """Calls a function of a module of the site."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{server.url}plan/")

    def call(body: str, *given: Any) -> Any:
        return tab.evaluate(f"async ([root, ...given]) => {{ {body} }}", [server.url, *given])

    yield call
    context.close()


@in_one_tab
@given(plan=plans | anything)
def test_whatever_a_file_says_a_plan_holds_only_text_about_things_of_the_bank(
    run: Callable[..., Any], plan: Any
) -> None:
    found = run("return (await import(`${root}scripts/plan-format.js`)).readFile(given[0]);", json.dumps(plan))
    if found["plan"] is None:
        assert found["why"]
        return
    assert set(found["plan"]) == {"title", "municipality", "goal", "started", "entries"}
    for entry in found["plan"]["entries"]:
        assert entry["kind"] in ("key", "case", "method", "indicator")
        assert entry["id"] == "meld-tilbake"
        assert set(entry) == {"kind", "id", *FIELDS}
        assert all(isinstance(value, str) for value in entry.values())


@in_one_tab
@given(words=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_are_read_back_from_the_word_file(run: Callable[..., Any], words: str) -> None:
    content = run(
        """const [{ docxOf }, template] = await Promise.all([import(`${root}scripts/docx.js`), fetch(`${root}tools/docx.json`).then((one) => one.json())]);
        const run = { text: given[0] };
        const blocks = [{ kind: "title", text: given[0] }, { kind: "text", runs: [run] }, { kind: "table", rows: [[given[0], [run]]] },
          { kind: "list", ordered: false, items: [[{ ...run, url: "https://x.example/?a=1&b='\\"<" }]] }];
        const bytes = new Uint8Array(await docxOf(blocks, template, new Date()).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));""",
        words,
    )
    read = word_text(io.BytesIO(base64.b64decode(content)))
    # XML holds no control characters, reads every line end as one, and Word shows a line break as an element of its own.
    kept = "".join(sign for sign in words.replace("\r\n", "\n").replace("\r", "\n") if sign >= " " or sign in "\t\n")
    assert (
        read.replace("\n", "").count(kept.replace("\n", "").replace("\ufffe", "").replace("\uffff", "")) >= 5
        or not kept
    )
