"""A time expression and the days that it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.absent import Absent
from sayso.records.span import Span


class PeriodType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimePrecision(StrEnum):
    """How finely the expression names its time."""

    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression with its TIMEX3 value and its days.

    `start` and `end` are `YYYY-MM-DD`, `end` exclusive; hours stand only in `value`. `anchor` is what a relative
    expression was resolved against: `"published"`, or the id of another period of the reading.
    """

    id: str
    span: Span
    type: PeriodType
    value: str | None
    start: str | None
    end: str | None
    precision: TimePrecision
    anchor: str | None
    absent: Absent | None
