"""Quotes are found by their words, and an unclear one is an error, not a guess."""

from __future__ import annotations

import pytest

from sayso.errors import BadRecord
from sayso.evaluation.quotes import find_quote

TEXT = "He said they said it.\nThe theft, he said, was “his”."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("He", "He"),
        ("they", "they"),
        ("said#2", "said"),
        ("it. The theft", "it.\nThe theft"),
        ("He said … it", "He said they said it"),
        ("said#1 … was", "said they said it.\nThe theft, he said, was"),
        ("“his”.", "“his”."),
    ],
)
def test_a_quote_is_found_where_its_words_stand(quote: str, found: str) -> None:
    assert find_quote(TEXT, quote).text_in(TEXT) == found


def test_a_number_picks_the_occurrence() -> None:
    starts = [find_quote(TEXT, f"said#{n}").start for n in (1, 2, 3)]
    assert starts == [3, 13, 36]


@pytest.mark.parametrize(
    ("quote", "complaint"),
    [
        ("hey", "does not have 'hey'"),
        ("said", "3 times"),
        ("said#4", "only 3 times"),
        ("The theft … said it", "does not have 'said it' after"),
        (" ", "without words"),
    ],
)
def test_a_quote_that_is_missing_or_unclear_is_refused(quote: str, complaint: str) -> None:
    with pytest.raises(BadRecord, match=complaint):
        find_quote(TEXT, quote)
