"""Simulated incidents: by which events a report tells, and which pairs of reports count."""

from __future__ import annotations

import pytest
from benchmarks.echo.simulate import ecosystem, row_of, with_facts

from sayso.errors import BadRecord
from sayso.evaluation.echo_events import METRICS, ToldReport, score_rows, tells, told_report
from sayso.evaluation.joined_events import SYSTEMS, JoinedEvents
from tests.traces import Report

FACTS = {
    "town": "Bogor",
    "other_town": "Gormi",
    "attacker": "masked riders",
    "target_short": "clinic",
    "deed_noun": "raid",
    "deed_past": "stormed",
}
SENTENCES = {
    "the headline": ("attack", "Ten dead in Bogor attack", 0, True),
    "the deed": ("stormed", "Masked riders stormed a tent.", 9, True),
    "the target": ("hit", "The clinic was hit.", 9, True),
    "another one nearby": ("raid", "Last winter, a raid on Gormi drove traders away.", 9, False),
    "other violence": ("killings", "The province has known killings for years.", 9, False),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_report_tells_by_its_headline_and_by_what_the_incident_is_known_by(name: str) -> None:
    trigger, sentence, start, is_telling = SENTENCES[name]
    report = Report("a")
    report.text = " " * start
    assert tells(report.event(trigger, sentence), FACTS) is is_telling


def test_what_is_planned_or_said_does_not_tell() -> None:
    report = Report("a")
    assert not tells(report.event("raid", "A raid was planned.", modality="planned"), FACTS)
    assert not tells(report.event("blamed", "They blamed the raid on Y.", kind="ACCUSE"), FACTS)


def test_the_simulator_gives_what_is_needed() -> None:
    report = next(one for one in ecosystem(101, 0) if one.seen)
    told = told_report(with_facts(row_of(report, 0), report))
    assert told.facts.keys() == FACTS.keys()
    assert told.row.keys() == {"id", "text", "published", "publisher", "url", "language"}
    with pytest.raises(BadRecord, match="facts"):
        told_report(row_of(report, 0))


def test_pairs_of_reports_count_and_silent_reports_have_missed_theirs() -> None:
    reports = [
        ToldReport(name, {}, 0, incident, FACTS) for name, incident in (("a", "1"), ("b", "1"), ("c", "1"), ("d", "2"))
    ]
    tellings = {"a": ["p"], "b": ["q"], "c": [], "d": ["s"]}
    groups = {"p": 1, "q": 1, "s": 1}
    rows = score_rows(reports, tellings, JoinedEvents({}, dict.fromkeys(SYSTEMS, groups), ()))
    found = {row.name: dict(zip(METRICS, (round(i.value, 1) for i in row.figures), strict=True)) for row in rows}
    assert found["Sayso"] == {"pairs F1": 33.3, "precision": 33.3, "recall": 33.3, "told": 75.0}
    assert found["Sayso, of told"]["recall"] == 100.0
    assert "Sayso, level 0" in found
