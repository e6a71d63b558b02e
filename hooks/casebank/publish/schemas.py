"""JSON Schemas on the site, so that editors and other programs know what a file may say."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casebank.model.kinds import KINDS
from casebank.model.schema import json_schema
from casebank.publish.data.schemas import data_schemas
from casebank.report.json import schema as findings_schema
from casebank.site import Site
from casebank.vocabulary import Vocabularies


def schema_files(vocabularies: Vocabularies, site: Site) -> Iterator[tuple[str, bytes]]:
    """The schemas of the content files, of the open data and of the findings, by their names from the site's root."""
    terms = {name: tuple(found) for name, found in vocabularies.lists.items()}
    schemas = {f"schema/{kind.name}.schema.json": json_schema(kind.model, kind.label, terms) for kind in KINDS}
    schemas["schema/findings.schema.json"] = findings_schema()
    schemas |= data_schemas(terms)
    for path, content in schemas.items():
        text = json.dumps({"$id": f"{site.url}{path}", **content}, ensure_ascii=False, indent=2)
        yield path, f"{text}\n".encode()
