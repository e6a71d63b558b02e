"""Building for real: what stops it, and that the old site survives."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casebank.build import build
from casebank.cli import main
from casebank.diagnostics import Example
from casebank.publish.error import PublishError
from casebank.rules.sample_files import content_of
from tests.conftest import BASE, copy_bank, mkdocs_build

CASE = "cases/drammen-oppgaveutvalg.md"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one case, and all else that it takes."""
    root = copy_bank(tmp_path / "bank")
    (root / CASE).write_bytes(content_of(Example()))
    return root


def _break(checkout: Path) -> None:
    path = checkout / CASE
    path.write_text(path.read_text(encoding="utf-8").replace("themes:", "temaer:"), encoding="utf-8")


def test_a_good_bank_is_built_and_swapped_in(checkout: Path) -> None:
    site = checkout / "site"
    site.mkdir()
    (site / "old.txt").write_text("old")
    build(checkout, site)
    assert (site / "cases/drammen-oppgaveutvalg/index.html").is_file()
    assert (site / "pagefind/pagefind.js").is_file()
    assert not (site / "old.txt").exists()
    assert [path.name for path in checkout.glob(".site*") if path.is_dir()] == [".site.old"]


def test_a_nynorsk_case_is_marked_as_such_in_a_bokmal_frame(checkout: Path) -> None:
    body = (
        "## Bakgrunn\n\nTekst.\n\n## Slik gjorde dei det\n\nTekst.\n\n## Resultat\n\nTekst.\n\n## Lærdomar\n\nTekst.\n"
    )
    nynorsk = Example(fields="language: nn\ntitle: Oppgåveutval i Drammen", body=body)
    (checkout / CASE).write_bytes(content_of(nynorsk))
    assert mkdocs_build(checkout, checkout / "site").returncode == 0
    page = (checkout / "site/cases/drammen-oppgaveutvalg/index.html").read_text(encoding="utf-8")
    assert '<html lang="nb"' in page
    assert re.search(r'<article [^>]*lang="nn"', page)
    assert '"inLanguage":"nn"' in page
    assert 'content="nn_NO"' in page


def test_bad_content_stops_mkdocs_before_the_old_site_is_touched(checkout: Path) -> None:
    _break(checkout)
    site = checkout / "site"
    site.mkdir()
    (site / "old.txt").write_text("old")
    done = mkdocs_build(checkout, site)
    assert done.returncode != 0
    assert "SB202" in done.stderr
    assert "Mente du «themes»?" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert (site / "old.txt").read_text() == "old"


def test_bad_content_leaves_the_old_site_in_a_safe_build(checkout: Path) -> None:
    _break(checkout)
    (checkout / "site").mkdir()
    (checkout / "site/old.txt").write_text("old")
    with pytest.raises(PublishError):
        build(checkout, checkout / "site")
    assert (checkout / "site/old.txt").read_text() == "old"
    assert not (checkout / ".site.new").exists()


def test_two_builds_at_once_do_not_mix(checkout: Path) -> None:
    site = checkout / "site"
    with _holding_lock(site), pytest.raises(PublishError, match="En annen bygging er i gang"):
        build(checkout, site)


def test_check_tells_errors_by_its_exit_code(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(checkout)]) == 0
    _break(checkout)
    assert main(["check", "--root", str(checkout)]) == 1
    assert f"{CASE}:" in capsys.readouterr().out
    assert main(["check", "--root", str(checkout), str(checkout / "keys")]) == 0
    assert main(["check", "--root", str(checkout), str(checkout / "nothing.md")]) == 2


def test_serve_shows_findings_and_lives_on(checkout: Path, until: Callable[[Callable[[], bool]], None]) -> None:
    with _serving(checkout) as (url, log):
        page = f"{url}cases/drammen-oppgaveutvalg/"
        until(lambda: "Oppgaveutvalg i Drammen" in _get(page))
        # The preview's server puts a script of its own into the page, which the site's policy would block.
        assert "Content-Security-Policy" not in _get(page)
        until(lambda: "languages" in _get(f"{url}pagefind/pagefind-entry.json"))
        path = checkout / CASE
        good = path.read_text(encoding="utf-8")
        path.write_text(good.replace("Oppgaveutvalg i Drammen", "Nytt navn"), encoding="utf-8")
        until(lambda: "Nytt navn" in _get(page))
        path.write_text(good.replace("themes:", "temaer:"), encoding="utf-8")
        until(lambda: "SB202" in log.read_text(encoding="utf-8"))
        until(lambda: "Caser" in _get(f"{url}cases/"))
        path.write_text(good, encoding="utf-8")
        until(lambda: "Oppgaveutvalg i Drammen" in _get(page))
        # What is not safe is not shown, not even to the one who looks it over.
        (checkout / "docs/x.md").write_text("<script>xss()</script>", encoding="utf-8")
        path.write_text(f"{good}\n<script>xss()</script>\n", encoding="utf-8")
        until(lambda: _get(page) == "" and "SB701" in log.read_text(encoding="utf-8"))
        assert _get(f"{url}x/") == ""
        assert "Traceback" not in log.read_text(encoding="utf-8")


@contextlib.contextmanager
def _holding_lock(site: Path) -> Iterator[None]:
    """Another process that holds the lock of a site, as a build does."""
    program = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    lock = site.with_name(f".{site.name}.lock")
    command = [sys.executable, "-c", program, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield
        holder.communicate("\n")


@contextlib.contextmanager
def _serving(root: Path) -> Iterator[tuple[str, Path]]:
    """`mkdocs serve` on a port of its own; its address and its log."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = root.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output) as running,
    ):
        try:
            yield f"http://127.0.0.1:{port}/{BASE}/", log
        finally:
            running.kill()


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
            return str(answer.read().decode())
    except OSError:
        return ""
