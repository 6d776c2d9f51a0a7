"""Dates that lack their year or week lie where the verb that governs them says."""

import pytest

from sayso.interpret.times import find_times

PUBLISHED = "2024-11-19"  # a Tuesday


def _values(text: str, published: str = PUBLISHED) -> dict[str, str | None]:
    return {p.span.text_in(text): p.value for p in find_times(text, published=published)}


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("Six soldiers were shot dead near the ford on 3 January.", "3 January", "2024-01-03"),
        ("At least 40 people have been abducted since January.", "January", "2024-01"),
        ("Between January and March raiders burned nine villages.", "January", "2024-01"),
        ("Between January and March raiders burned nine villages.", "March", "2024-03"),
        ("In January the army retook the dam.", "January", "2024-01"),
        ("They had taken nine posts by 3 January.", "3 January", "2024-01-03"),
        ("The dead of November were buried on 20 November, local time.", "20 November", "2024-11-20"),
    ],
)
def test_times_put_what_a_verb_of_the_past_governs_before_publication(text: str, found: str, value: str) -> None:
    assert _values(text)[found] == value


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("Polls are planned for January.", "January", "2025-01"),
        ("The sides agreed to meet in January.", "January", "2025-01"),
        ("He was asked to answer by 10 January.", "10 January", "2025-01-10"),
        ("They welcomed the truce ahead of the January vote.", "January", "2025-01"),
    ],
)
def test_times_leave_what_was_planned_or_asked_for_to_the_nearest_year(text: str, found: str, value: str) -> None:
    assert _values(text)[found] == value


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("The column must pull out by 31 December.", "31 December", "2025-12-31"),
        ("The mission has to close by December 31.", "December 31", "2025-12-31"),
        ("The force will be withdrawn by 31 December.", "31 December", "2025-12-31"),
    ],
)
def test_times_put_a_deadline_that_has_to_be_kept_behind_publication(text: str, found: str, value: str) -> None:
    assert _values(text, "2025-03-01")[found] == value


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("Shelling lasted until Saturday.", "Saturday", "2024-11-16"),
        ("Raids from Friday night until dawn on Saturday.", "dawn on Saturday", "2024-11-16TMO"),
        ("The curfew will hold until Saturday.", "Saturday", "2024-11-23"),
        ("The airport remains shut until Saturday.", "Saturday", "2024-11-23"),
        ("The road will be closed from Friday until Sunday.", "Sunday", "2024-11-24"),
    ],
)
def test_times_let_the_verb_say_on_which_side_an_end_lies(text: str, found: str, value: str) -> None:
    assert _values(text)[found] == value


def test_times_do_not_carry_the_year_of_an_old_month_over_the_turn_of_the_year() -> None:
    text = "In October 2019 the talks broke down. The province held the poll in January."
    assert _values(text)["January"] == "2024-01"


def test_times_know_the_wee_hours_of_a_day() -> None:
    text = "In the wee hours of yesterday it burned."
    assert _values(text) == {"the wee hours of yesterday": "2024-11-18TMO"}
