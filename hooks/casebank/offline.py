"""A copy of the site that opens from disk: one file to carry along, or to try a change by."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from ruamel.yaml import YAML

from casebank import checking, clock
from casebank.bank import Bank
from casebank.catalogue import Catalogue
from casebank.compile import compile_pages
from casebank.diagnostics import has_errors
from casebank.export import export_pages
from casebank.model.partial_date import in_words
from casebank.publish.error import PublishError
from casebank.publish.from_disk import open_from_disk
from casebank.report.text import text
from casebank.site import CONFIGURATION, Site

FOLDER = "samskapingsbanken"
"""The folder in the zip, so that unpacking makes one folder and not hundreds of files."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every file of the zip was made: the first moment that a zip can tell, so that the same content gives the same bytes."""


def write_offline(root: Path, bank: Bank, site: Site, target: Path) -> int:
    """Build a copy of the checkout at `root` and write it to the zip file `target`. Gives the number of its files.

    Raises:
        PublishError: if the content has errors, or the engine found a fault. An earlier file at `target` is intact.
    """
    findings = checking.findings_of(bank)
    if has_errors(findings):
        raise PublishError(f"Innholdet har feil.\n\n{text(findings, site)}")
    with tempfile.TemporaryDirectory() as temporary:
        pages, built = Path(temporary, "pages"), Path(temporary, "site")
        export_pages(root, bank, list(compile_pages(Catalogue(bank), site)), pages)
        _tell_templates(pages / CONFIGURATION, in_words(bank.today))
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        command += ["--config-file", str(pages / CONFIGURATION), "--site-dir", str(built)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **clock.setting(bank.today)}
        # The command is a fixed list and no shell reads it.
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            raise PublishError(f"Kopien ble ikke bygget. Motoren sier:\n{done.stdout}{done.stderr}")
        open_from_disk(built, site.url)
        fresh = target.with_name(f".{target.name}.new")
        files = sorted(path for path in built.rglob("*") if path.is_file())
        _zip(fresh, built, files)
        fresh.replace(target)
    return len(files)


def _tell_templates(configuration: Path, day: str) -> None:
    """Let the frame of the pages know that it is a copy, and from which day."""
    yaml = YAML(typ="rt")
    settings = yaml.load(configuration.read_text(encoding="utf-8"))
    settings.setdefault("extra", {})["offline"] = day
    with configuration.open("w", encoding="utf-8") as file:
        yaml.dump(settings, file)


def _zip(target: Path, folder: Path, files: list[Path]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}", _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
