"""Two reports' events: one incident, two, or left to a person; and the reasons that are given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.linking.events import compare_events
from sayso.linking.traces.wording import words_in
from sayso.records import Modality
from sayso.records.judgement import Decision
from sayso.records.trace import EventTrace
from tests.traces import Report

MARKET = "Militants bombed a market in Ardun on Monday and killed nine traders."


def bombing(report: str = "one", day: str = "2021-03-02", sentence: str = MARKET, **more: object) -> EventTrace:
    given = {"mode": "explosives", "when": "2021-03-01", "where": "Ardun", "effects": [("killed", "nine traders", 9)]}
    trace = Report(report, day=day).event("bombed", sentence, **{**given, **more})  # type: ignore[arg-type] # any of the builder's
    return replace(trace, words=words_in((sentence,)))


GROWN = "A blast bombed stalls in Ardun on Monday, and twelve traders died."
NEXT_DAY = "Militants bombed a school in Ardun on Tuesday and killed four pupils."

TOLD = {
    "the same again": (bombing("two"), Decision.SAME),
    "a day later, the toll grown": (
        bombing("two", "2021-03-03", GROWN, effects=[("killed", "twelve traders", 12)]),
        Decision.SAME,
    ),
    "without day, published the next day": (bombing("two", when=None), Decision.SAME),
    "denied": (bombing("two", negated=True), Decision.SAME),
    "a like one in the same town the next day": (
        bombing("two", "2021-03-03", NEXT_DAY, when="2021-03-02", effects=[("killed", "four pupils", 4)]),
        Decision.DIFFERENT,
    ),
    "a month later": (bombing("two", "2021-04-02", when="2021-04-01"), Decision.DIFFERENT),
    "in another country": (
        bombing("two", where=("Belen", 7, -10.0, -80.0), sentence=MARKET.replace("Ardun", "Belen")),
        Decision.DIFFERENT,
    ),
    "planned": (bombing("two", modality="planned"), Decision.DIFFERENT),
    "only thought of": (bombing("two", modality="hypothetical"), Decision.DIFFERENT),
    "a protest against it": (
        Report("two", day="2021-03-02").event(
            "protested", "Thousands protested in Ardun on Monday.", kind="PROTEST", when="2021-03-01", where="Ardun"
        ),
        Decision.DIFFERENT,
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_another_report_tells_is_the_same_incident_or_another(name: str) -> None:
    other, decision = TOLD[name]
    comparison = compare_events(bombing(), other, {})
    assert comparison.decision is decision, comparison.because()


@pytest.mark.parametrize("name", TOLD)
def test_a_comparison_is_the_same_from_both_sides(name: str) -> None:
    other, _ = TOLD[name]
    forth, back = compare_events(bombing(), other, {}), compare_events(other, bombing(), {})
    assert (forth.score, forth.decision, forth.is_conflict) == (back.score, back.decision, back.is_conflict)


def test_two_precise_days_apart_keep_clusters_apart_and_mere_unlikeness_does_not() -> None:
    later = bombing("two", "2021-04-02", when="2021-04-01")
    assert compare_events(bombing(), later, {}).is_conflict
    elsewhere = Report("two", day="2021-03-02").event("shot", "A guard was shot.", mode="firearms")
    unlike = compare_events(bombing(), elsewhere, {})
    assert unlike.decision is not Decision.SAME
    assert not unlike.is_conflict


def test_an_event_that_a_report_foresaw_is_not_one_of_which_it_could_tell() -> None:
    earlier = bombing("two", "2021-02-20", when=None)
    assert compare_events(bombing(), earlier, {}).is_conflict


def test_actors_are_one_by_who_they_are_whatever_their_names() -> None:
    one, two = Report("one", day="2021-03-02"), Report("two", day="2021-03-02")
    group, alias = one.actor("Army of the Hills"), two.actor("AH")
    sentences = ("Army of the Hills men attacked a convoy.", "AH attacked several trucks.")
    first = one.event("attacked", sentences[0], when="2021-03-01", who=[("actor", "Army of the Hills", group)])
    second = two.event("attacked", sentences[1], when="2021-03-01", who=[("actor", "AH", alias)])
    apart = compare_events(first, second, {})
    known = compare_events(first, second, {group.id: "actor:1", alias.id: "actor:1"})
    assert "other doers" in apart.because()
    assert "actors in common" in known.because()
    assert known.score > apart.score


def test_background_joins_background_and_the_news_of_its_own_day_alone() -> None:
    recalled = bombing("two", "2021-03-20", when=None, background=True)
    assert compare_events(bombing(), recalled, {}).decision is not Decision.SAME
    assert compare_events(bombing(), bombing("two", "2021-03-09", background=True), {}).decision is Decision.SAME


def test_statements_are_no_glue() -> None:
    """A minister condemns two attacks on two days in one place."""
    first = Report("one", day="2021-03-02").event(
        "condemned", "The minister condemned the attack.", kind="ACCUSE", when="2021-03-02", where="Ardun"
    )
    second = Report("two", day="2021-03-05").event(
        "condemned", "The minister condemned the raid.", kind="ACCUSE", when="2021-03-05", where="Ardun"
    )
    assert compare_events(first, second, {}).decision is Decision.DIFFERENT
    assert compare_events(first, bombing("two"), {}).decision is Decision.DIFFERENT


def test_one_report_tells_a_headline_again_but_keeps_two_attacks_apart() -> None:
    report = Report("one", day="2021-03-02")
    headline = report.event("bombing", "Nine dead in Ardun bombing", mode="explosives")
    body = report.event("bombed", MARKET, mode="explosives", when="2021-03-01", where="Ardun")
    other = report.event("bombed", NEXT_DAY, mode="explosives", when="2021-03-02", where="Ardun")
    assert compare_events(headline, body, {}).decision is not Decision.DIFFERENT
    assert compare_events(body, other, {}).is_conflict


def test_reasons_are_in_words_with_their_evidence_the_weightiest_first() -> None:
    reasons = compare_events(bombing(), bombing("two"), {}).because().split("; ")
    assert any(reason.startswith("same day +2.0 (") for reason in reasons)
    assert any("same place" in reason and "Ardun" in reason for reason in reasons)
    weights = [abs(float(reason.split(" (")[0].rsplit(" ", 1)[1])) for reason in reasons]
    assert weights == sorted(weights, reverse=True)


def test_an_attempt_may_be_what_another_report_calls_the_attack() -> None:
    tried = replace(bombing("two"), modality=Modality.ATTEMPTED)
    assert compare_events(bombing(), tried, {}).decision is Decision.SAME
