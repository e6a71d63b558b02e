"""The page of a case: what decides first, then the story, then what it rests on and leads to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casebank import facets
from casebank.catalogue import CaseEntry, Catalogue, model_of
from casebank.compile import effect_table, freshness, lineage, parts, reuse, tool
from casebank.compile.author import body
from casebank.compile.citation import citation
from casebank.compile.markdown import (
    Markdown,
    blocks,
    definitions,
    items,
    join,
    link,
    mark,
    own,
    paragraphs,
    strong,
    styled,
    text,
)
from casebank.compile.page import Crumb, Links, Page, SearchRecord
from casebank.compile.pictures import pictures
from casebank.model.case import Case
from casebank.model.kinds import CASE
from casebank.model.partial_date import in_words
from casebank.site import Site

UNCONFIRMED = "Skrevet av redaksjonen fra åpne kilder, ikke bekreftet av kommunen."
STUB = "Bare navnet eller litt til er dokumentert. Er du fra kommunen? Fortell resten, så andre kan lære av det."
LEARNING = "Læringscase: svarene under «Var det samskaping?» viser at dette ikke fullt ut var samskaping, eller at det ble stanset."


def page(entry: CaseEntry, catalogue: Catalogue, site: Site) -> Page:
    """Compile one case."""
    case = model_of(entry)
    path = f"{CASE.pages}/{entry.id}.md"
    links = Links(path)
    view = _View(entry, case, catalogue, links)
    content = blocks(
        parts.top(view.kicker(), case.title, case.summary),
        tool.take(CASE, entry.id),
        *view.notices(),
        styled("facts", definitions(view.facts())),
        pictures(case, catalogue),
        body(entry, links, catalogue),
        parts.section("Effekter", effect_table.table_of(case, catalogue, links)),
        parts.section("Nøkler i bruk", view.keys()),
        parts.section("Hva skjedde med innspillene?", paragraphs(case.input_handling or parts.UNDOCUMENTED)),
        parts.section("Var det samskaping?", *view.openness()),
        parts.section("Ideens vei", lineage.tree(entry, catalogue, links)),
        reuse.section(CASE, entry.id, catalogue, links),
        parts.section("Kontakt", *view.contact()),
        parts.sources(case.sources),
        parts.section("Lignende caser", view.related()),
        parts.about(
            case,
            site.edit_url(entry.path),
            view.confirmation(),
            citation(CASE, entry.id, case.title, case, site),
            ways=view.ways(),
        ),
    )
    return Page(
        path=path,
        title=case.title,
        description=case.summary,
        body=content,
        kind=CASE.name,
        template="case.html",
        language=case.language,
        source=entry.path,
        breadcrumbs=view.breadcrumbs(),
        search=view.search_record(),
    )


class _View:
    """One case, piece by piece."""

    def __init__(self, entry: CaseEntry, case: Case, catalogue: Catalogue, links: Links) -> None:
        self.entry = entry
        self.case = case
        self.catalogue = catalogue
        self.words = catalogue.vocabularies
        self.links = links
        self.places = catalogue.places(case)

    def kicker(self) -> Iterator[Markdown]:
        yield parts.kind_mark(CASE)
        yield self._municipalities()
        if self.case.status:
            yield mark("status", text(self.words.label("statuses", self.case.status)), self.case.status)
        yield parts.case_marks(self.case, self.catalogue)[0]
        yield freshness.archived_mark(self.catalogue.age(self.case))

    def notices(self) -> Iterator[Markdown]:
        age_notice = freshness.notice(self.case, self.catalogue.bank.today)
        if age_notice:
            yield age_notice
        if self.case.is_stub:
            invitation = link(own("Fyll ut casen"), self._form("index", "edit"))
            yield styled("notice", join([text(STUB), invitation], " "), "warning")
        if self.case.confirmed is None:
            yield styled("notice", text(UNCONFIRMED))
        openness = self.case.openness
        closed = openness and "no" in (openness.problem, openness.process, openness.purpose)
        if closed or self.case.outcome in ("stopped", "failed"):
            yield styled("notice", text(LEARNING))

    def facts(self) -> Iterator[tuple[Markdown, Markdown | None]]:
        case, words = self.case, self.words
        yield own("Sted"), join([self._municipalities(), text(case.place or "")], ", ")
        yield own("Eier"), text(case.owner) if case.owner else None
        yield own("Når"), text(_period(case) or parts.UNDOCUMENTED)
        yield (
            own("Utfall"),
            text(words.label("outcomes", case.outcome) if case.outcome else parts.UNDOCUMENTED),
        )
        yield (
            own("Temaer"),
            join(
                (self.links.titled(f"themes/{theme}.md", words.label("themes", theme)) for theme in case.themes),
                ", ",
            ),
        )
        level = words.label("levels", case.level) if case.level else parts.UNDOCUMENTED
        yield own("Grad av medvirkning"), text(level)
        actors = ", ".join(words.label("actors", actor) for actor in case.actors)
        yield own("Hvem var med"), text(actors.capitalize())
        yield own("Metoder"), join((self._method(method) for method in case.methods), ", ")
        phases = (self.catalogue.phases.get(phase) for phase in case.phases)
        titles = ((f"phases/{phase.id}.md", model_of(phase).title) for phase in phases if phase)
        yield own("Faser"), join((self.links.titled(path, title) for path, title in titles), ", ")
        resources = case.resources
        if resources:
            cost = f"{parts.number(Decimal(resources.cost_nok))} kroner" if resources.cost_nok is not None else ""
            yield own("Kostnad"), text(cost)
            yield own("Arbeid"), text(resources.work or "")
            yield own("Varighet"), text(resources.duration or "")
        if case.groups:
            yield own("Invitert"), text(case.groups.invited or "")
            yield own("Nådd"), text(case.groups.reached or "")
            yield own("Rekruttert ved"), text(case.groups.how or "")

    def keys(self) -> Markdown:
        return styled("verdicts", items(self._key_uses()))

    def _key_uses(self) -> Iterator[Markdown]:
        for use in self.case.keys:
            key = self.catalogue.keys.get(use.id)
            if key is None:
                continue
            title = strong(self.links.titled(f"keys/{use.id}.md", model_of(key).title))
            verdict = parts.verdict_mark(use.verdict, self.catalogue) if use.verdict else Markdown("")
            yield blocks(join([title, verdict], " "), paragraphs(use.how) if use.how else None)

    def openness(self) -> Iterator[Markdown]:
        answers = self.case.openness
        if answers is None:
            return
        fields = type(answers).model_fields
        yield styled(
            "openness",
            definitions(
                (text(fields[name].title or name), text(self.words.label("answers", getattr(answers, name))))
                for name in ("problem", "process", "purpose")
            ),
        )
        page = self.catalogue.pages.get("what-is-co-creation")
        if page:
            yield join(
                [
                    own("Spørsmålene kommer fra definisjonen:"),
                    self.links.titled("what-is-co-creation.md", model_of(page).title),
                ],
                " ",
            )

    def contact(self) -> Iterator[Markdown]:
        contact = self.case.contact
        if contact is None:
            yield own("Ingen kontakt er oppgitt ennå.")
            return
        office = f"{contact.role}, {contact.organisation}"
        lines = [parts.external(contact.url, office) if contact.url else text(office)]
        if contact.email:
            lines.append(parts.external(f"mailto:{contact.email}", contact.email))
        yield items(lines)
        if self.case.offers:
            offers = ", ".join(self.words.label("offers", offer).lower() for offer in self.case.offers)
            yield text(f"Tilbyr andre kommuner: {offers}.")

    def related(self) -> Markdown:
        found = self.catalogue.related(self.entry)
        return parts.cards(((one.case, one.reasons) for one in found), self.catalogue, self.links)

    def ways(self) -> Iterator[Markdown]:
        """How the owner and others mend the case without knowing GitHub."""
        yield link(own("Rett eller fyll ut casen i et skjema"), self._form("index", "edit"))
        if self.case.confirmed is None:
            yield join([own("Er dette deres case?"), link(own("Bekreft den"), self._form("confirm", "case"))], " ")

    def _form(self, page: str, question: str) -> str:
        """The address of a form that knows which case this is."""
        return f"{self.links.relative(f'share/{page}.md')}?{question}={self.entry.id}"

    def confirmation(self) -> Markdown:
        confirmed = self.case.confirmed
        if confirmed is None:
            return own("Ikke bekreftet av kommunen ennå")
        return text(f"Bekreftet av {confirmed.by} {in_words(confirmed.date)}")

    def breadcrumbs(self) -> tuple[Crumb, ...]:
        crumbs = [Crumb(CASE.plural, f"{CASE.pages}/index.md")]
        if self.places:
            one = self.places[0].municipality
            crumbs += [
                Crumb(one.county.name, f"counties/{one.county.id}.md"),
                Crumb(one.label, f"municipalities/{one.id}.md"),
            ]
        return tuple(crumbs)

    def search_record(self) -> SearchRecord:
        case = self.case
        start = case.period.start if case.period else None
        return SearchRecord(
            kind=CASE.label,
            title=case.title,
            summary=case.summary,
            place=parts.places_in_words(case, self.catalogue),
            filters={"kind": (CASE.name,), **facets.values_of(case, self.catalogue)},
            sort={"year": str(start.year)} if start else {},
        )

    def _municipalities(self) -> Markdown:
        return join(
            (self.links.titled(f"municipalities/{place.municipality.id}.md", place.in_words) for place in self.places),
            ", ",
        )

    def _method(self, method: str) -> Markdown:
        found = self.catalogue.methods.get(method)
        return self.links.titled(f"methods/{method}.md", model_of(found).title) if found else text(method)


def _period(case: Case) -> str:
    if case.period is None:
        return ""
    start, end = case.period.start.in_words(), case.period.end
    if end is None:
        return f"fra {start}"
    return start if end == case.period.start else f"{start} – {end.in_words()}"
