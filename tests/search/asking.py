"""Asking a built site in a real browser, through the script that its own search box uses."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page

from tests.search.judged import LISTED

_PAGEFIND = """async ([bundle, queries, listed]) => {
  const pagefind = await import(bundle);
  await pagefind.init();
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const found = await Promise.all(results.slice(0, listed).map((result) => result.data()));
    answers.push(found.map((data) => data.url));
  }
  return answers;
}"""

# The worker's answers are read as they arrive, since the page draws only the first of them.
_WATCH_WORKER = """
  const Native = window.Worker;
  window.kbAnswers = [];
  window.Worker = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => { if (data.type === 3) window.kbAnswers.push(data.data); });
    }
  };
"""


def ask_pagefind(tab: Page, site: str, queries: Sequence[str]) -> list[list[str]]:
    """The answers of Pagefind with its own settings: addresses below the site's root, best first."""
    tab.goto(site)
    asked = [urljoin(site, "pagefind/pagefind.js"), list(queries), LISTED]
    found: list[list[str]] = tab.evaluate(_PAGEFIND, asked)
    return [[_below(site, address) for address in answers] for answers in found]


def ask_material(tab: Page, site: str, queries: Sequence[str]) -> list[list[str]]:
    """The answers of Material's search box: addresses below the site's root, best first."""
    tab.add_init_script(_WATCH_WORKER)
    tab.goto(site)
    box = tab.locator("[data-md-component=search-query]")
    box.focus()
    answers = []
    for query in queries:
        before = tab.evaluate("window.kbAnswers.length")
        box.fill(query)
        box.press("End")  # It reads the field when a key is released.
        tab.wait_for_function("before => window.kbAnswers.length > before", arg=before)
        items = tab.evaluate("window.kbAnswers.at(-1).items.map(sections => sections[0].location)")
        answers.append(list(dict.fromkeys(location.partition("#")[0] for location in items)))
    return answers


def _below(site: str, address: str) -> str:
    return urlsplit(urljoin(site, address)).path.removeprefix(urlsplit(site).path)
