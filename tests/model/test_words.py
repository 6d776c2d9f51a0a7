"""Words: the units that the model scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.words import words_of

CASES = [
    ("Mr. Orlo didn't speak.", ["Mr.", "Orlo", "did", "n't", "speak", "."]),
    ("They cannot hold the town’s gate.", ["They", "can", "not", "hold", "the", "town", "’s", "gate", "."]),
    ("The U.S.-backed force (about 1,500 men) left...", None),
    ("on Jan. 5, at 10:30", ["on", "Jan.", "5", ",", "at", "10:30"]),
    ("T-72s of the 20th brigade", ["T", "-", "72", "s", "of", "the", "20th", "brigade"]),
    ("see https://example.org/a?b=1, or @desk", ["see", "https://example.org/a?b=1", ",", "or", "@desk"]),
    ("the boys' camp", ["the", "boys", "'", "camp"]),
    ("“Go,” she said", ["“", "Go", ",", "”", "she", "said"]),
]


@pytest.mark.parametrize(("text", "wanted"), [case for case in CASES if case[1]])
def test_words_divide_as_grammar_counts_them(text: str, wanted: list[str]) -> None:
    assert [word.text_in(text) for word in words_of(text)] == wanted


def test_letters_with_stops_and_numbers_with_commas_stay_whole() -> None:
    text = CASES[2][0]
    found = [word.text_in(text) for word in words_of(text)]
    assert {"U.S.", "1,500", "..."} <= set(found)


@given(st.text(max_size=300))
def test_words_cover_every_character_but_white_space_once_and_in_order(text: str) -> None:
    covered = [position for word in words_of(text) for position in range(word.start, word.end)]
    assert covered == [position for position, character in enumerate(text) if not character.isspace()]


def test_a_stretch_without_space_takes_time_in_proportion_to_its_length() -> None:
    assert len(words_of("a" * 100_000)) == 500
    assert len(words_of(".'" * 50_000)) == 100_000
