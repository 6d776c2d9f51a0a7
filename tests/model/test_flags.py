"""Flags: what the uncased vocabulary cannot see."""

from __future__ import annotations

import pytest

from sayso.model.flags import FLAGS, flags_of
from sayso.model.words import words_of


def flags_at(text: str, surface: str) -> set[str]:
    words = words_of(text)
    number = [word.text_in(text) for word in words].index(surface)
    return {name for name, value in zip(FLAGS, flags_of(text, words)[number], strict=True) if value}


@pytest.mark.parametrize(
    ("text", "surface", "wanted"),
    [
        ("the Camp fell", "Camp", {"capital_first"}),
        ("the OSCE said", "OSCE", {"capital_first", "capitals_only"}),
        ("the eBird said", "eBird", {"capital_inside"}),
        ("on 5 May", "5", {"digit"}),
        ('he said "go" now', '"', {"opening_quote"}),
        ("he said “go” now", "”", {"closing_quote", "glued_to_former"}),
        ("they left.", ".", {"other_sign", "glued_to_former"}),
        ("one\ntwo", "two", {"starts_line"}),
        ("one\n\ntwo", "two", {"starts_line", "starts_paragraph"}),
        ("one two", "one", {"starts_line", "starts_paragraph"}),
    ],
)
def test_flags_tell_case_digits_signs_and_layout(text: str, surface: str, wanted: set[str]) -> None:
    assert flags_at(text, surface) == wanted


def test_a_straight_quote_behind_a_word_closes() -> None:
    text = 'he said "go" now'
    rows = flags_of(text, words_of(text))
    assert [bool(row[FLAGS.index("closing_quote")]) for row in rows] == [False, False, False, False, True, False]
