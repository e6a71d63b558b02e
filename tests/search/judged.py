"""Judged queries, and how well a list of answers serves them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

QUERIES = Path(__file__).with_name("queries.yml")
WHOLE_QUESTIONS = Path(__file__).with_name("whole_questions.yml")
GRADES = {"exact": 3, "good": 2, "related": 1}
"""What the names of the file are worth."""

ANSWER = 2
"""The lowest grade that answers a query; a page that is only related does not."""

FIRST = 5
"""How many answers a reader looks at before giving up: success@5."""

LISTED = 10
"""How many answers are weighed: nDCG@10."""


@dataclass(frozen=True, eq=False)
class Query:
    """What a reader asks, and the worth of each page that serves it, by its address without the last slash."""

    text: str
    kind: str
    held_out: bool
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Scores:
    """Measures from 0 to 1 of how well queries were answered."""

    success: float
    ndcg: float
    reciprocal_rank: float


def read(path: Path = QUERIES) -> tuple[Query, ...]:
    """Read the judged queries."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Query(
            text=row["query"],
            kind=row["kind"],
            held_out=row.get("held_out", False),
            grades={page: grade for name, grade in GRADES.items() for page in row.get(name, ())},
        )
        for row in rows
    )


def score(query: Query, answers: Sequence[str]) -> Scores:
    """Weigh the answers to one query, addresses in order.

    nDCG is that of Järvelin and Kekäläinen (2002) with the gain 2^grade − 1, as Burges et al. (2005) have it.
    """
    grades = [query.grades.get(answer.strip("/"), 0) for answer in answers[:LISTED]]
    ideal = sorted(query.grades.values(), reverse=True)[:LISTED]
    first = next((place for place, grade in enumerate(grades, 1) if grade >= ANSWER), None)
    return Scores(
        success=float(first is not None and first <= FIRST),
        ndcg=_gain(grades) / _gain(ideal),
        reciprocal_rank=1 / first if first else 0.0,
    )


def mean(found: Iterable[Scores]) -> Scores:
    """The mean over queries."""
    scores = list(found)
    return Scores(
        success=fmean(one.success for one in scores),
        ndcg=fmean(one.ndcg for one in scores),
        reciprocal_rank=fmean(one.reciprocal_rank for one in scores),
    )


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
