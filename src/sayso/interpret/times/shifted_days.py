"""Periods that are so many units away from another, and those that a calendar names: seasons, quarters, holidays."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.interpret.times.calendar import add_months, holiday_date, quarter_of, week_value
from sayso.interpret.times.clues import Lean
from sayso.interpret.times.context import MEMORY, Context, Tied, last_known, published_day
from sayso.interpret.times.meanings import Holiday, Quarter, Season, Shifted, Weekend, YearAgo
from sayso.records import PeriodType, TimePrecision

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shifted(meaning: Shifted, context: Context) -> Tied:
    """So many units from publication or from a date in the text."""
    unit = meaning.unit
    if meaning.of_context:
        known = last_known(context, None, unit=unit)
        base, anchor = (known.last if meaning.count > 0 else known.day), known.id
    else:
        base, anchor = published_day(context), context.anchor
    if unit in ("W", "2W"):
        weeks = 2 * meaning.count if unit == "2W" else meaning.count
        return Tied(week_value(base + timedelta(7 * weeks)), anchor)
    if unit == "M":
        return Tied(add_months(base.replace(day=1), meaning.count).isoformat()[:7], anchor)
    if unit == "Q":
        year, quarter = quarter_of(add_months(base.replace(day=1), 3 * meaning.count))
        return Tied(f"{year:04d}-Q{quarter}", anchor)
    if unit in ("Y", "E", "C"):
        # "a decade ago" and "last decade" differ: an offset is a year, a neighbour is a decade.
        if unit == "E" and meaning.count == 0:
            return Tied(f"{base.year // 10:03d}", anchor)
        if unit == "C" and meaning.count == 0:
            return Tied(f"{base.year // 100:02d}", anchor)
        year = base.year + meaning.count * {"Y": 1, "E": 10, "C": 100}[unit]
        return Tied(f"{date(year, 1, 1).year:04d}", anchor)
    if unit.startswith("T"):
        return Tied(base.isoformat(), anchor)
    return Tied((base + timedelta(meaning.count)).isoformat(), anchor)


def weekend(meaning: Weekend, context: Context) -> Tied:
    """The weekend that is over, or with a clue the one ahead."""
    published = published_day(context)
    shift = meaning.shift
    if shift is None:
        shift = 0 if context.lean is Lean.FUTURE or published.isoweekday() >= 6 else -1
    return Tied(f"{week_value(published + timedelta(7 * shift))}-WE", context.anchor)


def season_value(meaning: Season, context: Context) -> Tied:
    """A season of the year that is meant."""
    if meaning.year is not None:
        return Tied(f"{meaning.year:04d}-{meaning.code}", None)
    published = published_day(context, f"XXXX-{meaning.code}")
    if meaning.year_shift is not None:
        return Tied(f"{published.year + meaning.year_shift:04d}-{meaning.code}", context.anchor)
    starts = {
        y: date(y, _SEASON_START[meaning.code], 1)
        for y in (published.year - 2, published.year - 1, published.year, published.year + 1)
    }
    if meaning.is_next == -1 or (meaning.is_next is None and context.lean is not Lean.FUTURE):
        # a season that is still running is "this", not "last"
        limit = published if meaning.is_next is None else add_months(published, -3)
        year = max(y for y, start in starts.items() if start <= limit)
    elif meaning.is_next == 1 or meaning.is_next is None:
        year = min(y for y, start in starts.items() if start > published)
    else:
        year = published.year
    return Tied(f"{year:04d}-{meaning.code}", context.anchor)


def quarter_value(meaning: Quarter, context: Context) -> Tied:
    """A quarter or half: the last one begun, unless the words point ahead."""
    letter = "H" if meaning.is_half else "Q"
    if meaning.year is not None:
        return Tied(f"{meaning.year:04d}-{letter}{meaning.number}", None)
    published = published_day(context, f"XXXX-{letter}{meaning.number}")
    if meaning.year_shift is not None:
        return Tied(f"{published.year + meaning.year_shift:04d}-{letter}{meaning.number}", context.anchor)
    months = 6 if meaning.is_half else 3
    start = date(published.year, months * (meaning.number - 1) + 1, 1)
    year = published.year
    if start > published and context.lean is not Lean.FUTURE:
        year -= 1
    return Tied(f"{year:04d}-{letter}{meaning.number}", context.anchor)


def latest_quarter(context: Context) -> Tied:
    """The quarter spoken of, else the last that was over at publication."""
    for known in reversed(context.known):
        if known.precision is TimePrecision.QUARTER:
            return Tied(known.value, known.id)
    year, quarter = quarter_of(add_months(published_day(context, "XXXX-QX").replace(day=1), -3))
    return Tied(f"{year:04d}-Q{quarter}", context.anchor)


def year_ago(meaning: YearAgo, context: Context) -> Tied:
    """The period spoken of, a year before."""
    for known in reversed(context.known[-MEMORY:]):
        if known.type is PeriodType.DURATION:  # "in the nine months": a year before is no quarter
            break
        if known.precision is TimePrecision.QUARTER:
            number = meaning.quarter or int(known.value[-1])
            return Tied(f"{meaning.year or int(known.value[:4]) - 1:04d}-Q{number}", known.id)
    if meaning.year:
        return Tied(f"{meaning.year:04d}", None)
    year = published_day(context).year - 1
    if meaning.quarter:
        return Tied(f"{year:04d}-Q{meaning.quarter}", context.anchor)
    return Tied(f"{year:04d}", context.anchor)


def holiday_value(meaning: Holiday, context: Context) -> Tied:
    """A holiday of the year that is meant."""
    if meaning.year is not None:
        return Tied(holiday_date(meaning.rule, meaning.year).isoformat(), None)
    if len(meaning.rule) == 10 and meaning.rule[:4].isdigit():
        return Tied(meaning.rule, None)
    published = published_day(context)
    days = [holiday_date(meaning.rule, y) for y in (published.year - 1, published.year, published.year + 1)]
    if meaning.shift == -1 or (meaning.shift is None and context.lean is Lean.PAST):
        day = max(d for d in days if d <= published)
    elif meaning.shift == 1 or (meaning.shift is None and context.lean is Lean.FUTURE):
        day = min(d for d in days if d >= published)
    elif meaning.shift == 0:
        day = days[1]
    else:
        day = min(days, key=lambda d: abs((d - published).days))
    return Tied(day.isoformat(), context.anchor)
