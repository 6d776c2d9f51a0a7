"""The hand-kept lists: well formed, and where they say they are."""

from pathlib import Path

import pytest

from sayso.errors import BadKnowledge
from sayso.gazetteer import Gazetteer, PlaceKind, name_key
from sayso.gazetteer.distance import distance_km
from sayso.gazetteer.index import open_index
from sayso.gazetteer.knowledge import FOLDER, Region, read_countries, read_regions

REGIONS = read_regions()


def test_there_are_hundreds_of_regions_of_all_types() -> None:
    assert len(REGIONS) >= 300
    assert {region.type for region in REGIONS} >= {"river", "sea", "strait", "valley", "mountains", "area"}


def test_no_two_regions_share_a_name() -> None:
    names = [key for region in REGIONS for key in {name_key(name) for name in (region.name, *region.aliases)}]
    twice = sorted({name for name in names if names.count(name) > 1})
    assert twice == []


@pytest.fixture(scope="module")
def towns() -> dict[str, list[tuple[float, float]]]:
    """Points of all towns and countries of the index, by country."""
    index = open_index()
    points: dict[str, list[tuple[float, float]]] = {}
    for number, country in enumerate(index._country):
        code = index._countries[country][1]
        points.setdefault(code, []).append((index._lat[number] / 1000, index._lon[number] / 1000))
    return points


@pytest.mark.parametrize("region", [r for r in REGIONS if r.countries], ids=lambda r: r.name)
def test_a_region_reaches_into_each_country_it_is_said_to_lie_in(
    region: Region, towns: dict[str, list[tuple[float, float]]]
) -> None:
    for code in region.countries:
        if code == "ATA":
            continue  # has no towns
        assert code in towns, f"{code} is no country"
        # A degree is 111 km at most; the nearest town may lie outside an island or an empty quarter.
        near = min(
            distance_km(region.lat, region.lon, lat, lon) for lat, lon in towns[code] if abs(lat - region.lat) < 25
        )
        assert near < region.radius_km * 1.5 + 250, f"{region.name} lies {near:.0f} km off {code}"


@pytest.mark.parametrize("name", ["Donbas", "Sinai", "Sahel", "Rasht Valley", "Tigris", "Levant", "Golan", "West Bank"])
def test_regions_of_conflict_reporting_are_found(gazetteer: Gazetteer, name: str) -> None:
    assert any(p.kind in (PlaceKind.REGION, PlaceKind.PROVINCE) for p in gazetteer.lookup(name_key(name)))


def test_a_remark_in_brackets_is_no_part_of_the_name(gazetteer: Gazetteer) -> None:
    assert any(p.country == "THA" for p in gazetteer.lookup("deep south"))


def test_every_country_has_a_point() -> None:
    assert len(read_countries()) == 250


BROKEN = [
    "regions: {}",
    "source: x\nregions: []",
    "source: x\nregions: {A: {type: planet, point: [0, 0], radius_km: 1, countries: []}}",
    "source: x\nregions: {A: {type: river, point: [91, 0], radius_km: 1, countries: []}}",
    "source: x\nregions: {A: {type: river, point: [0, 0], radius_km: 1, countries: [TJ]}}",
    "source: x\nregions: {A: {type: river, point: [0, 0], radius_km: 1, countries: [], colour: blue}}",
    "source: x\nregions: {A: {type: river, point: [0, 0], countries: []}}",
    "source: [x",
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_list_is_refused_with_its_place(content: str, tmp_path: Path) -> None:
    (tmp_path / "regions.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BadKnowledge, match=r"regions\.yml"):
        read_regions(tmp_path)


def test_the_lists_stand_with_the_other_lists_of_the_package() -> None:
    assert (FOLDER / "regions.yml").is_file()
