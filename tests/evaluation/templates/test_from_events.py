"""Events become incidents, and incidents become templates with when, where, how far, how sure and what befell whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.evaluation.templates.circumstances import days_of, place_of, stage_of
from sayso.evaluation.templates.from_events import found_templates
from sayso.evaluation.templates.incidents import incidents_of, kind_of
from sayso.evaluation.templates.outcomes import confidence_in, effect_on, number_of
from sayso.gazetteer import open_gazetteer
from sayso.interpret.syntax import syntax_of
from sayso.records import (
    AcledCode,
    Claim,
    DatePrecision,
    Effect,
    EffectKind,
    Event,
    Hop,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    Origin,
    Participant,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    PloverCode,
    Quantity,
    Reading,
    Role,
    Sentence,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
    TimePrecision,
)
from sayso.records.prediction import ScoredClass, ScoredSpan
from tests.factories import reading as reading_of
from tests.predictions import predicted, span_of

TEXT = "Rebels killed Ana Orlo in Lyon. Gunmen killed three guards in Oslo."
TREE = """
    Rebels NOUN  2 nsubj rebel
    killed VERB  0 root kill
    Ana    PROPN 2 obj
    Orlo   PROPN 3 flat
    in     ADP   6 case
    Lyon   PROPN 2 obl
    .      PUNCT 2 punct

    Gunmen NOUN  2 nsubj gunman
    killed VERB  0 root kill
    three  NUM   4 nummod
    guards NOUN  2 obj guard
    in     ADP   6 case
    Oslo   PROPN 2 obl
    .      PUNCT 2 punct
"""
ANA, GUARDS = span_of(TEXT, "Ana Orlo"), span_of(TEXT, "guards")
ATTACK = AcledCode("Violence against civilians", "Attack")


def event(number: int, trigger: Span, victim: Span, **changes: Any) -> Event:
    """An attack that killed someone."""
    one = Event(
        id=f"v{number}",
        trigger=trigger,
        triggers=(trigger,),
        plover=PloverCode("ASSAULT", None, ()),
        acled=ATTACK,
        modality=Modality.HAPPENED,
        negated=False,
        background=False,
        participants=(Participant(Role.VICTIM, victim, None, None, ()),),
        place=f"p{number}",
        time=None,
        effects=(Effect(EffectKind.KILLED, victim, None, None, None, False, victim, ()),),
        claims=(),
        absent=(),
        score=0.5,
    )
    return replace(one, **changes)


def place(number: int, name: str, country: str, precision: PlacePrecision = PlacePrecision.POINT) -> Place:
    """A place that a mention names."""
    return Place(f"p{number}", f"m{number}", name, 1, country, None, None, 1.0, 1.0, precision, 1.0, 1.0, (), None)


FIRST = event(0, span_of(TEXT, "killed"), ANA)
SECOND = event(1, span_of(TEXT, "killed", 1), GUARDS)


def given(*events: Event) -> Reading:
    """A reading of the two sentences."""
    mentions = tuple(
        Mention(f"m{n}", span_of(TEXT, name), span_of(TEXT, name), MentionType.LOCATION, MentionForm.NAME, None, 1.0)
        for n, name in enumerate(("Lyon", "Oslo"))
    )
    blank = reading_of(TEXT)
    return replace(
        blank,
        sentences=(Sentence(Span(0, 31)), Sentence(Span(32, len(TEXT)))),
        mentions=mentions,
        places=(place(0, "Lyon", "FRA"), place(1, "Oslo", "NOR")),
        quantities=(Quantity("q0", span_of(TEXT, "three"), 3, 3, 3, None, None, ()),),
        events=events,
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "attack"),
        ({"negated": True}, None),
        ({"background": True}, None),
        ({"modality": Modality.HYPOTHETICAL}, None),
        ({"plover": PloverCode("PROTEST", "demo", ())}, None),
        ({"acled": AcledCode("Battles", "Armed clash")}, None),
        ({"acled": AcledCode("Violence against civilians", "Abduction/forced disappearance")}, "kidnapping"),
        ({"acled": AcledCode("Explosions/Remote violence", "Remote explosive/landmine/IED")}, "bombing"),
    ],
)
def test_only_some_events_are_incidents(changes: dict[str, Any], expected: str | None) -> None:
    assert kind_of(replace(FIRST, **changes), TEXT) == expected


@pytest.mark.parametrize(("told", "expected"), [("burned", "arson"), ("looted", "robbery"), ("wrecked", "attack")])
def test_ruin_is_told_apart_by_its_words(told: str, expected: str) -> None:
    text = f"They {told} the mill."
    ruin = AcledCode("Strategic developments", "Looting/property destruction")
    assert kind_of(event(0, span_of(text, told), span_of(text, "the mill"), acled=ruin), text) == expected


def test_places_tell_incidents_apart_and_a_country_holds_its_towns() -> None:
    assert [len(one.events) for one in incidents_of(given(FIRST, SECOND))] == [1, 1]
    country = place(1, "France", "FRA", PlacePrecision.COUNTRY)
    same = replace(given(FIRST, SECOND), places=(place(0, "Lyon", "FRA"), country))
    assert [len(one.events) for one in incidents_of(same)] == [2]


def test_two_incidents_of_one_kind_give_two_templates_with_their_own() -> None:
    prediction = replace(
        predicted(TEXT, TREE, relevance=[[], []]),
        roles=(ScoredSpan(ANA, "Victim", 0.9), ScoredSpan(GUARDS, "Victim", 0.9)),
        incidents=(ScoredClass("attack", 0.9), ScoredClass("bombing", 0.1)),
    )
    first, second = found_templates(given(FIRST, SECOND), prediction, {}, open_gazetteer())
    assert [one.names for one in first.template.fillers["Victim"]] == [("Ana Orlo",)]
    assert second.template.fillers["Victim"] == ()  # described people stand in a slot that is not scored
    assert [(one.names.names, one.effect, one.number) for one in second.people] == [(("guards",), "DEATH", "3")]
    assert [(one.effect, one.number) for one in first.people] == [("DEATH", "1")]
    assert first.place is not None
    assert (first.place.country, first.place.exact) == (frozenset({"france"}), frozenset({"lyon"}))


def test_what_an_event_bears_out_needs_less_of_the_model() -> None:
    prediction = replace(
        predicted(TEXT, TREE, relevance=[[], []]),
        roles=(ScoredSpan(ANA, "Victim", 0.3),),
        incidents=(ScoredClass("attack", 0.3),),
    )
    (found,) = found_templates(given(FIRST), prediction, {"bare": 0.0}, open_gazetteer())
    assert [one.names for one in found.template.fillers["Victim"]] == [("Ana Orlo",)]
    assert found_templates(given(), prediction, {"bare": 0.0}, open_gazetteer()) == ()


def test_without_a_date_it_was_on_or_before_the_day_of_the_report() -> None:
    blank = given(FIRST)
    assert days_of([FIRST], blank) is None
    stated = StatedDate("1991-02-03", DatePrecision.DAY, Origin.GIVEN)
    dated = replace(blank, document=replace(blank.document, published=stated))
    assert days_of([FIRST], dated) == (None, "1991-02-03")
    span = span_of(TEXT, "Rebels")
    day = Period("t0", span, PeriodType.DATE, None, "1991-02-01", "1991-02-02", TimePrecision.DAY, None, None)
    assert days_of([replace(FIRST, time="t0")], replace(dated, times=(day,))) == ("1991-02-01", "1991-02-01")


def test_without_a_place_the_country_is_that_of_the_sentence() -> None:
    found = place_of([replace(SECOND, place=None)], given(SECOND), open_gazetteer())
    assert found is not None
    assert (found.country, found.exact) == (frozenset({"norway"}), frozenset())


def test_the_farthest_stage_counts() -> None:
    tried = replace(FIRST, modality=Modality.ATTEMPTED)
    assert stage_of([tried]) == "ATTEMPTED"
    assert stage_of([tried, SECOND]) == "ACCOMPLISHED"
    assert stage_of([]) is None


def test_nobody_hurt_is_told_and_nothing_told_is_none() -> None:
    spared = replace(FIRST.effects[0], low=0, best=0, high=0)
    assert effect_on([ANA], [replace(FIRST, effects=(spared,))], is_person=True) == "NO INJURY OR DEATH"
    assert effect_on([GUARDS], [FIRST], is_person=True) is None


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [(3, 3, 3, "3"), (3, None, None, "3-"), (None, None, 3, "-3"), (3, None, 5, "3-5"), (None, None, None, "PLURAL")],
)
def test_numbers_are_written_as_in_the_key(
    low: float | None, best: float | None, high: float | None, expected: str
) -> None:
    quantity = Quantity("q0", span_of(TEXT, "three"), low, best, high, None, None, ())
    syntax = syntax_of(TEXT, predicted(TEXT, TREE).words)
    assert number_of([GUARDS], replace(given(), quantities=(quantity,)), syntax) == expected
    assert number_of([GUARDS], replace(given(), quantities=()), syntax) == "PLURAL"


@pytest.mark.parametrize(
    ("stance", "source", "role", "expected"),
    [
        (Stance.CLAIMS_RESPONSIBILITY, "Rebels", SourceRole.ARMED_GROUP, "CLAIMED OR ADMITTED"),
        (Stance.ACCUSES, "Gunmen", SourceRole.OFFICIAL, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (Stance.ACCUSES, "Gunmen", SourceRole.WITNESS, "SUSPECTED OR ACCUSED"),
        (Stance.ASSERTS, "Gunmen", SourceRole.WITNESS, "REPORTED AS FACT"),
    ],
)
def test_how_sure_it_is_comes_from_claims(stance: Stance, source: str, role: SourceRole, expected: str) -> None:
    hop = Hop(0, span_of(TEXT, source), (), None, None, role, False, SourceNumber.UNKNOWN, None, False)
    claim = Claim("c0", (Span(0, 31),), (), (hop,), Manner.INDIRECT, stance, (), None, None, (), 0.9)
    rebels = span_of(TEXT, "Rebels")
    assert confidence_in([rebels], [FIRST], replace(given(FIRST), claims=(claim,))) == expected
