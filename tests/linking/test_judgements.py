from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadRecord
from sayso.linking.judgements import resolve, standing_of
from sayso.records.judgement import Decision, Judgement, judged

SAME, DIFFERENT, UNSURE = Decision.SAME, Decision.DIFFERENT, Decision.UNSURE


def rule(one: str, other: str, decision: Decision, score: float = 0.9) -> Judgement:
    return judged((one, other), decision, "names/1", "a rule", score=score)


def person(one: str, other: str, decision: Decision, hour: int = 9) -> Judgement:
    return judged((one, other), decision, "Ada", "read both", made_utc=f"2024-05-01T{hour:02}:00:00Z")


def test_what_is_the_same_as_one_thing_is_the_same_as_each_other() -> None:
    assert resolve([rule("a", "b", SAME), rule("b", "c", SAME)]).groups == (("a", "b", "c"),)


def test_different_keeps_whole_groups_apart_and_the_less_sure_join_is_refused() -> None:
    found = resolve([rule("a", "b", SAME, 0.9), rule("b", "c", SAME, 0.85), rule("a", "c", DIFFERENT, 0.0)])
    assert found.groups == (("a", "b"),)
    assert [(one.judgement.one, one.judgement.other, one.against.decision) for one in found.refused] == [
        ("b", "c", DIFFERENT)
    ]


def test_a_person_overrules_a_rule() -> None:
    assert resolve([person("a", "b", SAME), rule("a", "b", DIFFERENT, 0.0)]).groups == (("a", "b"),)
    assert resolve([rule("a", "b", SAME), person("a", "b", DIFFERENT)]).groups == ()


def test_a_rule_does_not_part_what_a_person_joined_through_a_third() -> None:
    given_judgements = [person("a", "b", SAME), person("b", "c", SAME), rule("a", "c", DIFFERENT, 0.0)]
    assert resolve(given_judgements).groups == (("a", "b", "c"),)


def test_undo_is_another_judgement() -> None:
    joined, undone = person("a", "b", SAME, 9), person("a", "b", UNSURE, 10)
    found = resolve([undone, joined, rule("a", "b", SAME)])
    assert found.groups == ()
    assert found.open == (undone,)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(itertools.combinations("abcdef", 2))),
            st.sampled_from(list(Decision)),
            st.one_of(st.none(), st.integers(0, 23)),
            st.sampled_from([0.1, 0.5, 0.9]),
        ),
        max_size=20,
    )
)
def test_groups_never_contradict_a_person_who_keeps_two_apart(
    drawn: list[tuple[tuple[str, str], Decision, int | None, float]],
) -> None:
    judgements = [
        rule(*pair, decision, score) if hour is None else person(*pair, decision, hour)
        for pair, decision, hour, score in drawn
    ]
    found = resolve(judgements)
    group_of = {member: group for group in found.groups for member in group}
    for (one, other), judgement in found.chosen.items():
        together = one in group_of and group_of[one] is group_of.get(other)
        if judgement.decision is DIFFERENT and judgement.is_human:
            assert not together
        if judgement.decision is SAME and not together:
            assert any(refused.judgement == judgement for refused in found.refused)
    everything = [member for group in found.groups for member in group]
    assert len(everything) == len(set(everything))


def test_a_judgement_is_on_two_things_in_order() -> None:
    with pytest.raises(BadRecord, match="in order"):
        Judgement("b", "a", SAME, "Ada", is_human=False, made_utc=None, score=None, reason="")


def test_a_decision_that_was_taken_back_leaves_it_to_the_rules() -> None:
    rule = judged(("a", "b"), Decision.SAME, "rule/1", "alike", score=0.9)
    apart = judged(("a", "b"), Decision.DIFFERENT, "Ana", "two men", made_utc="2024-01-01T00:00:00Z")
    undone = judged(("a", "b"), Decision.UNDONE, "Ana", "mistaken", made_utc="2024-01-02T00:00:00Z")
    assert resolve([rule, apart]).groups == ()
    assert resolve([rule, apart, undone]).groups == (("a", "b"),)
    assert resolve([undone, apart, rule]).chosen[("a", "b")] == rule


def test_what_a_person_took_back_no_longer_stands() -> None:
    joined = judged(("a", "b"), Decision.SAME, "Ada", "seen", made_utc="2026-10-01T10:00:00Z")
    kept = judged(("b", "c"), Decision.DIFFERENT, "Ada", "seen", made_utc="2026-10-01T10:01:00Z")
    undone = judged(("a", "b"), Decision.UNDONE, "Ada", "mistake", made_utc="2026-10-01T10:02:00Z")
    rule = judged(("a", "b"), Decision.SAME, "names/1", "alike", score=0.9)

    assert standing_of((joined, kept, undone, rule)) == (kept,)
