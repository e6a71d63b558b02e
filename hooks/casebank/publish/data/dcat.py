"""The description that data portals harvest: DCAT-AP-NO as JSON-LD.

Which properties are mandatory: https://data.norge.no/specification/dcat-ap-no. What was optional in an earlier version
and mandatory in a later one, or the other way round, is given for both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from casebank import datasets
from casebank.catalogue import Catalogue
from casebank.changes import newest
from casebank.datasets import DATASETS, Dataset, Format
from casebank.site import Site

Node = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority"
THEMES = (f"{_EU}/data-theme/GOVE", f"{_EU}/data-theme/SOCI")
"""The EU's data themes: government and public sector, population and society."""
LICENCE = f"{_EU}/licence/CC_BY_4_0"
LANGUAGES = (f"{_EU}/language/NOB", f"{_EU}/language/NNO")
NORWAY = f"{_EU}/country/NOR"
ENTERPRISES = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
"""What an enterprise's number is put behind, until the register has addresses of its own."""

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """The description: the path from the site's root, and the content."""
    describe = _Describe(catalogue, site)
    content = {"@context": CONTEXT, "@graph": list(describe.nodes())}
    yield datasets.CATALOGUE, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


class _Describe:
    """The description of one bank, node by node."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self.site = site
        self.folder = f"{site.url}{datasets.FOLDER}/"
        self.root = f"{site.url}{datasets.CATALOGUE}#catalog"
        self.contact = f"{site.url}{datasets.CATALOGUE}#contact"
        number = site.publisher.organisation_number
        self.publisher = f"{ENTERPRISES}{number}" if number else f"{site.url}{datasets.CATALOGUE}#publisher"
        self.modified = {"@type": "xsd:date", "@value": newest(catalogue).isoformat()}

    def nodes(self) -> Iterator[Node]:
        yield {
            "@id": self.root,
            "@type": "dcat:Catalog",
            "dct:identifier": self.root,
            "dct:title": _nb(f"{self.site.name}: åpne data"),
            "dct:description": _nb(self.site.description),
            "dct:publisher": {"@id": self.publisher},
            "dcat:contactPoint": {"@id": self.contact},
            "dct:license": {"@id": LICENCE},
            "dct:modified": self.modified,
            "dct:language": _ids(LANGUAGES),
            "dct:spatial": {"@id": NORWAY},
            "dcat:themeTaxonomy": {"@id": f"{_EU}/data-theme"},
            "foaf:homepage": {"@id": self.folder},
            "dcat:dataset": _ids(self._dataset(dataset) for dataset in DATASETS),
        }
        yield self._publisher_node()
        yield self._contact_node()
        for dataset in DATASETS:
            yield self._dataset_node(dataset)
            for form in dataset.formats:
                yield self._distribution_node(dataset, form)

    def _publisher_node(self) -> Node:
        number = self.site.publisher.organisation_number
        return {
            "@id": self.publisher,
            "@type": "foaf:Agent",
            "foaf:name": _nb(self.site.publisher.name or self.site.name),
            **({"dct:identifier": number} if number else {}),
        }

    def _contact_node(self) -> Node:
        email = self.site.publisher.email
        return {
            "@id": self.contact,
            "@type": "vcard:Organization",
            "vcard:fn": _nb(self.site.name),
            "vcard:hasURL": {"@id": self.site.issue_url()},
            **({"vcard:hasEmail": {"@id": f"mailto:{email}"}} if email else {}),
        }

    def _dataset_node(self, dataset: Dataset) -> Node:
        return {
            "@id": self._dataset(dataset),
            "@type": "dcat:Dataset",
            "dct:identifier": self._dataset(dataset),
            "dct:title": _nb(f"{self.site.name}: {dataset.title.lower()}"),
            "dct:description": _nb(dataset.description),
            "dct:publisher": {"@id": self.publisher},
            "dcat:contactPoint": {"@id": self.contact},
            "dcat:theme": _ids(THEMES),
            "dcat:keyword": [_nb(keyword) for keyword in dataset.keywords],
            "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
            "dct:modified": self.modified,
            "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/IRREG"},
            "dct:language": _ids(LANGUAGES),
            "dct:spatial": {"@id": NORWAY},
            "dcat:landingPage": {"@id": self.folder},
            "dcat:version": datasets.VERSION,
            "dcat:distribution": _ids(self._file(dataset, form) for form in dataset.formats),
        }

    def _distribution_node(self, dataset: Dataset, form: Format) -> Node:
        schema = {"dct:conformsTo": {"@id": self.site.url + dataset.schema}} if form is Format.JSON else {}
        return {
            "@id": self._file(dataset, form),
            "@type": "dcat:Distribution",
            "dct:title": _nb(f"{dataset.title} som {form.label}"),
            "dcat:accessURL": {"@id": self.folder},
            "dcat:downloadURL": {"@id": self.site.url + dataset.path(form)},
            "dct:format": {"@id": f"{_EU}/file-type/{form.file_type}"},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{form.media_type}"},
            "dct:license": {"@id": LICENCE},
            "dct:modified": self.modified,
            **schema,
        }

    def _dataset(self, dataset: Dataset) -> str:
        return f"{self.site.url}{datasets.CATALOGUE}#{dataset.id}"

    def _file(self, dataset: Dataset, form: Format) -> str:
        return f"{self._dataset(dataset)}-{form.name.lower()}"


def _nb(text: str) -> Node:
    return {"@language": "nb", "@value": text}


def _ids(addresses: Iterable[str]) -> list[Node]:
    return [{"@id": address} for address in addresses]
