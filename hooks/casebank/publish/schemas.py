"""JSON Schemas on the site, so that editors and other programs know what a file may say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from casebank.model.kinds import KINDS
from casebank.model.schema import json_schema
from casebank.report.json import schema as findings_schema
from casebank.site import Site
from casebank.vocabulary import Vocabularies


def write_schemas(folder: Path, vocabularies: Vocabularies, site: Site) -> None:
    """Write `case.schema.json` and its siblings into `folder`."""
    terms = {name: tuple(found) for name, found in vocabularies.lists.items()}
    schemas = {kind.name: json_schema(kind.model, kind.label, terms) for kind in KINDS}
    schemas["findings"] = findings_schema()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas.items():
        _write(folder / f"{name}.schema.json", {"$id": f"{site.url}schema/{name}.schema.json", **content})


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
