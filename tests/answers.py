"""Answers to a form, made up: sound ones, and ones with a single thing wrong at a known place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casebank.catalogue import Catalogue
from casebank.form.forms import Form
from casebank.form.options import list_of, options
from casebank.form.question import Answer, Question

T = TypeVar("T")
Answers = dict[str, Any]

ODD = "\u00a0\u00ad\u200b\u202e\u2066\u2028\x00\x07\x0b\t\ufeff\uf0b7"
"""What comes along when people paste: spaces, marks and controls that nobody sees, and the signs of lists."""
_SIGNS = "æøåÆØÅ «»–—…’•·?!,.;:#-+*_~`|>[](){}@%^$='\"\\/&<0123456789aeiouxyz"
_EMOJI = ["😀", "👩‍👩‍👧", "🇳🇴", "e\u0301", "ﬁ"]


def _pieces(*more: str) -> st.SearchStrategy[str]:
    return st.lists(
        st.one_of(
            st.text(alphabet=_SIGNS + ODD, max_size=12),
            st.sampled_from([*_EMOJI, ": ", " #", "- ", "!!", "&a", "*a", "null", "yes", "~", "2017", "\n", *more]),
        ),
        max_size=6,
    ).map("".join)


def lines(longest: int = 90) -> st.SearchStrategy[str]:
    """Text for a field: it begins with a letter, and holds nothing that looks like HTML."""
    return _pieces().map(lambda text: f"Ord {text}".replace("<", "< ").replace("&", "& ")[:longest])


def stories() -> st.SearchStrategy[str]:
    """Text for the story: anything at all, but for references to sources that are not there."""
    wild = (
        "\n\n",
        "\n# a\n",
        "\n---\n",
        "\n===\n",
        "<script>alert(1)</script>",
        "<!-- x -->",
        "&lt;b&gt;",
        "\n    x\n",
    )
    more = (
        "\n• a\n• b\n",
        "\n1. a\n",
        "**a**",
        "\n#### b\n",
        "\n### c\n",
        "`<i>`",
        "\n- \n",
        "\n|a|b|\n",
        "{: style=x}",
    )
    return _pieces(*wild, *more).map(lambda text: text.replace("[^", "[ ^"))


class Sound:
    """Strategies for sound answers to a form, from its own questions."""

    def __init__(self, form: Form, catalogue: Catalogue) -> None:
        self.form = form
        self.catalogue = catalogue

    def answers(self) -> st.SearchStrategy[Answers]:
        """A whole filled form. Some answer little, others nearly everything."""
        found = {question.name: self._top(question) for question in self.form.questions}
        found["story"] = st.one_of(st.just(["", "", "", ""]), st.lists(stories(), min_size=4, max_size=4))
        return st.fixed_dictionaries(found).map(_consistent)

    def _top(self, question: Question) -> st.SearchStrategy[Any]:
        answer = self.answer(question)
        if question.many:
            answer = st.lists(answer, min_size=1 if question.required else 0, max_size=3, unique_by=repr)
            return answer if question.required else st.one_of(st.just([]), answer)
        empty: Any = {} if question.parts else ""
        return answer if question.required else st.one_of(st.just(empty), answer)

    def answer(self, question: Question) -> st.SearchStrategy[Any]:
        """One answer to a question."""
        if question.answer is Answer.GROUP:
            return st.fixed_dictionaries(
                {
                    part.name: self.answer(part) if part.required else st.one_of(st.just(""), self.answer(part))
                    for part in question.parts
                }
            )
        listed = list_of(question)
        if listed:
            return st.sampled_from([option.value for option in options(listed, self.catalogue)])
        return _FREE[question.answer](question)


def _ids(question: Question) -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,6})?", fullmatch=True)


_FREE: dict[Answer, Callable[[Question], st.SearchStrategy[str]]] = {
    Answer.LINE: lambda question: lines(question.max_length),
    Answer.TEXT: lambda question: lines(400),
    Answer.URL: lambda question: st.sampled_from(["https://www.ks.no/", "http://x.example/a?b=c&d=%C3%A6#e"]),
    Answer.EMAIL: lambda question: st.just("postmottak@kommune.example"),
    Answer.PATTERN: _ids,
    Answer.DAY: lambda question: st.dates().map(str),
    Answer.DAY_OR_YEAR: lambda question: st.sampled_from(["1999", "2017", "2017-06", "2017-06-30", "2024-02-29"]),
    Answer.WHOLE: lambda question: st.sampled_from(["0", "200000", "1 250 000"]),
    Answer.NUMBER: lambda question: st.sampled_from(["0", "-3", "27,5", "1 000", "0.25"]),
    Answer.YES: lambda question: st.just("yes"),
    Answer.SOURCE: lambda question: st.just("source"),
}


def _consistent(answers: Answers) -> Answers:
    """The same answers without what no two of them can say together."""
    sources = {source["id"]: source for source in answers.get("sources", ())}
    answers["sources"] = list(sources.values())
    period = answers.get("period") or {}
    if period.get("end"):
        period["start"], period["end"] = "1998", "2018-05"
        if answers.get("status") == "ongoing":
            answers["status"] = "completed"
    keys = {use["id"]: use for use in answers.get("keys", ())}
    answers["keys"] = list(keys.values())
    for model in answers.get("inspired_by", ()):
        model.update({"case": "", "name": model["name"] or "Et forbilde"} if model["name"] else {"name": ""})
        if not model["case"] and not model["name"]:
            model["name"] = "Et forbilde"
    for effect in answers.get("effects", ()):
        effect["source"] = next(iter(sources))
        effect["unit"] = effect["unit"] or "personer"
        effect["indicator"] = ""
        if effect["evidence"] == "before-after":
            effect["before"], effect["after"] = "1", "2"
    for image in answers.get("images", ()):
        image.update({"picture": "0123456789ab.webp", "consent": "yes"})
    return answers


Change = Callable[[Answers], str]
"""Makes one thing wrong, and gives the place where that must be told."""


def _set(name: str, value: Any) -> Change:
    def change(answers: Answers) -> str:
        answers[name] = value
        return name

    return change


def _group(name: str, at: str, /, **parts: str) -> Change:
    def change(answers: Answers) -> str:
        answers[name] = parts
        return f"{name}.{at}"

    return change


def _effect(at: str, /, **parts: str) -> Change:
    def change(answers: Answers) -> str:
        whole = {"what": "Deltakere", "before": "", "after": "", "unit": "", "evidence": "claimed", "source": ""}
        answers["effects"] = [{**whole, **parts}]
        return f"effects.0.{at}"

    return change


def _source(**parts: str) -> Change:
    def change(answers: Answers) -> str:
        answers["sources"][0].update(parts)
        return f"sources.0.{next(iter(parts))}"

    return change


def _story(text: str) -> Change:
    def change(answers: Answers) -> str:
        answers["story"] = ["", text, "", ""]
        return "story.1"

    return change


def _twice(answers: Answers) -> str:
    answers["sources"] = [{"id": "en", "title": "En"}, {"id": "en", "title": "To"}]
    answers["effects"] = []
    return "sources.1.id"


def _item(name: str, at: str, /, **parts: str) -> Change:
    def change(answers: Answers) -> str:
        answers[name] = [parts]
        return f"{name}.0.{at}"

    return change


WRONG: Sequence[Change] = (
    *(_set(name, "") for name in ("title", "summary")),
    *(_set(name, []) for name in ("municipality", "sources")),
    _set("title", "\u200b \u202e"),
    _set("title", "Et navn " * 20),
    _set("summary", "Et sammendrag som er for langt. " * 20),
    _set("input_handling", "x" * 2001),
    _set("input_handling", "x" * 100_000),
    _set("title", "<script>alert(1)</script>"),
    _set("place", "&lt;b&gt;"),
    _set("owner", "javascript:alert(1)"),
    _set("municipality", ["Stavagner"]),
    _set("municipality", ["Stavanger", "Stavanger"]),
    _set("themes", ["naermiljo", "finnes-ikke"]),
    _set("methods", ["gjestebudd"]),
    _set("level", "mye"),
    _set("status", "ferdig"),
    _set("phases", ["sove"]),
    _group("period", "start", start="31.12.2019"),
    _group("period", "start", start="2019-13"),
    _group("period", "start", start="2019-02-30"),
    _group("period", "start", end="2019"),
    _group("period", "end", start="2019", end="2018-12"),
    _group("resources", "cost_nok", cost_nok="ca. 200 000"),
    _group("resources", "cost_nok", cost_nok="-5"),
    _group("contact", "role", organisation="Asker kommune"),
    _group("contact", "email", role="Torget", organisation="Asker", email="ikke en adresse"),
    _group("contact", "url", role="Torget", organisation="Asker", url="www.asker.no"),
    _group("openness", "process", problem="yes", purpose="no"),
    _source(id="Stor Bokstav"),
    _source(url="http://a b"),
    _source(date="2035"),
    _source(title=""),
    _twice,
    _effect("source", after="40", unit="personer"),
    _effect("unit", after="40"),
    _effect("evidence", evidence="before-after"),
    _effect("evidence", evidence=""),
    _effect("after", after="omtrent 40", unit="personer"),
    _effect("source", evidence="compared"),
    _effect("source", after="40", unit="personer", source="borte"),
    _effect("measured", measured="2035"),
    _effect("what", what=""),
    _effect("indicator", indicator="lykke"),
    _item("keys", "id", how="Vi gjorde det"),
    _item("keys", "id", id="finnes-ikke"),
    _item("inspired_by", "case", url="https://www.ks.no/"),
    _item("inspired_by", "case", case="asker-borgen", name="Gentofte"),
    _item("images", "picture", alt="Et bord", credit="Asker", licence="cc-by-4.0"),
    _item("images", "alt", picture="0123456789ab.webp", credit="Asker", licence="cc-by-4.0"),
    _item("images", "consent", picture="0123456789ab.webp", alt="Et bord", credit="Asker", licence="cc-by-4.0"),
    _story("Seksten prøvde.[^borte]"),
    _story("Lang tekst. " * 25_000),
)


def spoilt(sound: st.SearchStrategy[Answers]) -> st.SearchStrategy[tuple[Answers, str]]:
    """Sound answers with one thing wrong, and where."""

    def spoil(pair: tuple[Answers, Change]) -> tuple[Answers, str]:
        answers = copy.deepcopy(pair[0])
        return answers, pair[1](answers)

    return st.tuples(sound, st.sampled_from(WRONG)).map(spoil)


def drawn(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """Many examples at once, the same in each run, for what can judge them together."""
    found: list[T] = []

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: T) -> None:
        found.append(copy.deepcopy(example))

    collect()
    return found[:count]
