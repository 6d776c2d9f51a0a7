"""Numbers in digits and words, alone and in running text."""

import time

import pytest

from sayso.interpret.numbers import LONGEST_DIGITS, find_numbers, number_value

WHOLE = {
    "1,200": 1200,
    "10,000,000": 10_000_000,
    "1\u00a0200": 1200,
    "3.5 million": 3_500_000,
    "2.5bn": 2_500_000_000,
    "2 1/2": 2.5,
    "1½": 1.5,
    "seven": 7,
    "twenty-one": 21,
    "twenty three": 23,
    "a dozen": 12,
    "half a dozen": 6,
    "two dozen": 24,
    "a hundred and fifty": 150,
    "two hundred and five": 205,
    "two hundred fifty-six": 256,
    "half a million": 500_000,
    "a million and a half": 1_500_000,
    "two-and-a-half": 2.5,
    "two and a half million": 2_500_000,
    "three thousand two hundred": 3200,
    "two million three hundred thousand and forty-five": 2_300_045,
    "5 lakh": 500_000,
}

RUNNING = [
    ("between ten and 15 men", [10, 15]),
    ("from one hundred to two hundred", [100, 200]),
    ("one hundred and two hundred more", [100, 200]),
    ("nineteen ninety-four", [19, 94]),
    ("killed 5, wounded 7.", [5, 7]),
    ("a man, half a man, and a third", []),
    ("an AK-47, a Su-24 and Covid-19", []),
    ("post-1959 and a 60-year-old", [1959, 60]),
    ("at 14:30 on F16 with version 1.2.3", []),
    ("a $3m prize for a 10m wall", [3_000_000]),
    ("someone weightily done", []),
]


@pytest.mark.parametrize(("text", "value"), WHOLE.items())
def test_numbers_reads_each_way_of_writing_a_number(text: str, value: float) -> None:
    assert number_value(text) == value
    assert number_value(f"Some {text} people") is None


@pytest.mark.parametrize(("text", "values"), RUNNING)
def test_numbers_are_found_in_running_text_and_nothing_else_is(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


def test_numbers_have_spans_without_the_noun_and_say_whether_words_took_part() -> None:
    text = "At least two hundred and five people and 40 cars."
    first, second = find_numbers(text)
    assert (first.span.text_in(text), first.is_word) == ("two hundred and five", True)
    assert (second.span.text_in(text), second.is_word) == ("40", False)


def test_numbers_keep_to_the_part_asked_for() -> None:
    text = "one two three"
    assert [number.value for number in find_numbers(text, 4, 7)] == [2]


def test_numbers_refuse_runs_of_digits_that_count_nothing() -> None:
    assert find_numbers("9" * (LONGEST_DIGITS + 1)) == ()
    assert find_numbers("9" * 100_000) == ()


@pytest.mark.parametrize("piece", ["1,", "one ", "hundred ", "a half ", "9", "two and a ", "twenty-", "1,111"])
def test_numbers_take_time_in_proportion_to_hostile_text(piece: str) -> None:
    def seconds(copies: int) -> float:
        started = time.process_time()
        find_numbers(piece * copies)
        return time.process_time() - started

    # Quadratic work would take 64 times as long for 8 times the text; the small constant forgives a noisy clock.
    assert seconds(40_000) < 30 * seconds(5_000) + 1
