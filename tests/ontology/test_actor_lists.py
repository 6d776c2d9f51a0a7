"""The packaged lists of actors and of words for entities keep their own rules."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.errors import BadKnowledge
from sayso.interpret.entities.listed import listed_actors
from sayso.ontology.actors import KnownActor, packaged_actors
from sayso.ontology.actors.lists import ActorList, checked_actor
from sayso.ontology.entities import LOCATION_SUBTYPES, ORGANISATION_SUBTYPES, Gender, entity_words


def test_the_lists_hold_the_usual_actors_with_their_other_names() -> None:
    actors = packaged_actors().actors
    assert len(actors) > 800
    by_name = {actor.name: actor for actor in actors}
    assert "RFE/RL" in by_name["Radio Free Europe/Radio Liberty"].names
    assert by_name["Syrian Democratic Forces"].country == "SYR"
    assert by_name["Al-Qaeda in the Islamic Maghreb"].subtype == "armed_group"


def test_no_main_name_stands_twice() -> None:
    counts = Counter(actor.name for actor in packaged_actors().actors)
    assert [name for name, count in counts.items() if count > 1] == []


def test_names_longer_than_an_acronym_mean_one_actor() -> None:
    listed = listed_actors(packaged_actors())
    names = listed.names()
    doubtful = {key: [names[n] for n in own] for key, own in listed.several.items() if len(key) > 4}
    assert doubtful == {}


def test_an_acronym_of_two_actors_means_the_one_of_the_country_at_hand() -> None:
    listed = listed_actors(packaged_actors())
    assert "rsf" not in listed.keys
    near = listed.keys_near(frozenset({"SDN"}))
    assert listed.actors[near["rsf"]].name == "Rapid Support Forces"


def test_an_acronym_of_one_countrys_force_means_nothing_in_a_report_on_another() -> None:
    listed = listed_actors(packaged_actors())
    assert "cjtf" not in listed.keys_near(frozenset({"SYR"}))
    assert listed.actors[listed.keys_near(frozenset({"NGA"}))["cjtf"]].country == "NGA"
    assert "afp" in listed.keys_near(frozenset())


def test_a_users_actor_takes_the_place_of_a_shipped_one_of_its_name() -> None:
    own = KnownActor(("Reuters", "Rtrs"), "Organisation", "company", "CAN", "BUS")
    listed = listed_actors(ActorList((*packaged_actors().actors, own), "1"))
    assert listed.actors[listed.keys["reuters"]] is own


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("Thing", {"subtype": None, "country": None, "sector": None}),
        ("Organisation", {"subtype": "band", "country": None, "sector": None}),
        ("Organisation", {"subtype": None, "country": "Syria", "sector": None}),
        ("Organisation", {"subtype": None, "country": None, "sector": "rebel"}),
    ],
)
def test_facts_that_the_record_does_not_know_are_refused(kind: str, values: dict[str, object]) -> None:
    with pytest.raises(BadKnowledge):
        checked_actor("here", ("Front",), kind, values)


def test_words_for_entities_cover_all_subtypes() -> None:
    words = entity_words()
    assert {kind for own in words.organisation_nouns.values() for kind in own} == set(ORGANISATION_SUBTYPES)
    assert {kind for own in words.location_nouns.values() for kind in own} == set(LOCATION_SUBTYPES)


def test_no_first_name_is_of_both_genders() -> None:
    words = entity_words()
    assert set(words.male_names) & set(words.female_names) == set()
    assert words.person_nouns["woman"] is Gender.FEMALE
