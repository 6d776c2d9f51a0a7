"""Events at hand judged pair by pair: what is kept, and that the order does not matter."""

from __future__ import annotations

from sayso.linking.events import compare_events, judge_events, judgement_of
from sayso.linking.judgements import resolve
from sayso.records.judgement import Decision
from sayso.records.trace import EventTrace
from tests.traces import Report


def told() -> list[EventTrace]:
    """Two reports of one raid, and one of another raid in the town the day after."""
    rows = (
        ("a", "2021-03-02", "Gunmen raided a clinic in Ngoshe.", "2021-03-01"),
        ("b", "2021-03-02", "A clinic in Ngoshe was raided by gunmen.", "2021-03-01"),
        ("c", "2021-03-03", "Gunmen raided a school in Ngoshe.", "2021-03-02"),
    )
    return [
        Report(name, day=day).event("raided", sentence, when=when, where="Ngoshe") for name, day, sentence, when in rows
    ]


def test_like_events_of_two_days_come_out_as_two() -> None:
    one, other, _ = (trace.id for trace in told())
    assert resolve(judge_events(told(), {})).groups == (tuple(sorted((one, other))),)


def test_the_order_of_events_does_not_matter() -> None:
    assert judge_events(told(), {}) == judge_events(reversed(told()), {})


def test_events_that_merely_differ_leave_no_judgement_and_conflicts_do() -> None:
    first, _, later = told()
    elsewhere = Report("d", day="2021-03-02").event("protested", "Students protested.", kind="PROTEST")
    assert judgement_of(compare_events(first, elsewhere, {})) is None
    judgement = judgement_of(compare_events(first, later, {}))
    assert judgement is not None
    assert judgement.decision is Decision.DIFFERENT
    assert judgement.author == "events/1"
    assert "days one apart" in judgement.reason
