"""Groups of events hold together: no chains of likenesses, no joining over a conflict, people first."""

from __future__ import annotations

from itertools import permutations

from sayso.linking.events import coherent
from sayso.linking.judgements import resolve
from sayso.records.judgement import Decision, Judgement, judged


def trace(report: str, place: int = 0) -> str:
    return f"event:{report}:{place}-{place + 1}"


A, B, C, D = (trace(name) for name in "abcd")


def same(one: str, other: str, score: float = 0.9) -> Judgement:
    return judged((one, other), Decision.SAME, "events/1", "alike", score=score)


def apart(one: str, other: str) -> Judgement:
    return judged((one, other), Decision.DIFFERENT, "events/1", "days apart", score=0.05)


def groups(*judgements: Judgement) -> tuple[tuple[str, ...], ...]:
    return resolve(coherent(judgements)).groups


def test_a_triangle_of_likenesses_is_one_event() -> None:
    assert groups(same(A, B), same(B, C), same(A, C)) == ((A, B, C),)


def test_a_weak_chain_does_not_join_its_ends() -> None:
    found = coherent([same(A, B, 0.95), same(B, C, 0.71), same(C, D, 0.95)])
    assert resolve(found).groups == ((A, B), (C, D))
    unsure = [one for one in found if one.decision is Decision.UNSURE]
    assert [(one.one, one.other) for one in unsure] == [(B, C)]
    assert "the incidents that they are joined with are not" in unsure[0].reason


def test_a_conflict_anywhere_keeps_groups_apart() -> None:
    found = groups(same(A, B, 0.99), same(C, D, 0.99), same(B, C, 0.98), same(A, C, 0.97), same(B, D, 0.9), apart(A, D))
    assert found == ((A, B), (C, D))


def test_what_one_report_tells_twice_is_joined_first_and_its_fuller_telling_decides() -> None:
    """The headlines are alike, but the reports below them tell of two days."""
    headline, text, other_headline, other_text = trace("a", 0), trace("a", 9), trace("b", 0), trace("b", 9)
    found = groups(
        same(headline, other_headline, 0.99),
        same(headline, text, 0.75),
        same(other_headline, other_text, 0.75),
        apart(text, other_text),
    )
    assert found == ((headline, text), (other_headline, other_text))


def test_of_several_tellings_in_two_reports_the_likest_pair_counts() -> None:
    headline, text, other_headline, other_text = trace("a", 0), trace("a", 9), trace("b", 0), trace("b", 9)
    found = groups(same(headline, text), same(other_headline, other_text), same(text, other_text, 0.75))
    assert found == ((headline, text, other_headline, other_text),)


def test_what_people_joined_stays_joined() -> None:
    person = judged((A, D), Decision.SAME, "Ana", "one incident", made_utc="2021-03-01T00:00:00Z")
    assert groups(same(A, B), same(C, D), person, apart(B, C))[0][:1] == (A,)
    assert person in coherent([same(A, B), same(C, D), person, apart(B, C)])


def test_the_order_of_judgements_does_not_matter() -> None:
    judgements = [same(A, B), same(B, C, 0.8), same(C, D), apart(A, D)]
    assert len({coherent(order) for order in permutations(judgements)}) == 1
