"""The numbers as a table, and the limits that they must keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Costs = Mapping[str, float]
Sizes = Mapping[int, Mapping[str, Costs]]

_ROWS = (
    ("Check", "ours", "check", "s"),
    ("Compile to Markdown", "ours", "compile", "s"),
    ("**Build, nothing remembered**", "ours", "cold", "s"),
    ("– plain MkDocs + Material", "plain", "cold", "s"),
    ("– Zensical, our pages and frame", "zensical", "cold", "s"),
    ("– Hugo, small theme", "hugo", "cold", "s"),
    ("**Build after one edit**", "ours", "edit", "s"),
    ("Build, nothing changed", "ours", "unchanged", "s"),
    ("– Zensical, nothing changed", "zensical", "unchanged", "s"),
    ("**Preview: edit to fresh page**", "ours", "preview", "s"),
    ("– plain MkDocs + Material", "plain", "preview", "s"),
    ("**Search index**", "ours", "index", "s"),
    ("– stock Pagefind over whole pages", "plain", "index", "s"),
    ("Memory, build", "ours", "memory", "MB"),
    ("– plain MkDocs + Material", "plain", "memory", "MB"),
    ("Memory, index", "ours", "index memory", "MB"),
    ("– stock Pagefind", "plain", "index memory", "MB"),
    ("Site on disk", "ours", "megabytes", "MB"),
    ("– plain MkDocs + Material", "plain", "megabytes", "MB"),
    ("A case's page, gzip", "ours", "page", "kB"),
    ("– plain MkDocs + Material", "plain", "page", "kB"),
)


@dataclass(frozen=True)
class Limit:
    """A ratio of two costs that must not be over `most`, from a number of cases on."""

    name: str
    one: tuple[str, str]
    other: tuple[str, str]
    most: float
    sizes: Callable[[int], bool]


RATIOS = (
    Limit("Cold build to plain MkDocs'", ("ours", "cold"), ("plain", "cold"), 0.5, lambda size: size >= 5000),
    Limit("Build after an edit to Hugo's whole", ("ours", "edit"), ("hugo", "cold"), 1, lambda size: size == 5000),
    Limit("Preview to plain MkDocs'", ("ours", "preview"), ("plain", "preview"), 0.1, lambda size: size == 1000),
    Limit("Index to stock Pagefind's time", ("ours", "index"), ("plain", "index"), 1, lambda size: size >= 1000),
    Limit(
        "Index to stock Pagefind's memory",
        ("ours", "index memory"),
        ("plain", "index memory"),
        1,
        lambda size: size >= 1000,
    ),
)
GROWTH = 1.2
"""How much more a case may cost among 10,000 than among 1,000."""
MEMORY = 1000
"""The most megabytes of a build of 10,000 cases, index apart, and of the site that it gives."""


def table(sizes: Sizes) -> str:
    """All numbers, and under them the ratios and how the cost of a case grows."""
    lines = [f"| | {' | '.join(f'{size:,} cases' for size in sizes)} |", f"|---|{'---:|' * len(sizes)}"]
    for name, engine, cost, unit in _ROWS:
        numbers = (_number(found.get(engine, {}).get(cost), unit) for found in sizes.values())
        lines.append(f"| {name} | {' | '.join(numbers)} |")
    for limit in RATIOS:
        ratios = (_number(_ratio(found, limit), "") for found in sizes.values())
        lines.append(f"| {limit.name} | {' | '.join(ratios)} |")
    lines += [
        f"\n{name}, a case among {max(sizes):,} to one among 1,000: {ratio:.2f}." for name, ratio in growth(sizes)
    ]
    return "\n".join(lines) + "\n"


def limits(sizes: Sizes) -> Iterator[str]:
    """What is over its limit, in words."""
    for size, found in sizes.items():
        for limit in RATIOS:
            ratio = _ratio(found, limit)
            if limit.sizes(size) and ratio is not None and ratio > limit.most:
                yield f"{limit.name} at {size:,} cases: {ratio:.2f}, at most {limit.most}"
        for cost in ("memory", "megabytes"):
            if found["ours"][cost] > MEMORY:
                yield f"{cost} at {size:,} cases: {found['ours'][cost]:.0f} MB, at most {MEMORY}"
    yield from (f"{name} grows by {ratio:.2f}, at most {GROWTH}" for name, ratio in growth(sizes) if ratio > GROWTH)


def growth(sizes: Sizes) -> Iterator[tuple[str, float]]:
    """How much more a case costs in the largest bank than among 1,000."""
    largest = max(sizes)
    if largest > 1000 in sizes:
        for name in ("check", "compile", "cold"):
            yield name.capitalize(), sizes[largest]["ours"][name] / largest / (sizes[1000]["ours"][name] / 1000)


def _ratio(found: Mapping[str, Costs], limit: Limit) -> float | None:
    (engine, cost), (other, its) = limit.one, limit.other
    known = cost in found.get(engine, {}) and its in found.get(other, {})
    return found[engine][cost] / found[other][its] if known else None


def _number(number: float | None, unit: str) -> str:
    return "–" if number is None else f"{number:,.{_digits(number)}f} {unit}".strip()


def _digits(number: float) -> int:
    return 0 if number >= 100 else 1 if number >= 10 else 2
