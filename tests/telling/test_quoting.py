from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.telling.quoting import bare, quoted, safe, shortened, steady


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a\ufffd[31mred"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u2066b\u2069", "a\ufffdb\ufffd"),
        ("a\rb\nc\x00", "a\ufffdb\ufffdc\ufffd"),
        ("c1 \x9b31m", "c1 \ufffd31m"),
        ("line\u2028separator", "line\ufffdseparator"),
        ("👩\u200d🚒 كابل e\u0301", "👩\u200d🚒 كابل e\u0301"),
    ],
)
def test_what_could_steer_a_terminal_becomes_a_visible_sign_of_the_same_length(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert len(safe(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "chars", "shown"),
    [
        ("two guards", 10, "two guards"),
        ("two  guards\n died", 20, "two guards died"),
        ("two guards died here", 12, "two guards…"),
        ("two guards, they died", 14, "two guards…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_quote_is_cut_after_a_whole_word(text: str, chars: int, shown: str) -> None:
    assert shortened(text, chars) == shown
    assert len(shown) <= chars


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"They came,"', "They came,"),
        ("“They came”", "They came"),
        ("«Пришли»", "Пришли"),
        ('"They came', "They came"),
        ('the dead numbered "two or six"', 'the dead numbered "two or six"'),
        ('"One," he said, "two"', '"One," he said, "two"'),
        ("the guards' post", "the guards' post"),
        ('"', '"'),
    ],
)
def test_quotation_marks_around_all_of_it_are_not_doubled(text: str, words: str) -> None:
    assert bare(text) == words


def test_pieces_are_quoted_in_order_and_each_once() -> None:
    text = "one two one"
    assert quoted(text, (Span(0, 3), Span(4, 7), Span(8, 11))) == "“one” … “two”"


def test_right_to_left_words_do_not_turn_their_neighbours() -> None:
    assert steady("“كابل”") == "\u200e“كابل”\u200e"
    assert steady("“Kabul”") == "“Kabul”"
