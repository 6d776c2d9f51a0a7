from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Absence, Absent, Effect, EffectKind, Role
from sayso.telling.actors import actors_of, attribute_words, kind_words, other_names, sector_words, things_of
from sayso.telling.events import (
    acled_words,
    effect_words,
    in_role,
    marks,
    relation_verb,
    type_words,
    when_words,
    where_words,
)
from sayso.telling.lookup import Lookup
from sayso.telling.questions import open_questions
from tests.factories import reading
from tests.telling.full_reading import at, full_reading

LOOKUP = Lookup.of(full_reading())
EVENTS = LOOKUP.events


@pytest.mark.parametrize(
    ("name", "sort", "told"),
    [
        ("v0", "ASSAULT / destroy", ()),
        ("v1", "no code", ()),
        ("v2", "MOBILIZE", ("planned",)),
        ("v3", "COERCE / arrest", ("did not happen",)),
        ("v4", "ASSAULT / heavy-weapons", ("background",)),
    ],
)
def test_an_event_is_named_by_its_code_and_marked_where_it_did_not_simply_happen(
    name: str, sort: str, told: tuple[str, ...]
) -> None:
    assert type_words(EVENTS[name]) == sort
    assert marks(EVENTS[name]) == told


def test_acled_types_stand_beside_a_plover_type_or_in_its_place_but_not_twice() -> None:
    event = EVENTS["v4"]
    alone = replace(event, plover=None)
    assert acled_words(event) == "Explosions/Remote violence: Shelling/artillery/missile attack"
    assert (type_words(alone), acled_words(alone)) == (acled_words(event), "")


def test_places_and_times_are_told_as_far_as_they_are_known() -> None:
    assert where_words(EVENTS["v0"], LOOKUP) == "Kesh-Tau, Orran Province, KGZ"
    assert when_words(EVENTS["v0"], LOOKUP) == "2 March 2023"
    assert when_words(EVENTS["v4"], LOOKUP) == "“Years ago”"
    assert (where_words(EVENTS["v2"], LOOKUP), when_words(EVENTS["v1"], LOOKUP)) == ("", "")


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (2, None, None, "2 or more"),
        (None, None, 400, "400 or fewer"),
        (2, None, 6, "2 to 6"),
        (1, 1, 1, "1"),
        (20, 30, 99, "30 (20 to 99)"),
        (None, 5, None, "about 5"),
        (0, 0, 0, "0"),
    ],
)
def test_effects_are_ranges(low: int | None, best: int | None, high: int | None, words: str) -> None:
    effect = Effect(EffectKind.KILLED, at("guards"), low, best, high, False, at("at least two"), ())
    assert effect_words(effect, LOOKUP) == f"{words} killed (“at least two guards”)"


def test_an_effect_without_a_number_says_so() -> None:
    effect = Effect(EffectKind.KILLED, at("guards"), None, None, None, False, at("killing"), ())
    assert effect_words(effect, LOOKUP) == "killed, number not stated (“killing” … “guards”)"


def test_a_number_that_stands_apart_from_its_victims_is_quoted_apart() -> None:
    effect = Effect(EffectKind.KILLED, at("guards"), 3, 3, 3, True, at("three"), ())
    assert effect_words(effect, LOOKUP) == "3 killed in total (“guards” … “three”)"


def test_one_who_is_named_twice_in_a_role_is_told_once() -> None:
    event = EVENTS["v0"]
    doubled = replace(event, participants=event.participants * 2)
    assert in_role(doubled, Role.ACTOR, LOOKUP) == ("Armed men",)


def test_relations_that_have_ended_are_told_in_the_past() -> None:
    assert [relation_verb(row) for row in LOOKUP.reading.relations] == ["commands", "was employed by"]


def test_actors_are_those_who_bear_a_name_speak_or_act() -> None:
    names = [LOOKUP.name_of(row) for row in actors_of(LOOKUP)]
    assert names[:4] == ["Armed men", "guards", "Interior Ministry", "Marat Oles"]
    assert [LOOKUP.name_of(row) for row in things_of(LOOKUP)] == ["trucks"]
    alone = Lookup.of(replace(LOOKUP.reading, claims=(), events=(), relations=()))
    assert "guards" not in [alone.name_of(row) for row in actors_of(alone)]


def test_an_actor_is_told_with_further_names_kind_sector_and_attributes() -> None:
    army, oles = LOOKUP.entities["e5"], LOOKUP.entities["e3"]
    assert other_names(army)[:2] == ("FRA (acronym)", "Shepherds (alias)")
    assert (kind_words(army), sector_words(army)) == ("armed group", "REB rebels")
    assert attribute_words(oles) == ("age 34", "former office customs officer")


def test_open_questions_are_every_missing_value_each_once() -> None:
    asked = [(row.record_id, row.asked) for row in open_questions(LOOKUP)]
    assert asked == [
        ("v1", "When was it?"),
        ("v2", "Where was it?"),
        ("v3", "Who did it?"),
        ("v3", "Where was it?"),
        ("t2", "Which days are meant?"),
        ("p0", "Where exactly is it?"),
        ("p2", "Where exactly is it?"),
    ]


def test_a_report_without_date_and_outlet_leaves_these_open() -> None:
    assert [row.asked for row in open_questions(Lookup.of(reading()))] == [
        "When was this published?",
        "Who published this?",
    ]


def test_a_missing_field_that_has_no_question_of_its_own_is_asked_for_by_its_name() -> None:
    event = replace(EVENTS["v0"], absent=(Absence("sub_type", Absent.NOT_STATED),))
    of = replace(LOOKUP.reading, events=(event,), times=(), places=())
    (found,) = (row for row in open_questions(Lookup.of(of)) if row.record_id == "v0")
    assert found.asked == "What is its sub type?"
