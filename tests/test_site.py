"""The bank's own site, as built: every file has its page, and every link leads somewhere, below any path."""

from __future__ import annotations

import html
import json
import re
import urllib.parse
from pathlib import Path

from casebank.bank import load
from casebank.catalogue import Catalogue, model_of
from casebank.model.case import Case
from casebank.model.key import Key
from casebank.model.kinds import CASE, INDICATOR, KEY, METHOD, PHASE
from casebank.site import read_site as read_settings
from tests.conftest import BASE
from tests.html_site import HtmlPage, read_site
from tests.specimens import ROOT, TODAY

IN_THE_SITE = "https://site.invalid/"


def test_each_file_has_a_page(pages: dict[str, HtmlPage]) -> None:
    for kind in (CASE, KEY, METHOD, PHASE, INDICATOR):
        names = [path.stem for path in (ROOT / kind.folder).glob("*.md")]
        assert names
        assert [name for name in names if f"{kind.pages}/{name}/" not in pages] == []


def test_cases_and_keys_link_to_each_other(pages: dict[str, HtmlPage], catalogue: Catalogue) -> None:
    uses = [(entry.id, use.id) for entry in catalogue.cases.values() for use in model_of(entry).keys]
    assert uses
    for case, key in uses:
        assert f"{IN_THE_SITE}keys/{key}/" in _targets(pages[f"cases/{case}/"])
        assert f"{IN_THE_SITE}cases/{case}/" in _targets(pages[f"keys/{key}/"])


def test_each_case_is_on_the_pages_of_its_place_themes_and_methods(
    pages: dict[str, HtmlPage], catalogue: Catalogue
) -> None:
    for entry in catalogue.cases.values():
        case = model_of(entry)
        municipalities = [place.municipality for place in catalogue.places(case)]
        holders = [
            *(f"municipalities/{one.id}/" for one in municipalities),
            *(f"counties/{one.county.id}/" for one in municipalities),
            *(f"themes/{theme}/" for theme in case.themes),
            *(f"methods/{method}/" for method in case.methods),
        ]
        for holder in holders:
            assert f"{IN_THE_SITE}cases/{entry.id}/" in _targets(pages[holder]), holder


def test_lineage_is_told_at_both_ends(pages: dict[str, HtmlPage]) -> None:
    origin, heir = "cases/oslo-toyen-unlimited/", "cases/stavanger-storhaug-unlimited/"
    assert f"{IN_THE_SITE}{origin}" in _targets(pages[heir])
    assert f"{IN_THE_SITE}{heir}" in _targets(pages[origin])


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, HtmlPage]) -> None:
    dead = []
    for page in pages.values():
        for address in page.addresses:
            # The page for what is not found is shown at any address, so its own are from the host's root.
            inside = address.removeprefix(f"/{BASE}/") if page.address == "404.html" else address
            target = urllib.parse.urlsplit(page.resolve(inside))
            if target.netloc != "site.invalid":
                continue
            path = urllib.parse.unquote(target.path).lstrip("/")
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            fragment = urllib.parse.unquote(target.fragment)
            there = pages.get(file.relative_to(site).as_posix().removesuffix("index.html"))
            if not file.is_file() or (fragment and there is not None and fragment not in there.ids):
                dead.append((page.address, address))
    assert dead == []


def test_no_page_needs_to_lie_at_the_root(pages: dict[str, HtmlPage]) -> None:
    rooted = [
        (page.address, address)
        for page in pages.values()
        if page.address != "404.html"
        for address in page.addresses
        if address.startswith("/")
    ]
    assert rooted == []


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for path in site.rglob("*.css"):
        assert "url(http" not in path.read_text(encoding="utf-8")
    for page in read_site(site).values():
        assert [one for one in page.addresses if one.endswith((".js", ".css")) and "//" in one] == []


def test_titles_are_not_shared(pages: dict[str, HtmlPage]) -> None:
    titles = [page.title.strip() for page in pages.values()]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_schemas_describe_the_files(site: Path, catalogue: Catalogue) -> None:
    schema = json.loads((site / "schema/case.schema.json").read_text(encoding="utf-8"))
    themes = schema["properties"]["themes"]["items"]["enum"]
    assert themes == list(catalogue.vocabularies.terms("themes"))
    assert schema["properties"]["title"]["title"] == "Tittel"
    assert schema["$id"].endswith(f"/{BASE}/schema/case.schema.json")


def test_a_case_with_little_behind_it_says_so(site: Path) -> None:
    stub = (site / "cases/stavanger-beboerlyst/index.html").read_text(encoding="utf-8")
    assert "ikke bekreftet av kommunen" in stub
    assert "Fyll ut casen" in stub


def _targets(page: HtmlPage) -> set[str]:
    return {page.resolve(address).partition("#")[0] for address in page.article}


LAW = ("contact", "accessibility", "privacy", "licences")


def test_every_page_leads_to_what_a_public_site_owes_its_readers(pages: dict[str, HtmlPage]) -> None:
    for page in pages.values():
        targets = {page.resolve(address.removeprefix(f"/{BASE}/")) for address in page.addresses}
        assert {f"{IN_THE_SITE}{name}/" for name in LAW} <= targets, page.address


def test_every_page_has_a_description_a_card_and_a_policy(site: Path, pages: dict[str, HtmlPage]) -> None:
    settings = read_settings(ROOT)
    picture = site / settings.picture.removeprefix(settings.url)
    assert picture.read_bytes().startswith(b"\x89PNG")
    for path in site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        for mark in (
            'name="description"',
            'property="og:title"',
            'property="og:image"',
            'name="referrer"',
            "script-src",
        ):
            assert mark in head, (path, mark)
        assert "'unsafe-inline'" not in head


def test_cases_and_keys_tell_how_to_cite_them(site: Path, catalogue: Catalogue) -> None:
    models: dict[str, Case | Key] = {f"cases/{name}": model_of(entry) for name, entry in catalogue.cases.items()}
    models |= {f"keys/{name}": model_of(entry) for name, entry in catalogue.keys.items()}
    for address, model in models.items():
        page = html.unescape((site / address / "index.html").read_text(encoding="utf-8"))
        assert f"KS ({(model.updated or model.published).year}). {model.title}" in page


def test_the_sitemap_lists_every_page_once_with_the_date_of_its_text(site: Path, pages: dict[str, HtmlPage]) -> None:
    url = read_settings(ROOT).url
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(url + address for address in pages if address != "404.html")
    assert f"{url}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    case = model_of(Catalogue(load(ROOT, TODAY)).cases["svelvik-oppgaveutvalg"])
    dated = f"<loc>{url}cases/svelvik-oppgaveutvalg/</loc><lastmod>{case.updated or case.published}</lastmod>"
    assert dated in (site / "sitemap.xml").read_text(encoding="utf-8")
