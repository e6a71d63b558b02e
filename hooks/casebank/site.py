"""What the site is called and where it and its sources live. Read from `mkdocs.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class Site:
    """The published site. Addresses end in a slash; `repository` does not."""

    name: str
    url: str
    description: str
    repository: str
    branch: str = "main"

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
    )
