"""Windows: every word is read, and read where its surroundings show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.windows import windows_over


@given(st.lists(st.integers(1, 40), max_size=400), st.integers(50, 120), st.integers(0, 20))
def test_each_word_is_taken_from_exactly_one_window_that_holds_it(pieces: list[int], size: int, overlap: int) -> None:
    windows = windows_over(pieces, window_pieces=size, overlap_pieces=overlap)
    taken = [word for window in windows for word in range(window.from_word, window.until_word)]
    assert taken == list(range(len(pieces)))
    for window in windows:
        assert window.first <= window.from_word < window.until_word <= window.last_exclusive
        assert sum(pieces[window.first : window.last_exclusive]) <= size - 2


def test_a_word_in_the_middle_has_neighbours_on_both_sides() -> None:
    windows = windows_over([1] * 1000, window_pieces=100, overlap_pieces=40)
    assert all(window.from_word - window.first >= 20 for window in windows[1:])
    assert all(window.last_exclusive - window.until_word >= 19 for window in windows[:-1])


def test_a_word_of_too_many_pieces_gets_a_window_of_its_own() -> None:
    windows = windows_over([1, 300, 1], window_pieces=100, overlap_pieces=10)
    assert [(window.from_word, window.until_word) for window in windows] == [(0, 1), (1, 2), (2, 3)]


def test_no_words_make_no_windows() -> None:
    assert windows_over([]) == ()
