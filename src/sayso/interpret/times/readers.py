"""The readers by the names that the grammar gives them."""

from __future__ import annotations

from collections.abc import Callable

from sayso.interpret.times import read_calendar, read_dates, read_lengths, read_relative
from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Candidate

READERS: dict[str, Callable[[Found], Candidate | None]] = {
    "month_day": read_dates.read_month_day,
    "day_range": read_dates.read_day_range,
    "second_day": read_dates.read_second_day,
    "slice_of_month": read_dates.read_slice_of_month,
    "month": read_dates.read_month,
    "first_day": read_dates.read_first_day,
    "month_range": read_dates.read_month_range,
    "iso_date": read_dates.read_iso_date,
    "numeric_date": read_dates.read_numeric_date,
    "year": read_dates.read_year,
    "spelled_year": read_dates.read_spelled_year,
    "year_range": read_dates.read_year_range,
    "year_period": read_dates.read_year_period,
    "decade": read_dates.read_decade,
    "century": read_dates.read_century,
    "part_of_month": read_dates.read_part_of_month,
    "season": read_calendar.read_season,
    "quarter": read_calendar.read_quarter,
    "the_quarter": read_calendar.read_the_quarter,
    "half_year": read_calendar.read_half_year,
    "year_ago": read_calendar.read_year_ago,
    "year_end": read_calendar.read_year_end,
    "holiday": read_calendar.read_holiday,
    "weekday": read_relative.read_weekday,
    "deixis": read_relative.read_deixis,
    "before_yesterday": read_relative.read_before_yesterday,
    "this_unit": read_relative.read_this_unit,
    "same_unit": read_relative.read_same_unit,
    "the_unit": read_relative.read_the_unit,
    "day_before": read_relative.read_day_before,
    "weekend": read_relative.read_weekend,
    "ago": read_relative.read_ago,
    "offset_future": read_relative.read_offset_future,
    "offset": read_relative.read_offset,
    "vague_past": read_relative.read_vague_past,
    "past": read_relative.read_past,
    "present": read_relative.read_present,
    "future": read_relative.read_future,
    "duration": read_lengths.read_duration,
    "vague_duration": read_lengths.read_vague_duration,
    "duration_adjective": read_lengths.read_duration_adjective,
    "some_time": read_lengths.read_some_time,
    "every": read_lengths.read_every,
    "recur": read_lengths.read_recur,
    "weekday_set": read_lengths.read_weekday_set,
    "this_part": read_lengths.read_this_part,
    "clock": read_lengths.read_clock,
    "bare_part": read_lengths.read_bare_part,
}
