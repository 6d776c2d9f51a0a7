"""Calendar arithmetic: TIMEX3 values of dates to days and back. Pure; years 1 to 9999 of the Gregorian calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.interpret.times.meanings import Part
from sayso.records import TimePrecision

# Meteorological seasons of the northern hemisphere; winter takes the year it begins in.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)
_MONTH_THIRD = {Part.START: (1, 11), Part.MID: (11, 21), Part.END: (21, None)}
_DECADE_THIRD = {Part.START: (0, 4), Part.MID: (4, 7), Part.END: (7, 10)}


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a period, `end` exclusive."""

    start: date
    end: date
    precision: TimePrecision


def days_of(value: str, part: Part | None = None) -> Days | None:
    """The days of a TIMEX3 date value, narrowed to its early, middle or late third; None if it names none.

    Raises:
        ValueError: the value names a day, month or week that no calendar has.
    """
    if value.isdigit() and len(value) in (2, 3):
        return _long_period(value, part)
    head, slash, tail = value.partition("/")
    if slash:
        first, last = days_of(head), days_of(tail)
        return Days(first.start, last.end, TimePrecision.RANGE) if first and last and first.start < last.end else None
    match = _VALUE.fullmatch(value.partition("T")[0])
    if match is None:
        return None
    year = int(match["year"])
    if match["day"]:
        start = date(year, int(match["month"]), int(match["day"]))
        return Days(start, start + timedelta(1), TimePrecision.DAY)
    if match["month"]:
        return _month(year, int(match["month"]), part)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if match["weekend"]:
            return Days(monday + timedelta(5), monday + timedelta(7), TimePrecision.RANGE)
        return _third(Days(monday, monday + timedelta(7), TimePrecision.WEEK), part)
    if match["quarter"]:
        month = 3 * int(match["quarter"]) - 2
        return _third(Days(date(year, month, 1), add_months(date(year, month, 1), 3), TimePrecision.QUARTER), part)
    if match["half"]:
        start = date(year, 6 * int(match["half"]) - 5, 1)
        return Days(start, add_months(start, 6), TimePrecision.RANGE)
    if match["season"]:
        start = date(year, _SEASON_MONTH[match["season"]], 1)
        return _third(Days(start, add_months(start, 3), TimePrecision.SEASON), part)
    return _third(Days(date(year, 1, 1), _new_year(year + 1), TimePrecision.YEAR), part)


def slice_of(days: Days, slice: str) -> Days:  # noqa: A002  # it is one
    """A week ("W1" to "W5", "W-1" the last) or half ("H1", "H2") of a month."""
    number = int(slice[1:])
    if slice[0] == "H":
        middle = days.start + timedelta(15)
        start, end = (middle, days.end) if number in (2, -1) else (days.start, middle)
    elif number < 0:
        start, end = days.end - timedelta(7), days.end
    else:
        start = days.start + timedelta(7 * (number - 1))
        end = min(start + timedelta(7), days.end)
    if start >= end:
        raise ValueError(slice)
    return Days(start, end, TimePrecision.PART_OF_MONTH)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day if it is shorter.

    Raises:
        ValueError: the year would lie outside 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    return first + timedelta(min(day.day, month_length(year, month + 1)) - 1)


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def week_value(day: date) -> str:
    """The ISO week of a day: "1998-W08"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month + 2) // 3


def holiday_date(rule: str, year: int) -> date:
    """The day of a holiday by its rule (see `TimeWords`).

    Raises:
        ValueError: the rule is malformed or the year is out of range.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    weekday = re.fullmatch(r"(\d\d)-([a-z]+)-(-?\d)(?:\+(\d))?", rule)
    if weekday:
        month, number, extra = int(weekday[1]), int(weekday[3]), int(weekday[4] or 0)
        wanted = _WEEKDAYS.index(weekday[2])
        days = [d for d in range(1, month_length(year, month) + 1) if date(year, month, d).weekday() == wanted]
        return date(year, month, days[number - 1 if number > 0 else number]) + timedelta(extra)
    return date.fromisoformat(rule if len(rule) == 10 else f"{year:04d}-{rule}")


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones and Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _new_year(year: int) -> date:
    return date(year, 1, 1) if year <= 9999 else date(9999, 12, 31)


def _long_period(value: str, part: Part | None) -> Days:
    years = 10 if len(value) == 3 else 100
    year = int(value) * years
    precision = TimePrecision.DECADE if years == 10 else TimePrecision.CENTURY
    low, high = (0, years)
    if part is not None:
        low, high = (n * years // 10 for n in _DECADE_THIRD[part])
        precision = TimePrecision.RANGE
    return Days(date(max(year + low, 1), 1, 1), _new_year(year + high), precision)


def _month(year: int, month: int, part: Part | None) -> Days:
    start = date(year, month, 1)
    length = month_length(year, month)
    if part is None:
        return Days(start, start + timedelta(length), TimePrecision.MONTH)
    first, end = _MONTH_THIRD[part]
    return Days(date(year, month, first), start + timedelta((end or length + 1) - 1), TimePrecision.PART_OF_MONTH)


def _third(days: Days, part: Part | None) -> Days:
    """The early, middle or late third, in months of a year and days of anything shorter."""
    if part is None:
        return days
    thirds = {Part.START: (0, 1), Part.MID: (1, 2), Part.END: (2, 3)}[part]
    if days.precision is TimePrecision.YEAR:
        start, end = (add_months(days.start, 4 * n) if n < 3 else days.end for n in thirds)
    else:
        length = (days.end - days.start).days
        start, end = (days.start + timedelta(round(length * n / 3)) for n in thirds)
    return Days(start, end, TimePrecision.RANGE)
