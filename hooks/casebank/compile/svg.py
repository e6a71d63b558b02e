"""Pictures that are drawn at build time, as SVG in the page: no inline style, links and words like any other.

Every value is escaped here, so that names from the bank can be given as they are.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NewType

from casebank.compile.markdown import Markdown
from casebank.compile.page import FROM_ROOT, address

Svg = NewType("Svg", str)


def element(tag: str, attributes: dict[str, str | float], *children: Svg) -> Svg:
    """An element. Numbers are rounded to a tenth, which no eye can tell from the exact ones."""
    written = "".join(f' {name}="{_value(value)}"' for name, value in attributes.items())
    inside = "".join(children)
    return Svg(f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>")


def words(content: str) -> Svg:
    """Text inside an element."""
    return Svg(html.escape(content))


def in_site(path: str) -> str:
    """The address of a page in a drawing's link."""
    return f"{FROM_ROOT}{address(path)}"


def number(value: float) -> str:
    """A coordinate, as short as it can be."""
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )


def figure(
    name: str, drawing: Svg, *, width: float, height: float, title: str, description: str, role: str = "group"
) -> Markdown:
    """A drawing as a block of its own, named for those who do not see it. `name` must be fit for an id and a class.

    The role is `img` for a drawing without links, which is then met as one thing.

    The block holds no blank line, so that Markdown leaves all of it alone.
    """
    svg = element(
        "svg",
        {
            "class": f"kb-{name}",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "role": role,
            "aria-labelledby": f"kb-{name}-title",
            "aria-describedby": f"kb-{name}-description",
        },
        element("title", {"id": f"kb-{name}-title"}, words(title)),
        element("desc", {"id": f"kb-{name}-description"}, words(description)),
        drawing,
    )
    return Markdown(f'<figure class="kb-figure kb-figure--{name}">{svg}</figure>')


def group(children: Iterable[Svg], **attributes: str) -> Svg:
    """Elements that belong together."""
    return element("g", dict(attributes), *children)


def _value(value: str | float) -> str:
    return html.escape(value) if isinstance(value, str) else number(value)
