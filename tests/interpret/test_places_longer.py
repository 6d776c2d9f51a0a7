"""Words that some place bears, inside names of other things; and small places far from all that a report speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.interpret.places import add_places
from sayso.interpret.sentences import add_sentences
from sayso.records import Absent, Place, PlacePrecision
from tests.factories import reading


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return open_gazetteer(tmp_path_factory.mktemp("no-added-gazetteers") / Path("none"))


def _places(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    done = add_places(add_sentences(reading(text)), gazetteer)
    spans = {mention.id: mention.span for mention in done.mentions}
    return {spans[place.mention].text_in(text): place for place in done.places}


# Text, and the names that must be found in it, all and no others.
WHOLES = [
    ("Herders left Dara-Say before the snow.", []),
    ("Smugglers used the track through Tash-Beles again.", []),
    ("Gang members burned houses around Pont-Sondé overnight.", []),
    ("Deputies of the Lok Sabha walked out.", []),
    ("The fighters joined Hayat Tahrir al-Sham last winter.", []),
    ("The Leylek Herald printed the names.", []),
    ("The Supreme Court heard the case.", []),
    ("Between 9 August and 12 August nothing was heard.", []),
    ("Guards closed the Lido beach.", []),
    ("A mortar round fell near the Basel roundabout in Aleppo.", ["Aleppo"]),
    ("Ambulances could not use Salah al-Din road.", []),
    ("Fano militia blocked the road to Gondar.", ["Gondar"]),
    # Pieces that are places, peoples or suffixes are still told apart.
    ("The Kabul-Kandahar highway was mined.", ["Kabul", "Kandahar"]),
    ("Its Ankara-backed rivals hit a Sanaa-based workshop.", ["Ankara", "Sanaa"]),
    ("Rebels shelled the Bunia-Beni road.", ["Bunia", "Beni"]),
    ("The Misrata militias pulled out.", ["Misrata"]),
    ("Tanks stood west of Avdiivka at dusk.", ["Avdiivka"]),
]


@pytest.mark.parametrize(("text", "names"), WHOLES)
def test_part_of_a_longer_name_is_no_place(gazetteer: Gazetteer, *, text: str, names: list[str]) -> None:
    assert list(_places(text, gazetteer)) == names


def test_a_small_namesake_abroad_gives_way_to_the_container_that_is_stated(gazetteer: Gazetteer) -> None:
    found = _places("Troops cleared mines in El Plateado, Cauca, Colombia.", gazetteer)
    village, province = found["El Plateado"], found["Cauca"]
    assert (village.absent, village.geonames, village.country) == (Absent.UNKNOWN_PLACE, None, "COL")
    assert (village.lat, village.lon, village.radius_km) == (province.lat, province.lon, province.radius_km)
    assert village.precision is PlacePrecision.PROVINCE


def test_a_region_of_a_stated_country_is_not_a_village_of_another(gazetteer: Gazetteer) -> None:
    place = _places("Elders from the Hiran region of Somalia met the army.", gazetteer)["Hiran"]
    assert (place.absent, place.country) == (Absent.UNKNOWN_PLACE, "SOM")


def test_a_small_town_of_the_stated_country_stays(gazetteer: Gazetteer) -> None:
    place = _places("A bus was stopped in Ansongo, Mali.", gazetteer)["Ansongo"]
    assert (place.absent, place.country) == (None, "MLI")
