"""Whole reports are scored field by field: the gold itself is right everywhere, and each slip costs its own row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluation.attribution import Counts
from sayso.evaluation.chain_bench import Part
from sayso.evaluation.report_bench import gold_reports
from sayso.evaluation.report_files import read_report
from sayso.evaluation.report_gold import GoldEvent, GoldReport
from sayso.evaluation.report_scores import report_counts
from sayso.records import (
    Effect,
    Event,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    Participant,
    Period,
    Place,
    PloverCode,
    Reading,
    Relation,
)
from tests import factories
from tests.evaluation.test_chains import claim_from

FOLDER = Path(__file__).parents[2] / "evals" / "gold"


def mentions_of(report: GoldReport) -> tuple[Mention, ...]:
    spans = [(f"e-{e.id}", e.type, span) for e in report.entities for span in e.mentions]
    spans += [(f"e-{place.id}", MentionType.LOCATION, place.span) for place in report.places]
    return tuple(
        Mention(f"m{n}", span, span, kind, MentionForm.NOMINAL, entity, 1.0)
        for n, (entity, kind, span) in enumerate(spans)
    )


def event_from(gold: GoldEvent) -> Event:
    return Event(
        id=gold.id,
        trigger=gold.triggers[0],
        triggers=gold.triggers,
        plover=gold.plover and PloverCode(*gold.plover, ()),
        acled=gold.acled,
        modality=gold.modality,
        negated=gold.negated,
        background=gold.background,
        participants=tuple(Participant(p.role, p.span, None, p.entity, ()) for p in gold.participants),
        place=gold.place,
        time=gold.time,
        effects=tuple(Effect(e.kind, e.who, e.low, e.best, e.high, e.total, e.span, e.claims) for e in gold.effects),
        claims=tuple(f"c-{claim}" for claim in gold.claims),
        absent=(),
        score=1.0,
    )


def reading_from(report: GoldReport) -> Reading:
    mentions = mentions_of(report)
    at = {mention.span: mention.id for mention in mentions}
    places = tuple(
        Place(p.id, at[p.span], "", None, p.country, None, None, p.lat, p.lon, p.precision, None, 1.0, (), None)
        for p in report.places
    )
    times = tuple(Period(t.id, t.span, t.type, t.value, t.start, t.end, t.precision, None, None) for t in report.times)
    relations = tuple(
        Relation(f"r{n}", r.kind, r.ended, f"e-{r.subject}", f"e-{r.object}", r.span, None, (), 1.0)
        for n, r in enumerate(report.relations)
    )
    return replace(
        factories.reading(report.text),
        mentions=mentions,
        places=places,
        times=times,
        claims=tuple(map(claim_from, report.claims)),
        events=tuple(map(event_from, report.events)),
        relations=relations,
    )


def wrong_rows(counts: dict[str, Counts]) -> list[str]:
    return [name for name, count in counts.items() if not count.right == count.predicted == count.gold]


@pytest.mark.parametrize("report", gold_reports(FOLDER, Part.DEVELOPMENT), ids=lambda report: report.id)
def test_the_gold_itself_is_right_in_every_row(report: GoldReport) -> None:
    assert wrong_rows(report_counts(report, reading_from(report))) == []


def changed(reading: Reading, **change: Any) -> Reading:
    return replace(reading, events=(replace(reading.events[0], **change), *reading.events[1:]))


def without_point(reading: Reading) -> Reading:
    far = replace(reading.places[1], lat=0.0)
    return replace(reading, places=(reading.places[0], far, *reading.places[2:]))


@pytest.mark.parametrize(
    ("slip", "rows"),
    [
        (lambda r: changed(r, modality=Modality.PLANNED), ["modality"]),
        (lambda r: changed(r, negated=True), ["negated"]),
        (lambda r: changed(r, background=True), ["background"]),
        (lambda r: changed(r, place=None), ["place of the event"]),
        (lambda r: changed(r, time=None), ["time of the event"]),
        (lambda r: changed(r, claims=()), ["claims of the event"]),
        (lambda r: changed(r, effects=r.events[0].effects[:1]), ["effects"]),
        (lambda r: changed(r, participants=()), ["participants"]),
        (lambda r: changed(r, acled=None), ["ACLED sub-event"]),
        (lambda r: changed(r, plover=PloverCode("ASSAULT", None, ())), ["PLOVER type and mode"]),
        (lambda r: changed(r, plover=None), ["PLOVER type", "PLOVER type and mode"]),
        (lambda r: replace(r, events=r.events[1:]), ["events"]),
        (lambda r: replace(r, times=(replace(r.times[0], value="2024-03-10"), *r.times[1:])), ["times"]),
        (lambda r: replace(r, relations=()), ["relations"]),
        (without_point, ["places"]),
    ],
)
def test_a_slip_costs_its_own_row_alone(slip: Callable[[Reading], Reading], rows: list[str]) -> None:
    report = read_report(FOLDER / "wire.yml")
    assert wrong_rows(report_counts(report, slip(reading_from(report)))) == rows


def test_rows_are_the_same_where_nothing_was_found() -> None:
    report = read_report(FOLDER / "wire.yml")
    assert list(report_counts(report, factories.reading(report.text))) == list(
        report_counts(report, reading_from(report))
    )
