"""Makes a Word file of a plan in the built site, as a reader does, and has LibreOffice open it.

.venv/bin/python scripts/check_docx.py site
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

from playwright.sync_api import sync_playwright

WRITTEN = "Vi spør elevene & de eldre <først>"
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


class _Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def make(site: Path, folder: Path) -> Path:
    """Make a plan of a few things and take it out as a Word file."""
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM))
        tab = browser.new_page()
        for address in ("keys/meld-tilbake/", "cases/svelvik-oppgaveutvalg/"):
            tab.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            tab.get_by_role("button", name="Legg i min plan").click()
            if tab.get_by_role("button", name="Start en plan").is_visible():
                tab.get_by_role("button", name="Start en plan").click()
            tab.get_by_role("link", name="Ligger i planen. Åpne den").wait_for()
        tab.goto(f"http://127.0.0.1:{server.server_port}/plan/")
        tab.get_by_label("Hva gjør vi?").first.fill(WRITTEN)
        with tab.expect_download() as waiting:
            tab.get_by_role("button", name="Hent som Word-fil").click()
        path = folder / "plan.docx"
        waiting.value.save_as(path)
        browser.close()
    server.shutdown()
    return path


def main(site: Path) -> int:
    """Check that LibreOffice reads what was written; 0 when it does."""
    office = shutil.which("soffice")
    if office is None:
        print("soffice is missing: on Debian and Ubuntu, install libreoffice-writer-nogui.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make(site, folder)
        command = [office, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to", "txt:Text"]
        subprocess.run([*command, "--outdir", name, str(path)], check=True, capture_output=True, timeout=240)
        read = (folder / "plan.txt").read_text(encoding="utf-8", errors="replace")
    missing = [
        words for words in (WRITTEN, "Oppgaveutvalg i Svelvik", "Forslag til vedtak", "Kilder") if words not in read
    ]
    print(f"Not read by LibreOffice: {', '.join(missing)}" if missing else "LibreOffice reads the plan.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
