"""Places on the flat map."""

from __future__ import annotations

import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casebank.bank import load
from casebank.geography import CENTRAL_MERIDIAN, EARTH_RADIUS, distance, project
from tests.specimens import ROOT

NORWAY = st.sampled_from(
    [(one.lat, one.lon) for one in load(ROOT, date(2026, 11, 1)).vocabularies.gazetteer.municipalities]
)
"""Latitude and longitude in degrees of each municipality."""


def _along_the_earth(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance in kilometres by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, place)) for place in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(half))


@given(NORWAY, NORWAY)
def test_distances_in_norway_are_at_most_half_a_percent_too_long(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    true = _along_the_earth(one, other)
    flat = distance(project(*one), project(*other))
    assert true * 0.999 - 0.01 <= flat <= true * 1.005 + 0.01


@given(st.floats(57.9, 71.2), st.floats(0.1, 15))
def test_the_map_is_symmetric_about_its_meridian(latitude: float, degrees: float) -> None:
    east = project(latitude, CENTRAL_MERIDIAN + degrees)
    west = project(latitude, CENTRAL_MERIDIAN - degrees)
    assert math.isclose(east.east, -west.east)
    assert math.isclose(east.north, west.north)


def test_oslo_and_bergen_lie_305_km_apart() -> None:
    assert round(distance(project(59.91, 10.75), project(60.39, 5.32)), -1) == 310
