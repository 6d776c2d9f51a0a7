"""Dates that lack something: a month without its year, a weekday without its week, two numbers of unknown order."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.interpret.times.calendar import month_length, week_value
from sayso.interpret.times.clues import Lean
from sayso.interpret.times.context import FINENESS, AmbiguousError, Context, Known, Tied, last_known, published_day
from sayso.interpret.times.meanings import NumericDate, OpenDate, Weekday
from sayso.records import TimePrecision

# A date this near is meant even where a verb close by points the other way (calibrated on the training documents of
# `corpora/time`): news names days and months close to its own.
_SLACK_DAYS = 100
_SLACK_MONTHS = 3
# What is over east of where a report is dated may have happened on the next day of the calendar.
_ZONE_DAYS = 1
# How far back, in characters, a date with its year governs a month or day without: about two sentences.
STORY_CHARS = 300
_IN_A_STORY = FINENESS[:7]
_NAMING_A_MONTH = frozenset({TimePrecision.DAY, TimePrecision.PART_OF_MONTH, TimePrecision.MONTH})
# "Friday, 12 March" tells its year if it lies in these many years before publication, or the one after.
_WEEKDAY_YEARS = 4
# Within these days of publication a date without a year is news all the same, and no part of the story told.
_NEWS_DAYS = 120


def open_date(meaning: OpenDate, context: Context) -> Tied:
    """A month or a day of a month in the year that it most likely means."""
    tail = f"-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
    if meaning.of_context:
        known = last_known(context, f"XXXX{tail}")
        return Tied(f"{known.day.year:04d}{tail}", known.id)
    if meaning.shift is not None:
        return Tied(f"{published_day(context, f'XXXX{tail}').year + meaning.shift:04d}{tail}", context.anchor)
    told = _told_year(meaning, context)
    told_value = f"{told.day.year + (meaning.month < told.day.month - 6):04d}{tail}" if told else f"XXXX{tail}"
    if told and context.published is None:
        return Tied(told_value, told.id)
    published = published_day(context, told_value)
    year = _nearest_year(published, meaning, context)
    # "in March 2015 ... on March 9": the month was just given its year, however near publication it would be.
    is_same_month = told is not None and told.precision in _NAMING_A_MONTH and told.day.month == meaning.month
    if told and (is_same_month or abs((date(year, meaning.month, 1) - published).days) > _NEWS_DAYS):
        return Tied(told_value, told.id)
    if meaning.is_week and meaning.day:
        return Tied(week_value(date(year, meaning.month, meaning.day)), context.anchor)
    return Tied(f"{year:04d}{tail}", context.anchor)


def _told_year(meaning: OpenDate, context: Context) -> Known | None:
    """A date with a year of its own, just before and well before publication: a story that is being told."""
    if meaning.is_next is not None or context.lean is Lean.FUTURE or not context.known:
        return None
    known = context.known[-1]
    if known.end_chars < context.start_chars - STORY_CHARS or known.precision not in _IN_A_STORY:
        return None
    if context.is_governed and context.published and known.precision is TimePrecision.MONTH and _turns(known, meaning):
        return None  # "in October 2022 ... held the vote in January": not the one that followed
    is_story = known.is_full or known.is_told
    if is_story and (context.published is None or known.day.year < context.published.year):
        return known
    return None


def _turns(known: Known, meaning: OpenDate) -> bool:
    """Whether a month without a day would be that of the year after the one told of."""
    return meaning.day is None and meaning.month < known.day.month - 6


def _nearest_year(published: date, meaning: OpenDate, context: Context) -> int:
    """The year that a month or day without year most likely means."""
    years: tuple[int, ...] = (published.year - 1, published.year, published.year + 1)
    if meaning.day == 29 and meaning.month == 2:
        years = tuple(y for y in range(published.year - 4, published.year + 5) if month_length(y, 2) == 29)
    if meaning.day is None:
        here = published.year * 12 + published.month
        distances = {year: year * 12 + meaning.month - here for year in years}
    else:
        distances = {
            year: (date(year, meaning.month, min(meaning.day, month_length(year, meaning.month))) - published).days
            for year in years
        }
    if meaning.is_next == -1:
        return max(year for year, distance in distances.items() if distance < 0)
    if meaning.is_next == 1:
        return min(year for year, distance in distances.items() if distance > 0)
    if meaning.weekday and meaning.day:
        told = _years_of_weekday(published.year, meaning.month, meaning.day, meaning.weekday)
        if told:
            return min(told, key=lambda year: (abs(year - published.year), year))
    nearest = min(years, key=lambda year: (abs(distances[year]), distances[year]))
    slack = _SLACK_DAYS if meaning.day else _SLACK_MONTHS
    lean = context.lean
    if context.is_governed:
        slack = (_ZONE_DAYS if meaning.day else 0) if lean is Lean.PAST else 0
    if lean is not Lean.FUTURE and distances[nearest] > slack:
        return max((year for year, distance in distances.items() if distance <= 0), default=nearest)
    if lean is Lean.FUTURE and distances[nearest] < -slack:
        return min((year for year, distance in distances.items() if distance >= 0), default=nearest)
    return nearest


def _years_of_weekday(around: int, month: int, day: int, weekday: int) -> list[int]:
    """Years near another in which a date falls on this day of the week."""
    years = range(max(around - _WEEKDAY_YEARS, 1), min(around + 1, 9999) + 1)
    return [y for y in years if day <= month_length(y, month) and date(y, month, day).isoweekday() == weekday]


def numeric_date(meaning: NumericDate, context: Context) -> Tied:
    """Two numbers and a year, in the order that the signs, the text or publication show.

    Raises:
        AmbiguousError: both orders give a day, and nothing tells them apart.
        ValueError: neither does.
    """
    readings: dict[str, date] = {}
    for order, day, month in (("dmy", meaning.first, meaning.second), ("mdy", meaning.second, meaning.first)):
        try:
            readings[order] = date(meaning.year, month, day)
        except ValueError:
            continue
    if not readings:
        raise ValueError
    if len(set(readings.values())) == 1:
        return Tied(next(iter(readings.values())).isoformat(), None)
    if meaning.separator == ".":  # dotted dates are written day first everywhere
        return Tied(readings["dmy"].isoformat(), None)
    if context.order:
        return Tied(readings[context.order].isoformat(), None)
    if context.published:
        # News writes numbers for days close by: one reading within a month settles it if the other is far or ahead.
        near = [d for d in readings.values() if -31 <= (d - context.published).days <= 0]
        if len(near) == 1:
            return Tied(near[0].isoformat(), context.anchor)
    raise AmbiguousError


def weekday_date(meaning: Weekday, context: Context) -> Tied:
    """The day that a weekday means: the last one, unless the words around point ahead."""
    value = f"XXXX-WXX-{meaning.weekday}"
    if meaning.of_context:
        known = last_known(context, value)
        ahead = (meaning.weekday - known.day.isoweekday()) % 7 or 7
        back = (known.day.isoweekday() - meaning.weekday) % 7 or 7
        days = -back if meaning.shift == -1 else ahead
        return Tied((known.day + timedelta(days)).isoformat(), known.id)
    published = published_day(context, value)
    monday = published - timedelta(published.weekday())
    if meaning.week is not None:
        return Tied((monday + timedelta(7 * meaning.week + meaning.weekday - 1)).isoformat(), context.anchor)
    back = (published.isoweekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - published.isoweekday()) % 7
    if meaning.shift is None:
        days = ahead if context.lean is Lean.FUTURE else -back
    elif meaning.shift < 0:
        days = -(back or 7)
    elif meaning.shift > 0:
        days = ahead or 7
    else:
        days = meaning.weekday - published.isoweekday()
    return Tied((published + timedelta(days)).isoformat(), context.anchor)
