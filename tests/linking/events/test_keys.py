"""Blocking keys: what could be one incident shares a key, what could not mostly does not, and there are few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.linking.events import event_keys
from sayso.linking.traces.wording import words_in
from sayso.records.trace import EventTrace
from tests.traces import Report

SENTENCE = "Gunmen raided Ngoshe on Monday."


def raid(report: str = "one", day: str | None = "2021-03-02", sentence: str = SENTENCE, **more: object) -> EventTrace:
    given = {"when": "2021-03-01", "where": ("Ngoshe", 5, 11.0, 13.9)}
    trace = Report(report, day=day).event("raided", sentence, **{**given, **more})  # type: ignore[arg-type] # any of the builder's
    return replace(trace, words=words_in((sentence,)))


def share(one: EventTrace, other: EventTrace) -> bool:
    return bool(set(event_keys(one)) & set(event_keys(other)))


MEETING = {
    "the next day": raid("two", when="2021-03-02"),
    "over the border of a cell": raid("two", where=("Gwoza", 6, 10.95, 14.01)),
    "undated, published in time": raid("two", when=None),
    "without place, its name in the sentence": raid("two", where=None),
    "a place that no list knows": raid("two", where=("Ngoshe", None, None, None)),
    "told for the whole month": raid(
        "two", when=("2021-03-01", "2021-03-31"), sentence="Ngoshe in Gwozaland was raided."
    ),
    "as another kind of violence": raid("two", kind="Battles", acled=("Battles", "Armed clash")),
}


@pytest.mark.parametrize("name", MEETING)
def test_what_may_be_one_incident_meets(name: str) -> None:
    full = raid(sentence="Gunmen raided Ngoshe in Gwozaland on Monday.")
    assert share(full, MEETING[name])


APART = {
    "months later": raid("two", "2021-06-02", when="2021-06-01"),
    "planned": raid("two", modality="planned"),
    "far away and without a rare word": raid("two", sentence="Gunmen raided a farm.", where=("Lima", 9, -12.0, -77.0)),
    "a statement": raid("two", kind="ACCUSE"),
}


@pytest.mark.parametrize("name", APART)
def test_what_cannot_be_one_does_not_meet(name: str) -> None:
    assert not share(raid(), APART[name])


def test_what_one_report_tells_always_meets() -> None:
    report = Report("one")
    one, other = report.event("killed", "Men were killed."), report.event("met", "Envoys met.", kind="CONSULT")
    assert share(one, other)


def test_keys_are_sorted_and_few() -> None:
    words = " ".join(f"Xa{letter}ok" for letter in "bcdfghjklmnpqrstvwz")
    keys = event_keys(raid(sentence=f"Gunmen raided Ngoshe: {words}."))
    assert list(keys) == sorted(set(keys))
    assert len(keys) < 60


def test_an_event_without_day_place_and_names_has_keys_too() -> None:
    assert event_keys(Report("one").event("fell", "Shells fell."))
