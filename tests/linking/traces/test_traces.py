from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from sayso.linking.aliases import NO_ALIASES, packaged_aliases
from sayso.linking.traces import traces_of
from sayso.linking.traces.actors import named_of
from sayso.linking.traces.report import first_day
from sayso.linking.traces.wording import words_in
from sayso.records import (
    Claim,
    DatePrecision,
    Effect,
    EffectKind,
    Entity,
    EntityName,
    Event,
    Hop,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    NameKind,
    Origin,
    Participant,
    Reading,
    Relation,
    RelationKind,
    Role,
    Sentence,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
)
from sayso.records.codec import from_line, to_line
from sayso.records.trace import Traces
from tests.factories import reading, readings

TEXT = "Ana Relu of the Hill Front said gunmen killed two guards. Nobody confirmed it."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def report() -> Reading:
    """One claim by a named person of a named body, one event under it."""
    made = reading(TEXT, id="sha256:" + "ab" * 32, publisher="The Velor Herald")
    mentions = (
        Mention("m0", at("Ana Relu"), at("Ana Relu"), MentionType.PERSON, MentionForm.NAME, "e0", 1.0),
        Mention("m1", at("Hill Front"), at("Hill Front"), MentionType.ORGANISATION, MentionForm.NAME, "e1", 1.0),
        Mention("m2", at("gunmen"), at("gunmen"), MentionType.PERSON, MentionForm.NOMINAL, "e2", 1.0),
    )
    person = Entity("e0", MentionType.PERSON, None, "Ana Relu", (), None, None, (), ("m0",))
    body = replace(person, id="e1", type=MentionType.ORGANISATION, name="Hill Front", mentions=("m1",))
    named = replace(body, names=(EntityName("Hill Front", NameKind.NAME, ()),))
    gunmen = replace(person, id="e2", name=None, mentions=("m2",))
    hop = Hop(
        0, at("Ana Relu"), (), "m0", "e0", SourceRole.PERSON, True, SourceNumber.ONE, None, False
    )  # fmt: skip
    content = (at("gunmen killed two guards"),)
    claim = Claim("c0", content, (at("said"),), (hop,), Manner.INDIRECT, Stance.ASSERTS, (), None, None, (), 0.9)
    event = Event(
        id="v0",
        trigger=at("killed"),
        triggers=(at("killed"),),
        plover=None,
        acled=None,
        modality=Modality.HAPPENED,
        negated=False,
        background=False,
        participants=(Participant(Role.ACTOR, at("gunmen"), "m2", "e2", ("c0",)),),
        place=None,
        time=None,
        effects=(Effect(EffectKind.KILLED, at("guards"), 2, 2, 2, False, at("two"), ()),),
        claims=("c0",),
        absent=(),
        score=0.8,
    )
    relation = Relation("r0", RelationKind.MEMBER_OF, False, "e0", "e1", at("of"), None, (), 0.7)
    return replace(
        made,
        sentences=(Sentence(Span(0, 57)), Sentence(Span(58, len(TEXT)))),
        mentions=mentions,
        entities=(person, named, gunmen),
        claims=(claim,),
        events=(event,),
        relations=(relation,),
    )


def test_a_trace_names_the_report_and_the_characters_that_it_rests_on() -> None:
    traces = traces_of(report(), NO_ALIASES)
    span = at("killed")
    assert traces.events[0].id == f"event:{'ab' * 8}:{span.start}-{span.end}"
    assert traces.claims[0].id == f"claim:{'ab' * 8}:{at('gunmen').start}-{at('guards').end}"
    assert traces.actors[0].id == f"sha256:{'ab' * 32}#Ana Relu"


def test_ids_stay_when_a_new_reading_finds_more_before_them() -> None:
    before = report()
    first = replace(before.events[0], id="v0", trigger=at("said"), triggers=(at("said"),), claims=())
    after = replace(before, events=(first, replace(before.events[0], id="v1")))
    assert traces_of(before, NO_ALIASES).events[0].id == traces_of(after, NO_ALIASES).events[1].id


def test_two_events_on_the_same_words_have_two_ids() -> None:
    made = report()
    twice = replace(made, events=(made.events[0], replace(made.events[0], id="v1", negated=True)))
    assert len({trace.id for trace in traces_of(twice, NO_ALIASES).events}) == 2


def test_claims_events_and_sources_point_to_traces_of_the_same_report() -> None:
    traces = traces_of(report(), NO_ALIASES)
    (claim,), (event,) = traces.claims, traces.events
    assert claim.events == (event.id,)
    assert event.claims == (claim.id,)
    assert event.participants[0].claims == (claim.id,)
    assert claim.chain[0].bearer == traces.actors[0].id


def test_an_effect_without_claims_of_its_own_stands_under_those_of_its_event() -> None:
    traces = traces_of(report(), NO_ALIASES)
    assert traces.events[0].effects[0].claims == traces.events[0].claims


def test_who_has_no_name_bears_none_but_is_quoted() -> None:
    (participant,) = traces_of(report(), NO_ALIASES).events[0].participants
    assert participant.bearer is None
    assert participant.quote.text == "gunmen"
    assert participant.type is MentionType.PERSON


def test_a_relation_is_told_from_both_of_its_ends() -> None:
    person, body = traces_of(report(), NO_ALIASES).actors
    assert [(r.other, r.is_subject) for r in person.relations] == [(body.id, True)]
    assert [(r.other_text, r.is_subject) for r in body.relations] == [("Ana Relu", False)]


def test_the_names_behind_the_keys_can_be_had_from_a_trace_alone() -> None:
    made = report()
    ministry = replace(made.entities[1], id="e3", name="Defence Ministry", country="AFG", names=(), mentions=())
    traces = traces_of(replace(made, entities=(*made.entities, ministry)), packaged_aliases())
    assert [(one.id, one.name) for trace in traces.actors for one in named_of(trace)] == [
        ("Person:Ana Relu", "Ana Relu"),
        ("Organisation:Hill Front", "Hill Front"),
        ("Organisation:Defence Ministry (AFG)", "Defence Ministry"),
    ]


def test_an_outlet_has_one_key_for_its_spellings() -> None:
    assert traces_of(report(), NO_ALIASES).report.outlet == "velor herald"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021", "2021-01-01"),
        ("2021-09", "2021-09-01"),
        ("2021-09-03T10:00:00+05:00", "2021-09-03"),
        ("2021-02-31", None),
        ("soon", None),
    ],
)
def test_the_first_day_of_a_stated_date(value: str, day: str | None) -> None:
    assert first_day(StatedDate(value, DatePrecision.DAY, Origin.META)) == day


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gunmen attacked the posts", "attacking a post, the gunmen"),
        ("Two were killed and carried away", "carries away the killing of two"),
        ("He shot at Kabul's police", "shooting; police of Kabul"),
    ],
)
def test_words_have_one_form_whatever_the_grammar(one: str, other: str) -> None:
    assert words_in([one]) == words_in([other])


def test_words_of_grammar_and_reporting_say_nothing() -> None:
    assert words_in(["The source said that it was reported by them"]) == ()


@given(made=readings())
def test_any_reading_leaves_traces_that_survive_the_round_trip(made: Reading) -> None:
    traces = traces_of(made, NO_ALIASES)
    assert from_line(Traces, to_line(traces).encode("utf-8", "surrogatepass")) == traces
