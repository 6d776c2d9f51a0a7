"""Clock times: their half of the day, their span, and the day that they belong to."""

import pytest

from sayso.interpret.times import find_times

PUBLISHED = "2024-11-19"  # a Tuesday


def _values(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {p.span.text_in(text): p.value for p in find_times(text, published=published)}


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("The first shell fell at 9 pm. Then it was quiet.", "9 pm", "2024-11-19T21:00"),
        ("The first shell fell on Sunday at 6.10 pm.", "Sunday at 6.10 pm", "2024-11-17T18:10"),
        ("The first shell fell at 6:10 am.", "6:10 am", "2024-11-19T06:10"),
        ("The first shell fell at 9 p.m. Then it was quiet.", "9 p.m.", "2024-11-19T21:00"),
        ("The first shell fell at 9PM.", "9PM", "2024-11-19T21:00"),
    ],
)
def test_times_take_the_half_of_the_day_but_no_full_stop_behind_it(text: str, found: str, value: str) -> None:
    assert _values(text) == {found: value}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8:15 on Sunday night", "2024-11-17T20:15"),
        ("8:15 Sunday night", "2024-11-17T20:15"),
        ("8 o'clock on Sunday evening", "2024-11-17T20:00"),
        ("Sunday night at 11:30", "2024-11-17T23:30"),
        ("8:15 in the evening on Sunday", "2024-11-17T20:15"),
        ("4:30 on the afternoon of 3 May 2010", "2010-05-03T16:30"),
        ("2:15 on Sunday night", "2024-11-17T02:15"),
        ("8:15 on Sunday morning", "2024-11-17T08:15"),
        ("20:15 on Sunday night", "2024-11-17T20:15"),
        ("0840 GMT on Sunday evening", "2024-11-17T08:40"),
        ("11:40 last night", "2024-11-18T23:40"),
    ],
)
def test_times_put_a_clock_time_on_the_half_that_the_part_of_the_day_says(words: str, value: str) -> None:
    assert _values(f"It began at {words} and lasted.") == {words: value}


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        (
            "Raiders shot 12 people late on Sunday, the paper reported on Monday, citing him. It began at 11:40 p.m.",
            "11:40 p.m.",
            "2024-11-17T23:40",
        ),
        ("We lost a bridge on Sunday, he told the radio on Monday. It was hit at 4 a.m.", "4 a.m.", "2024-11-17T04:00"),
        ("On Monday, the ministry said nine died on Sunday. It began at 3 a.m.", "3 a.m.", "2024-11-17T03:00"),
        ("Nine died on Sunday, he said Monday. The following day it rained.", "The following day", "2024-11-18"),
        ("A raid on Sunday killed nine, police said. It began at 3 a.m.", "3 a.m.", "2024-11-17T03:00"),
        ("Police said on Monday that it began at 3 a.m.", "3 a.m.", "2024-11-18T03:00"),  # no other day is named
        ("On the mill\n\n18 November 2024\n\nIt burned on Sunday. It fell at 3 a.m.", "3 a.m.", "2024-11-17T03:00"),
    ],
)
def test_times_count_from_the_day_it_happened_and_not_from_that_of_saying(text: str, found: str, value: str) -> None:
    assert _values(text)[found] == value


def test_times_take_a_border_post_for_no_message() -> None:
    text = "They stormed a border post on the ridge late on Sunday, he said on Monday. It began at 11:40 p.m."
    assert _values(text)["11:40 p.m."] == "2024-11-17T23:40"
