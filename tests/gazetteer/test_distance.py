"""Distances and middles on the globe."""

import pytest

from sayso.gazetteer.distance import area_radius_km, distance_km, middle, settlement_radius_km, spread_km


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_km(10, 20, 11, 20) == pytest.approx(111.2, abs=0.1)


def test_distance_crosses_the_date_line() -> None:
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


def test_the_middle_of_places_on_both_sides_of_the_date_line_lies_between_them() -> None:
    found = middle([(0, 179, 1.0), (0, -179, 1.0)])
    assert found is not None
    assert abs(found[1]) == pytest.approx(180)


def test_weight_draws_the_middle() -> None:
    found = middle([(0, 0, 3.0), (0, 4, 1.0)])
    assert found is not None
    assert found[1] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("points", [[], [(0, 0, 1.0), (0, 180, 1.0)]])
def test_no_points_or_opposite_ones_have_no_middle(points: list[tuple[float, float, float]]) -> None:
    assert middle(points) is None


def test_spread_takes_in_the_asked_share() -> None:
    points = [(0.0, lon / 10, 1.0) for lon in range(10)]
    assert spread_km(0, 0, points, share=0.5) == pytest.approx(distance_km(0, 0, 0, 0.5))
    assert spread_km(0, 0, [], share=0.5) == 0


def test_radii_grow_with_people_and_area_and_are_never_nothing() -> None:
    assert settlement_radius_km(0) == 1.0
    assert settlement_radius_km(4_000_000) > settlement_radius_km(100_000) > 1.0
    assert area_radius_km(0.1) == 1.0
    assert area_radius_km(652_230) == pytest.approx(455.6, abs=0.1)
