"""The shipped index: what is in it, and how it is asked."""

import pytest

from sayso.errors import BadKnowledge
from sayso.gazetteer import Gazetteer, PlaceKind, name_key
from sayso.gazetteer.distance import distance_km
from sayso.gazetteer.index import PlaceIndex, open_index

# Name, kind, country, GeoNames id, and a point that it lies near; from the public GeoNames pages.
KNOWN = [
    ("Afghanistan", PlaceKind.COUNTRY, "AFG", 1149361, (33.0, 65.0)),
    ("Ivory Coast", PlaceKind.COUNTRY, "CIV", 2287781, (8.0, -5.0)),
    ("DRC", PlaceKind.COUNTRY, "COD", 203312, (0.0, 25.0)),
    ("Ohio", PlaceKind.PROVINCE, "USA", 5165418, (40.3, -82.8)),
    ("Khatlon Province", PlaceKind.PROVINCE, "TJK", 1347488, (37.9, 69.2)),
    ("Donetsk Oblast", PlaceKind.PROVINCE, "UKR", 709716, (48.0, 37.8)),
    ("Rapides Parish", PlaceKind.DISTRICT, "USA", 4338356, (31.2, -92.5)),
    ("Kabul", PlaceKind.SETTLEMENT, "AFG", 1138958, (34.5, 69.2)),
    ("Кабул", PlaceKind.SETTLEMENT, "AFG", 1138958, (34.5, 69.2)),
    ("كابل", PlaceKind.SETTLEMENT, "AFG", 1138958, (34.5, 69.2)),
    ("Stalinabad", PlaceKind.SETTLEMENT, "TJK", 1221874, (38.5, 68.8)),
    ("St Louis", PlaceKind.SETTLEMENT, "USA", 4407066, (38.6, -90.2)),
]


@pytest.mark.parametrize(("name", "kind", "country", "geonames", "point"), KNOWN)
def test_a_known_place_is_there_with_its_point(
    gazetteer: Gazetteer, *, name: str, kind: PlaceKind, country: str, geonames: int, point: tuple[float, float]
) -> None:
    found = [p for p in gazetteer.lookup(name_key(name)) if p.geonames == geonames]
    assert [(p.kind, p.country) for p in found] == [(kind, country)]
    assert distance_km(found[0].lat, found[0].lon, *point) < 60


def test_a_name_has_its_places_by_population(gazetteer: Gazetteer) -> None:
    people = [place.population for place in gazetteer.lookup("alexandria")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_an_older_name_is_told_to_be_one(gazetteer: Gazetteer) -> None:
    assert [p.is_alternate for p in gazetteer.lookup("stalinabad") if p.geonames == 1221874] == [True]
    assert [p.is_alternate for p in gazetteer.lookup("dushanbe") if p.geonames == 1221874] == [False]


def test_a_capital_is_known_as_one(gazetteer: Gazetteer) -> None:
    assert [p.capital_rank for p in gazetteer.lookup("dushanbe") if p.geonames == 1221874] == [2]
    towns = [p for p in gazetteer.lookup("maiduguri") if p.kind is PlaceKind.SETTLEMENT]
    assert [p.capital_rank for p in towns][:1] == [1]


def test_divisions_of_a_town_are_named(gazetteer: Gazetteer) -> None:
    town = next(p for p in gazetteer.lookup("alexandria") if p.geonames == 4314550)
    assert (town.admin1, town.admin2, town.admin1_id) == ("Louisiana", "Rapides Parish", 4331987)


@pytest.mark.parametrize("name", ["", "no such place anywhere", "zzz"])
def test_an_unknown_name_has_no_places(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()


def test_a_prefix_is_whole_words_of_a_longer_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.has_prefix("new")
    assert gazetteer.has_prefix("bosnia and")
    assert not gazetteer.has_prefix("maidugur")
    assert not gazetteer.has_prefix("xyzzy")


@pytest.mark.parametrize(("code", "alpha3"), [("TJ", "TJK"), ("TJK", "TJK"), ("XK", "XKX"), ("GB", "GBR")])
def test_a_country_is_found_by_both_codes(gazetteer: Gazetteer, code: str, alpha3: str) -> None:
    found = gazetteer.country(code)
    assert found is not None
    assert found.country == alpha3


def test_an_unknown_code_is_no_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("ZZ") is None
    assert gazetteer.admin("ZZ.99") is None


def test_neighbours_share_a_border_both_ways(gazetteer: Gazetteer) -> None:
    assert gazetteer.neighbours("TJK") == ("AFG", "CHN", "KGZ", "UZB")
    assert "TJK" in gazetteer.neighbours("AFG")
    assert gazetteer.neighbours("ISL") == ()


def test_provinces_on_both_sides_of_a_border_are_two(gazetteer: Gazetteer) -> None:
    provinces = {p.country for p in gazetteer.lookup("badakhshan") if p.kind is PlaceKind.PROVINCE}
    assert {"AFG"} <= provinces
    mountains = [p.country for p in gazetteer.lookup(name_key("Gorno-Badakhshan")) if p.kind is PlaceKind.PROVINCE]
    assert mountains == ["TJK"]


def test_every_place_lies_on_the_globe_within_a_sane_radius() -> None:
    index = open_index()
    counts = index.description["kinds"]
    assert isinstance(counts, dict)
    assert (counts["country"], counts["settlement"]) == (250, 235915)
    for key in ("paris", "san jose", "victoria", "jefferson county", "al qaim", "georgia"):
        for place in index.lookup(key):
            assert abs(place.lat) <= 90
            assert abs(place.lon) <= 180
            assert 0 < place.radius_km < 6000


def test_a_damaged_index_is_refused() -> None:
    with pytest.raises(BadKnowledge, match="no place index"):
        PlaceIndex(b"something else", source="test")
