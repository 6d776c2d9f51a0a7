from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.dates import stated_date
from sayso.records import DatePrecision, Origin, StatedDate


@pytest.mark.parametrize(
    ("stated", "value", "precision"),
    [
        ("2021", "2021", "year"),
        ("2021-10", "2021-10", "month"),
        ("October 2021", "2021-10", "month"),
        ("2021-10-05", "2021-10-05", "day"),
        ("20211005", "2021-10-05", "day"),
        ("2021/10/5", "2021-10-05", "day"),
        ("5 October 2021", "2021-10-05", "day"),
        ("5th of October 2021", "2021-10-05", "day"),
        ("05-Oct-2021", "2021-10-05", "day"),
        ("Tuesday, October 5th, 2021", "2021-10-05", "day"),
        ("Sept. 5, 2021", "2021-09-05", "day"),
        ("05.10.2021", "2021-10-05", "day"),
        ("25/10/2021", "2021-10-25", "day"),
        ("10/25/2021", "2021-10-25", "day"),
        ("5/5/2021", "2021-05-05", "day"),
        ("2021-10-05 10:15", "2021-10-05T10:15", "minute"),
        ("2021-10-05T10:15:59Z", "2021-10-05T10:15:59Z", "second"),
        ("2021-10-05T10:15:59.123+0430", "2021-10-05T10:15:59+04:30", "second"),
        ("20211005T101559Z", "2021-10-05T10:15:59Z", "second"),
        ("Tue, 05 Oct 2021 10:15:59 GMT", "2021-10-05T10:15:59Z", "second"),
        ("Tue, 05 Oct 2021 10:15:59 -0000", "2021-10-05T10:15:59", "second"),
        ("Oct 5, 2021, 10:15 p.m.", "2021-10-05T22:15", "minute"),
        ("5 Oct 2021 12:05 am GMT", "2021-10-05T00:05Z", "minute"),
        ("Oct 5, 2021 10:15 am IST", "2021-10-05", "day"),
    ],
)
def test_dates_keep_what_is_stated_and_no_more(stated: str, value: str, precision: str) -> None:
    assert stated_date(stated, Origin.META) == StatedDate(value, DatePrecision(precision), Origin.META)


@pytest.mark.parametrize(
    "stated",
    ["", "yesterday", "05/10/2021", "31 February 2021", "2021-02-30", "2021-13-01", "0000-00-00", "9999-01-01",
     "13/13/2021", "2021-10-05T25:00", "5 Octember 2021", "1" * 500, "12", "٢٠٢١", "Tue, 99 Oct 2021 10:15:59 GMT"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_or_could_be_two_is_no_date(stated: str) -> None:
    assert stated_date(stated, Origin.META) is None


@given(st.text(max_size=120))
def test_any_words_give_a_date_or_none(words: str) -> None:
    found = stated_date(words, Origin.META)
    assert found is None or found.value[:4].isdigit()
