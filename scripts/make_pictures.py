#!/usr/bin/env python3
"""Draws the PNG pictures of the site from our own SVG, in the Chromium that the tests use.

`card.png` stands for the site where its pages are shared; `touch-icon.png` is its icon on a phone. Both are
committed, since a build should need no browser. Run it again when a drawing has changed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "docs/assets"
PICTURES = {
    ASSETS / "card.png": (ROOT / "scripts/pictures/card.svg", 1200, 630),
    ASSETS / "touch-icon.png": (ASSETS / "favicon.svg", 180, 180),
}


def main() -> None:
    """Draw every picture."""
    browsers = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(browsers, None), args=["--no-sandbox"])
        for target, (drawing, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:100%}}</style>{drawing.read_text(encoding='utf-8')}"
            )
            page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
