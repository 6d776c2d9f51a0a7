"""Divisions some of whose towns are registered under a wrong code."""

import pytest

from sayso.gazetteer import Gazetteer, PlaceKind, name_key
from sayso.gazetteer.strays import radius_without_strays_km

CENTRE = (10.0, 10.0)
TOWNS = [(10.1, 10.0), (10.0, 10.2), (9.7, 10.0), (10.0, 9.6), (10.5, 10.5)]
FAR = (18.0, 10.0)


def test_a_far_town_among_those_of_another_division_is_left_out() -> None:
    radius = radius_without_strays_km(CENTRE, [*TOWNS, FAR], [(18.1, 10.0), (17.9, 10.1)])
    assert radius is not None
    assert radius < 100


def test_a_far_town_beside_its_own_is_kept() -> None:
    radius = radius_without_strays_km(CENTRE, [*TOWNS, FAR, (18.05, 10.0)], [(20.0, 10.0)])
    assert radius == pytest.approx(895, abs=10)


def test_without_towns_nothing_is_known() -> None:
    assert radius_without_strays_km(CENTRE, [], [FAR]) is None


# Provinces with the area of the whole in mind: least and most kilometres.
WIDE = [("Gao", "MLI", 100, 350), ("Sakha", "RUS", 900, 1300), ("Texas", "USA", 400, 650)]


@pytest.mark.parametrize(("name", "country", "least", "most"), WIDE)
def test_wide_provinces_have_a_radius_of_their_size(
    gazetteer: Gazetteer, *, name: str, country: str, least: int, most: int
) -> None:
    found = [p for p in gazetteer.lookup(name_key(name)) if p.kind is PlaceKind.PROVINCE and p.country == country]
    assert [least < p.radius_km < most for p in found] == [True]


def test_a_district_without_towns_says_that_its_point_is_the_provinces(gazetteer: Gazetteer) -> None:
    district = next(p for p in gazetteer.lookup("lensky ulus") if p.kind is PlaceKind.DISTRICT)
    parish = next(p for p in gazetteer.lookup("rapides parish") if p.kind is PlaceKind.DISTRICT)
    assert (district.has_own_point, parish.has_own_point) == (False, True)
