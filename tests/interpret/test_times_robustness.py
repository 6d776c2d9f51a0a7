"""Time expressions on hostile text: no crash, spans inside, work in proportion to length."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.interpret.times import find_times
from sayso.interpret.times.grammar import load_grammar

PIECES = [
    "in May ", "Mr May ", "1 ", "1,", "1-", "1/", "12:", "12:34 ", "2010-", "the early ", "last ",
    "two years ago ",
    "'", "“", "\n", "\n\n", "x", "Monday ", "May 3, ", "3 May ", "19th century ", "( ", "more than ", "and a half ",
    "the day before ", "P.M.", "9", "-", "half a ", "January-", "1990s", "'90s", "Christmas ", "the year ",
    "\u4e2d", "A.",
]  # fmt: skip
LENGTH_CHARS = 20_000


class _Calls:
    """Counts calls of Python functions: a measure of work that no clock disturbs."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: object, event: str, argument: object) -> None:
        self.count += event in ("call", "c_call")


def _calls(text: str) -> int:
    calls = _Calls()
    sys.setprofile(calls)
    try:
        find_times(text, published="2020-01-01")
    finally:
        sys.setprofile(None)
    return calls.count


@pytest.mark.parametrize("piece", PIECES)
def test_times_do_work_in_proportion_to_hostile_text(piece: str) -> None:
    load_grammar()
    short, long = (_calls(piece * (length // len(piece))) for length in (1_000, 8_000))
    assert long < 9 * short + 2_000


@pytest.mark.parametrize("piece", PIECES)
def test_times_get_through_a_long_hostile_text(piece: str) -> None:
    text = piece * (LENGTH_CHARS // len(piece))
    assert all(period.span.end <= len(text) for period in find_times(text, published="2020-01-01"))


WORDS = [
    "May", "may", "31", "1999", "2", "the", "of", "last", "next", "two", "half", "a", "and", "years", "day",
    "ago", "later", "Monday", "night", "early", "mid", "-", ",", ".", "'s", "'97", "1990s", "3rd", "third",
    "quarter", "week", "to", "from", "at", "9", "a.m.", "GMT", "12:30", "2010-02-30", "30/02/10", "every",
    "this", "that", "same", "before", "Christmas", "spring", "fall", "century", "decade", "\n\n", "thousand",
    "9999", "0000", "morning", "year", "end", "(", ")",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([None, "2021-10-06", "0001-01-01", "9999-12-31"]))
def test_times_hold_their_rules_on_any_row_of_time_words(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    periods = find_times(text, published=published)
    position = 0
    ids = {"published", None} | {period.id for period in periods}
    for period in periods:
        assert position <= period.span.start < period.span.end <= len(text)
        position = period.span.end
        assert (period.start is None) == (period.end is None)
        assert (period.start is None) == (period.absent is not None)
        assert period.start is None or period.end is None or period.start < period.end
        assert period.anchor in ids
        assert published is not None or period.anchor != "published"
        assert period.span.text_in(text) == period.span.text_in(text).strip()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_times_break_on_no_text(text: str) -> None:
    assert find_times(text, published="2021-10-06") == find_times(text, published="2021-10-06")
