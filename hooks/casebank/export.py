"""The compiled pages as a folder that any engine can build."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML

from casebank.bank import Bank
from casebank.compile.page import Asset, Page
from casebank.site import CONFIGURATION

_ASSETS = ("assets", "scripts", "stylesheets")
_FOR_MKDOCS_ONLY = ("hooks", "watch", "exclude_docs", "not_in_nav", "docs_dir")


def export_pages(root: Path, bank: Bank, pages: list[Page], target: Path, assets: Iterable[Asset] = ()) -> None:
    """Write the pages, what they need, and a `mkdocs.yml` without hooks to the folder `target`.

    Raises:
        FileExistsError: if the folder exists and holds something else than an earlier export.
    """
    if target.exists():
        if any(target.iterdir()) and not (target / CONFIGURATION).is_file():
            raise FileExistsError(target)
        shutil.rmtree(target)
    docs = target / "docs"
    for page in pages:
        path = docs / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown(), encoding="utf-8")
    for asset in assets:
        path = docs / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(asset.content, encoding="utf-8")
    for folder in _ASSETS:
        if (root / "docs" / folder).is_dir():
            shutil.copytree(root / "docs" / folder, docs / folder)
    for media in sorted(path for path in bank.files if path.startswith("cases/media/")):
        (docs / media).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / media, docs / media)
    shutil.copytree(root / "overrides", target / "overrides")
    _write_configuration(root / CONFIGURATION, target / CONFIGURATION)


def _write_configuration(source: Path, target: Path) -> None:
    yaml = YAML(typ="rt")
    settings = yaml.load(source.read_text(encoding="utf-8"))
    for name in _FOR_MKDOCS_ONLY:
        settings.pop(name, None)
    # Zensical draws Material's look only when asked to.
    settings["theme"]["variant"] = "classic"
    with target.open("w", encoding="utf-8") as file:
        yaml.dump(settings, file)
