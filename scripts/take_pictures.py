"""Take the pictures of CONTRIBUTING.md from the running site. Needs Chromium, as the browser tests do.

    .venv/bin/python scripts/take_pictures.py

Look at the pictures before you commit them.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".github/pictures"
BASE = "samskapingsbanken"
SIZE = {"width": 1080, "height": 760}


def main() -> None:
    """Build the site, serve it, and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / BASE
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, check=True)
        handler = functools.partial(_Silent, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            _take_all(f"http://127.0.0.1:{server.server_port}/{BASE}/")
            server.shutdown()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def _take_all(url: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
        tab = context.new_page()
        _fill(tab, url)
        _take(tab.locator("form"), "form")
        tab.get_by_role("link", name="Se over og send").first.click()
        _take(tab.locator("form"), "review")
        for box in tab.locator("[data-kb-confirm] input").all():
            box.check()
        tab.get_by_role("button", name="Gjør klar til å sende").click()
        _take(tab.locator("[data-kb-ways]"), "send")
        tab.goto(f"{url}cases/svelvik-gjestebud/")
        _take(tab.locator(".kb-about + ul"), "mend")
        browser.close()


def _fill(tab: Page, url: str) -> None:
    """The least that must be answered."""
    tab.goto(f"{url}share/")
    step = tab.locator("[data-kb-step]:visible")
    step.get_by_role("textbox", name="Tittel").fill("Parken vi laget sammen")
    step.get_by_role("textbox", name="Kort fortalt").fill("Naboer og kommune pusset opp en park sammen.")
    step.get_by_role("combobox", name="Kommune").fill("Stavanger")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Fortellingen").click()
    step.get_by_role("group", name="Kilde 1").get_by_role("textbox", name="Tittel").fill("Egen erfaring")
    tab.get_by_role("link", name="Hva gjorde dere?").click()


def _take(part: Locator, name: str) -> None:
    """Take a picture of the window with this part at its top, and of no more than the part."""
    part.evaluate("element => element.scrollIntoView({block: 'start'})")
    part.page.evaluate("document.activeElement.blur()")
    part.page.mouse.move(0, 0)
    box = part.bounding_box()
    assert box is not None
    top, left = max(box["y"] - 16, 0), max(box["x"] - 16, 0)
    clip = {
        "x": left,
        "y": top,
        "width": min(box["width"] + 32, SIZE["width"] - left),
        "height": min(box["height"] + 32, SIZE["height"] - top),
    }
    path = PICTURES / f"{name}.jpg"
    part.page.screenshot(path=path, type="jpeg", quality=80, clip=clip)  # type: ignore[arg-type]
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
