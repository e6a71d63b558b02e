"""How near the site is to what GitHub Pages takes."""

from __future__ import annotations

from pathlib import Path

MEGABYTES = 1000
"""The largest site that may be published: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"""
MINUTES = 10
"""The longest that a deployment may take, by the same page."""
NEAR = 0.8
"""The share of it from which one should think of what to do."""


def told(site_dir: Path) -> str:
    """The size of the site beside the limits, as sentences in bokmål."""
    sizes = [path.stat().st_size for path in site_dir.rglob("*") if path.is_file()]
    share = sum(sizes) / 1e6 / MEGABYTES
    size = f"Nettstedet har {_number(len(sizes))} filer på til sammen {_number(round(sum(sizes) / 1e6))} MB"
    limit = f"GitHub Pages tar {_number(MEGABYTES)} MB, og publiseringen må være ferdig på {MINUTES} minutter"
    sentences = [f"{size}: {share:.0%} av det som er mulig.".replace("%", " %"), f"{limit}."]
    if share >= NEAR:
        sentences.append("Det nærmer seg grensen. Del banken, eller publiser et annet sted, før den er nådd.")
    return " ".join(sentences)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u00a0") if count >= 10_000 else str(count)
