"""What the pages of the tools share: the place a script brings to life, what is said without one, and «Legg i planen»."""

from __future__ import annotations

import html

from casebank.compile.markdown import Markdown, blocks, own
from casebank.model.kinds import Kind

TEMPLATE = "tool.html"
"""The frame of the pages. It loads the scripts and styles that only these need."""


def place(name: str, without_script: str) -> Markdown:
    """Where the script of a tool shows it, and what stands there for those whose browser runs no scripts."""
    said = f"<p><strong>Dette verktøyet trenger JavaScript.</strong> {html.escape(without_script)}</p>"
    return blocks(
        own(f'<div data-kb-tool="{name}"></div>'),
        own(f'<noscript><div class="kb-state">{said}</div></noscript>'),
    )


def take(kind: Kind, identifier: str) -> Markdown:
    """The place on the page of a case, key, method or indicator for the buttons that take it along.

    Without scripts nothing is there, so that no button is dead.
    """
    return own(f'<div class="kb-take" data-kb-kind="{kind.name}" data-kb-id="{identifier}"></div>')
