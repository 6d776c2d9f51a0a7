"""Which tellings of one kind are one event: what speaks for it and what against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.interpret.events import add_events
from sayso.records import MentionForm, PlacePrecision
from tests.interpret.events.told import scene, told


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("Gunmen kidnapped Musa", 1),
        ("Gunmen seized a judge", 2),
        ("Rebels attacked Goma", 2),
    ],
    ids=["a name, then what he is", "another one beside the first", "other places and days"],
)
def test_tellings_join_unless_something_speaks_against_it(start: str, expected: int) -> None:
    assert len(told(start)) == expected


def test_people_of_two_names_are_two() -> None:
    reading, prediction = scene("Gunmen shot Musa")
    text = reading.document.text
    named = tuple(
        replace(mention, form=MentionForm.NAME) if mention.span.text_in(text) in ("Musa", "Ali") else mention
        for mention in reading.mentions
    )
    assert len(add_events(replace(reading, mentions=named), prediction).events) == 2


@pytest.mark.parametrize(("whole", "expected"), [(PlacePrecision.COUNTRY, 1), (PlacePrecision.POINT, 2)])
def test_a_country_and_a_town_in_it_do_not_exclude_each_other(whole: PlacePrecision, expected: int) -> None:
    reading, prediction = scene("Rebels attacked Goma")
    goma, bukavu = (replace(place, country="COD") for place in reading.places)
    same_day = tuple(replace(time, start="2020-01-06", end="2020-01-07") for time in reading.times)
    given = replace(reading, places=(goma, replace(bukavu, precision=whole)), times=same_day)
    found = add_events(given, prediction).events
    assert len(found) == expected
