"""Pages that are written by hand in `docs/`."""

from __future__ import annotations

from casebank.bank import Entry
from casebank.catalogue import Catalogue, model_of
from casebank.compile import data, form, parts, publisher, slots
from casebank.compile.author import body
from casebank.compile.markdown import blocks, heading, styled, text
from casebank.compile.page import Crumb, Links, Page, SearchRecord
from casebank.model import framework
from casebank.model.kinds import PAGE
from casebank.site import Site

TEMPLATES = {"index": "home.html", "search": "search.html", **{f"share/{name}": "form.html" for name in form.PAGES}}
"""Pages with a frame of their own, by id."""

_ENTRANCES = ("index", "search")
"""Pages that lead to others, and are not looked for themselves."""

LABEL = "Veiledning"
"""What search results call a hand-written page."""


def page(entry: Entry[framework.Page], catalogue: Catalogue, site: Site) -> Page:
    """Compile one hand-written page."""
    model = model_of(entry)
    path = f"{entry.id}.md"
    links = Links(path)
    template = TEMPLATES.get(entry.id, "")
    is_front_page = entry.id == "index"
    is_entrance = entry.id in _ENTRANCES
    filled = publisher.fill(slots.fill(body(entry, links, catalogue), catalogue, links), site)
    content = blocks(
        heading(1, text(model.title)),
        styled("lead", text(model.summary)),
        data.fill(form.fill(filled, catalogue, site), catalogue, site),
        parts.sources(model.sources),
        None if is_entrance else parts.about(model, site.edit_url(entry.path)),
    )
    return Page(
        path=path,
        title=site.name if is_front_page else model.title,
        description=model.summary,
        body=content,
        kind=PAGE.name,
        template=template,
        source=entry.path,
        breadcrumbs=_breadcrumbs(entry, catalogue),
        search=None
        if is_entrance
        else SearchRecord(kind=LABEL, title=model.title, summary=model.summary, filters={"kind": (PAGE.name,)}),
    )


def _breadcrumbs(entry: Entry[framework.Page], catalogue: Catalogue) -> tuple[Crumb, ...]:
    """The page of the folder that this one lies in."""
    folder, _, name = entry.id.rpartition("/")
    parent = catalogue.pages.get(f"{folder}/index")
    if not folder or name == "index" or parent is None:
        return ()
    return (Crumb(model_of(parent).title, f"{folder}/index.md"),)
