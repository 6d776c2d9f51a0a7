"""Place names of reports made by hand: what is found, and where it is put."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.interpret.places import add_places, find_toponyms, resolve
from sayso.interpret.sentences import add_sentences
from sayso.records import Absent, Mention, MentionForm, MentionType, Place, PlacePrecision, Reading, Span
from tests.factories import reading


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    empty: Path = tmp_path_factory.mktemp("no-added-gazetteers")
    return open_gazetteer(empty)


def _read(text: str, gazetteer: Gazetteer, **facts: object) -> Reading:
    return add_places(add_sentences(reading(text, **facts)), gazetteer)


def _named(done: Reading) -> list[tuple[str, Place]]:
    spans = {mention.id: mention.span for mention in done.mentions}
    return [(spans[place.mention].text_in(done.document.text), place) for place in done.places]


def _only(text: str, name: str, gazetteer: Gazetteer, **facts: object) -> Place:
    return next(place for found, place in _named(_read(text, gazetteer, **facts)) if found == name)


# Text, and the names that must be found in it, all and no others.
FOUND = [
    ("KABUL, Oct 4 (Agency) - A blast shook the city.", ["KABUL"]),
    ("Gunmen attacked a convoy near Maiduguri, Nigeria.", ["Maiduguri", "Nigeria"]),
    ("Chelsea Clinton and Paris Hilton met Mr Jordan.", []),
    ("He studied at the University of Texas and wrote for the New York Times.", []),
    ("The Bank of England raised rates.", []),
    ("Russian and Sri Lankan officials met.", []),
    ("Of the men, most were police. Reading is hard.", []),
    ("He lived on Memphis Street.", []),
    ("The firm paid US$40 million in March.", []),
    ("Kabul-based diplomats left.", ["Kabul"]),
    ("Fighting spread through Khatlon Province.", ["Khatlon Province"]),
    ("The Israel-Lebanon border was closed.", ["Israel", "Lebanon"]),
    ("Two men of Alexandria, La., were held.", ["Alexandria", "La"]),
    ("The suspect crossed the Tigris into Syria.", ["Tigris", "Syria"]),
    ("They hid in the Rasht Valley and the Hindu Kush.", ["Rasht Valley", "Hindu Kush"]),
    ("Leaders of NATO and Hamas spoke on Monday.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_places_are_found_and_other_names_are_not(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [name for name, _ in _named(_read(text or " ", gazetteer))] == names


# Text, a name in it, and the country and GeoNames id that it must get.
PLACED = [
    ("Two were hurt in Paris, Texas.", "Paris", "USA", 4717560),
    ("Two were hurt in Paris on Monday.", "Paris", "FRA", 2988507),
    ("A man of Alexandria, La., was held.", "Alexandria", "USA", 4314550),
    ("He was killed in Tripoli, Lebanon.", "Tripoli", "LBN", 266826),
    ("Tripoli and Benghazi were shelled, Libyan officials said.", "Tripoli", "LBY", 2210247),
    ("Georgian troops left. Georgia and Armenia signed in Tbilisi.", "Georgia", "GEO", 614540),
    ("The sheriff of Fulton County, Georgia, said Atlanta was quiet.", "Georgia", "USA", 4197000),
    ("Officials in Washington and London disagreed.", "Washington", "USA", 4140963),
    ("Fighting went on in Donetsk Oblast.", "Donetsk Oblast", "UKR", 709716),
    ("A Lebanon man was shot, the sheriff of Wilson County said. Nashville police helped.", "Lebanon", "USA", None),
    ("Troops entered Leninobod, a town in Tajikistan.", "Leninobod", "TJK", None),
]


@pytest.mark.parametrize(("text", "name", "country", "geonames"), PLACED)
def test_a_name_is_placed_by_its_context(
    gazetteer: Gazetteer, *, text: str, name: str, country: str, geonames: int | None
) -> None:
    place = _only(text, name, gazetteer)
    assert place.country == country
    assert geonames is None or place.geonames == geonames


def test_an_office_tells_a_country_from_a_state_of_its_name(gazetteer: Gazetteer) -> None:
    text = "Georgia's president stayed in Tbilisi. On the same day Georgia's governor left Atlanta."
    found = [place.country for name, place in _named(_read(text, gazetteer)) if name == "Georgia"]
    assert found == ["GEO", "USA"]


def test_namesakes_across_a_border_are_kept_apart(gazetteer: Gazetteer) -> None:
    text = "Fighting in Badakhshan, Afghanistan, spread to Gorno-Badakhshan in Tajikistan."
    assert [(name, place.country) for name, place in _named(_read(text, gazetteer))] == [
        ("Badakhshan", "AFG"),
        ("Afghanistan", "AFG"),
        ("Gorno-Badakhshan", "TJK"),
        ("Tajikistan", "TJK"),
    ]


def test_an_unknown_village_takes_the_narrowest_container_that_is_stated(gazetteer: Gazetteer) -> None:
    text = "Three died in the village of Sherbegiyon in Tajikistan's eastern Rasht Valley."
    place = _only(text, "Sherbegiyon", gazetteer)
    valley = _only(text, "Rasht Valley", gazetteer)
    assert (place.geonames, place.absent, place.country) == (None, Absent.UNKNOWN_PLACE, "TJK")
    assert (place.lat, place.lon, place.radius_km) == (valley.lat, valley.lon, valley.radius_km)


def test_a_container_that_leads_counts_too(gazetteer: Gazetteer) -> None:
    place = _only("In Khatlon province, the village of Obimalikdara was shelled.", "Obimalikdara", gazetteer)
    assert (place.absent, place.admin1, place.precision) == (Absent.UNKNOWN_PLACE, "Khatlon", PlacePrecision.PROVINCE)


def test_an_unknown_village_without_container_has_no_point(gazetteer: Gazetteer) -> None:
    place = _only("Shells fell on the village of Zzyzxabad.", "Zzyzxabad", gazetteer)
    assert (place.lat, place.lon, place.radius_km, place.country) == (None, None, None, None)
    assert (place.precision, place.absent) == (PlacePrecision.UNKNOWN, Absent.UNKNOWN_PLACE)


PRECISION = [
    ("Clashes in northern Afghanistan went on.", "Afghanistan", PlacePrecision.REGION),
    ("Clashes in Afghanistan went on.", "Afghanistan", PlacePrecision.COUNTRY),
    ("A bomb went off near Maiduguri.", "Maiduguri", PlacePrecision.NEAR),
    ("A bomb went off in Maiduguri.", "Maiduguri", PlacePrecision.POINT),
    ("Drought hit Helmand province.", "Helmand", PlacePrecision.PROVINCE),
    ("Shells hit Idlib.", "Idlib", PlacePrecision.POINT),
    ("A flood in Rapides Parish, Louisiana.", "Rapides Parish", PlacePrecision.DISTRICT),
    ("Snow cut off Lensky Ulus.", "Lensky Ulus", PlacePrecision.PROVINCE),
    ("Herders were killed in south-western Borno State.", "Borno State", PlacePrecision.PROVINCE),
    ("Floods reached northern Helmand province.", "Helmand", PlacePrecision.PROVINCE),
    ("Ships crossed the Black Sea.", "Black Sea", PlacePrecision.REGION),
]


@pytest.mark.parametrize(("text", "name", "precision"), PRECISION)
def test_precision_says_how_the_point_stands_for_the_place(
    gazetteer: Gazetteer, *, text: str, name: str, precision: PlacePrecision
) -> None:
    assert _only(text, name, gazetteer).precision is precision


# The bare name of a town and its division, and which is meant.
TOWN_OR_DIVISION = [
    ("Drones fell on Moscow before dawn.", "Moscow", PlacePrecision.POINT),
    ("Drones fell on Moscow Oblast before dawn.", "Moscow Oblast", PlacePrecision.PROVINCE),
    ("A Kyiv-based lawyer was held.", "Kyiv", PlacePrecision.POINT),
    ("They left from Bishkek by car.", "Bishkek", PlacePrecision.POINT),
    ("The post stands 9 km from Isfara.", "Isfara", PlacePrecision.POINT),
    ("Traders were shot at a market in Maroua.", "Maroua", PlacePrecision.POINT),
    ("Spin Boldak, Kandahar, was shelled.", "Kandahar", PlacePrecision.PROVINCE),
    ("The school in Ansongo, Gao, burned down.", "Gao", PlacePrecision.PROVINCE),
    ("A depot in Gao region burned down.", "Gao", PlacePrecision.PROVINCE),
]


@pytest.mark.parametrize(("text", "name", "precision"), TOWN_OR_DIVISION)
def test_a_bare_name_is_the_towns_unless_it_holds_something(
    gazetteer: Gazetteer, *, text: str, name: str, precision: PlacePrecision
) -> None:
    place = _only(text, name, gazetteer)
    assert place.precision is precision


def test_divisions_point_and_radius_are_told(gazetteer: Gazetteer) -> None:
    place = _only("A man of Alexandria, La., was held.", "Alexandria", gazetteer)
    assert (place.admin1, place.admin2) == ("Louisiana", "Rapides Parish")
    assert place.lat == pytest.approx(31.3, abs=0.1)
    assert place.radius_km is not None
    assert 1 <= place.radius_km < 10


def test_other_places_of_the_name_are_told_with_their_scores(gazetteer: Gazetteer) -> None:
    place = _only("Police in Springfield said nothing.", "Springfield", gazetteer)
    assert place.alternatives
    scores = [other.score for other in place.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert place.score + sum(scores) <= 1.001
    assert all(other.geonames != place.geonames for other in place.alternatives)


def test_ids_follow_the_text(gazetteer: Gazetteer) -> None:
    done = _read("From Kabul to Herat. From Herat to Kandahar.", gazetteer)
    assert [m.id for m in done.mentions] == [f"m{n}" for n in range(len(done.mentions))]
    assert [p.id for p in done.places] == [f"p{n}" for n in range(len(done.places))]
    assert [p.mention for p in done.places] == [m.id for m in done.mentions]
    assert [m.span for m in done.mentions] == sorted(m.span for m in done.mentions)


def _mention(number: int, start: int, end: int, kind: MentionType) -> Mention:
    return Mention(f"m{number}", Span(start, end), Span(start, end), kind, MentionForm.NAME, None, 1.0)


def test_mentions_of_other_finders_are_kept_and_their_places_resolved(gazetteer: Gazetteer) -> None:
    text = "In Herat, Karim spoke of Kabul."
    person, place = _mention(0, 10, 15, MentionType.PERSON), _mention(1, 3, 8, MentionType.LOCATION)
    done = add_places(replace(reading(text), mentions=(person, place)), gazetteer)
    assert done.mentions == (person, place), "a finder's own Location mentions are taken as they are"
    assert [(p.mention, p.country) for p in done.places] == [("m1", "AFG")]


def test_new_mentions_get_ids_that_are_free(gazetteer: Gazetteer) -> None:
    given = add_sentences(reading("Karim left Kabul."))
    person = _mention(4, 0, 5, MentionType.PERSON)
    done = add_places(replace(given, mentions=(person,)), gazetteer)
    assert [m.id for m in done.mentions] == ["m4", "m5"]


def test_the_publisher_and_its_address_count(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Richmond on Sunday."
    british = _only(text, "Richmond", gazetteer, url="https://www.example.co.uk/news")
    assert british.country == "GBR"
    assert _only(text, "Richmond", gazetteer).country != "GBR"


def test_resolve_takes_mentions_in_any_order(gazetteer: Gazetteer) -> None:
    document = reading("From Kabul to Herat.").document
    mentions = find_toponyms(document.text, (), gazetteer)
    assert resolve(mentions[::-1], document, gazetteer) == resolve(mentions, document, gazetteer)


def test_the_same_text_gives_the_same_places(gazetteer: Gazetteer) -> None:
    text = "Fighting in Springfield, Paris and Georgia. Sheriff Lee of Jackson County left Franklin for Salem."
    assert _read(text, gazetteer) == _read(text, gazetteer)
