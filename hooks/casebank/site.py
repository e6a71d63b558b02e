"""What the site is called and where it and its sources live. Read from `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CONFIGURATION = "mkdocs.yml"
PICTURE = "assets/card.png"
PUBLISHER = "ks"
"""Where the publisher's settings stand: `extra.ks` in the configuration."""


@dataclass(frozen=True)
class Publisher:
    """What only the publisher can say of itself. What is empty is not set yet, and pages say so."""

    name: str = ""
    email: str = ""
    phone: str = ""
    privacy_email: str = ""
    accessibility_statement: str = ""
    organisation_number: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, Any] | None) -> Publisher:
        """Take the settings that this class knows; others may be for templates."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: str(value or "") for name, value in (settings or {}).items() if name in known})


@dataclass(frozen=True)
class Site:
    """The published site. Addresses end in a slash; `repository` does not."""

    name: str
    url: str
    description: str
    repository: str
    publisher: Publisher = Publisher()
    branch: str = "main"
    referrer: str = "strict-origin-when-cross-origin"

    @property
    def picture(self) -> str:
        """The picture that stands for the site where its pages are shared."""
        return f"{self.url}{PICTURE}"

    def edit_url(self, path: str) -> str:
        """Where GitHub's editor opens a file."""
        return f"{self.repository}/edit/{self.branch}/{path}"

    def issue_url(self, title: str = "") -> str:
        """Where a reader reports a fault. The title must already be fit for an address."""
        return f"{self.repository}/issues/new" + (f"?title={title}" if title else "")


def read_site(root: Path) -> Site:
    """Read the settings of the checkout at `root`.

    Raises:
        OSError: if `mkdocs.yml` cannot be opened.
    """
    settings = YAML(typ="rt").load((root / CONFIGURATION).read_text(encoding="utf-8"))
    return Site(
        name=settings["site_name"],
        url=settings["site_url"],
        description=settings["site_description"],
        repository=settings["repo_url"],
        publisher=Publisher.of(settings.get("extra", {}).get(PUBLISHER)),
    )
