"""JSON Schemas on the site, so that editors and other programs know what a file may say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from casebank.model.kinds import KINDS
from casebank.model.schema import json_schema
from casebank.publish.data.schemas import data_schemas
from casebank.report.json import schema as findings_schema
from casebank.site import Site
from casebank.vocabulary import Vocabularies


def write_schemas(site_dir: Path, vocabularies: Vocabularies, site: Site) -> None:
    """Write the schemas of the content files, of the open data and of the findings into the site's folder `schema/`."""
    terms = {name: tuple(found) for name, found in vocabularies.lists.items()}
    schemas = {f"schema/{kind.name}.schema.json": json_schema(kind.model, kind.label, terms) for kind in KINDS}
    schemas["schema/findings.schema.json"] = findings_schema()
    schemas |= data_schemas(terms)
    for path, content in schemas.items():
        _write(site_dir / path, {"$id": f"{site.url}{path}", **content})


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
