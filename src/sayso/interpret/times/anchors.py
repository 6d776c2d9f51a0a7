"""From meanings to days: dates that point from publication, or from another date in the text, are tied to it.

Never a guess in place of an anchor: without one there are no days, and the reason is `no_anchor`.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

from sayso.interpret.times.calendar import Days, add_months, days_of, slice_of
from sayso.interpret.times.context import AmbiguousError, Context, NoAnchorError, Resolved, Tied, published_day
from sayso.interpret.times.meanings import (
    Between,
    Candidate,
    Fixed,
    Holiday,
    Impossible,
    LatestQuarter,
    Length,
    Meaning,
    NumericDate,
    OpenDate,
    Quarter,
    Recurring,
    Reference,
    Season,
    Shifted,
    Weekday,
    Weekend,
    YearAgo,
)
from sayso.interpret.times.named_days import numeric_date, open_date, weekday_date
from sayso.interpret.times.shifted_days import (
    holiday_value,
    latest_quarter,
    quarter_value,
    season_value,
    shifted,
    weekend,
    year_ago,
)
from sayso.records import Absent, TimePrecision

_WITHIN_A_DAY = (TimePrecision.DAY, TimePrecision.PART_OF_DAY, TimePrecision.HOUR)
# Among how many dates in front of it a clock time finds its day.
_NEAR = 4


def resolve(candidate: Candidate, context: Context) -> Resolved:
    """Tie one candidate to the calendar."""
    meaning = candidate.meaning
    if isinstance(meaning, Recurring | Reference):
        return Resolved(meaning.value, None, None, Absent.NOT_STATED)
    if isinstance(meaning, Length):
        return _length(meaning, context)
    try:
        tied = _of_day(context) if meaning is None else _date(meaning, context)
        days = days_of(tied.value, candidate.part)
        if candidate.slice and days:
            days = slice_of(days, candidate.slice)
    except NoAnchorError as error:
        value = error.value
        if candidate.suffix:
            value = f"{value or 'XXXX-XX-XX'}{candidate.suffix}"
        return Resolved(value, None, None, Absent.NO_ANCHOR)
    except AmbiguousError:
        return Resolved(None, None, None, Absent.AMBIGUOUS)
    except (ValueError, OverflowError):
        return Resolved(None, None, None, Absent.OUT_OF_RANGE)
    value = tied.value
    if candidate.suffix:
        value = f"{value}{candidate.suffix}"
        if days is not None and days.precision is TimePrecision.DAY:
            precision = TimePrecision.HOUR if ":" in candidate.suffix else TimePrecision.PART_OF_DAY
            days = Days(days.start, days.end, precision)
    return Resolved(value, days, tied.anchor, None if days else Absent.NOT_STATED)


def _length(meaning: Length, context: Context) -> Resolved:
    if not meaning.direction or meaning.count is None:
        return Resolved(meaning.value, None, None, Absent.NOT_STATED)
    if context.published is None:
        return Resolved(meaning.value, None, None, Absent.NO_ANCHOR)
    try:
        other = _moved(context.published, meaning.unit, meaning.direction * meaning.count)
    except (ValueError, OverflowError):
        return Resolved(meaning.value, None, None, Absent.OUT_OF_RANGE)
    start, end = sorted((context.published, other))
    return Resolved(meaning.value, Days(start, end + timedelta(1), TimePrecision.RANGE), context.anchor, None)


def _moved(day: date, unit: str, count: int | float) -> date:
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months:
        return add_months(day, round(count * months))
    if unit.startswith("T"):
        hours = {"TH": count, "TM": count / 60, "TS": count / 3600}[unit]
        return day + timedelta(math.copysign(math.ceil(abs(hours) / 24), count))
    return day + timedelta({"W": 7, "2W": 14, "WE": 7}.get(unit, 1) * count)


def _of_day(context: Context) -> Tied:
    """The day that a bare clock time belongs to: the last one named not long before, else publication."""
    near = [
        known
        for known in reversed(context.known[-_NEAR:])
        if known.end_chars >= context.scope_chars and known.precision in _WITHIN_A_DAY
    ]
    # "Ten fell on Friday, the governor said on Saturday. The shots began at 10 p.m.": on Friday.
    for known in (*(k for k in near if not k.is_of_report), *near):
        return Tied(known.day.isoformat(), known.id)
    return Tied(published_day(context).isoformat(), context.anchor)


def _date(meaning: Meaning, context: Context) -> Tied:
    """The value of a meaning that names days.

    Raises:
        NoAnchorError, AmbiguousError: see there.
        ValueError, OverflowError: the calendar has no such day.
    """
    match meaning:
        case Fixed():
            return Tied(meaning.value, None)
        case Impossible():
            raise ValueError
        case OpenDate():
            return open_date(meaning, context)
        case NumericDate():
            return numeric_date(meaning, context)
        case Weekday():
            return weekday_date(meaning, context)
        case Shifted():
            return shifted(meaning, context)
        case Weekend():
            return weekend(meaning, context)
        case Season():
            return season_value(meaning, context)
        case Quarter():
            return quarter_value(meaning, context)
        case LatestQuarter():
            return latest_quarter(context)
        case YearAgo():
            return year_ago(meaning, context)
        case Holiday():
            return holiday_value(meaning, context)
        case Between():
            return _between(meaning, context)
    raise TypeError(meaning)


def _between(meaning: Between, context: Context) -> Tied:
    first, last = _date(meaning.first, context), _date(meaning.last, context)
    if isinstance(meaning.first, OpenDate) and first.value[:4] != last.value[:4] and first.value[4:] < last.value[4:]:
        # one year for both ends of "3-5 May"
        first = replace(first, value=last.value[:4] + first.value[4:])
    return Tied(f"{first.value}/{last.value}", first.anchor)
