"""From meanings to days: dates that point from publication, or from another date in the text, are tied to it.

Never a guess in place of an anchor: without one there are no days, and the reason is `no_anchor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.interpret.times.calendar import (
    Days,
    add_months,
    days_of,
    holiday_date,
    month_length,
    quarter_of,
    slice_of,
    week_value,
)
from sayso.interpret.times.clues import Lean
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
from sayso.records import Absent, PeriodType, TimePrecision

PUBLISHED = "published"
# "That month" looks back this many resolved dates at most; a date farther back is no longer spoken of.
MEMORY = 8
# A date this near is meant even where a verb close by points the other way (calibrated on the training documents of
# `corpora/time`): news names days and months close to its own.
_SLACK_DAYS = 100
_SLACK_MONTHS = 3
# How far back, in characters, a date with its year governs a month or day without: about two sentences.
STORY_CHARS = 300
# Within these days of publication a date without a year is news all the same, and no part of the story told.
_NEWS_DAYS = 120
_FINENESS = (
    TimePrecision.HOUR,
    TimePrecision.PART_OF_DAY,
    TimePrecision.DAY,
    TimePrecision.RANGE,
    TimePrecision.WEEK,
    TimePrecision.PART_OF_MONTH,
    TimePrecision.MONTH,
    TimePrecision.QUARTER,
    TimePrecision.SEASON,
    TimePrecision.YEAR,
    TimePrecision.DECADE,
    TimePrecision.CENTURY,
    TimePrecision.UNKNOWN,
)
_IN_A_STORY = _FINENESS[:7]
# The coarsest date that an offset in a unit may count from; days count from days.
_COARSEST = {
    "W": TimePrecision.PART_OF_MONTH,
    "2W": TimePrecision.PART_OF_MONTH,
    "M": TimePrecision.SEASON,
    "Q": TimePrecision.SEASON,
    "Y": TimePrecision.YEAR,
    "E": TimePrecision.DECADE,
    "C": TimePrecision.CENTURY,
}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Known:
    """A date of the text, from `day` to `last`, that later ones may point to.

    `end_chars` is where its expression ends; `is_full` says that it names its own year, `is_told` that it took it
    from such a date.
    """

    id: str
    value: str
    day: date
    last: date
    end_chars: int
    precision: TimePrecision
    type: PeriodType
    is_full: bool
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may be tied to. `published` is None where nothing says it; `known` is in text order.

    `order` is "dmy" or "mdy" where the text shows in which order it writes numeric dates.
    """

    published: date | None
    anchor: str
    known: tuple[Known, ...]
    lean: Lean
    order: str | None
    start_chars: int


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome; `days` is None with a reason in `absent`."""

    value: str | None
    days: Days | None
    anchor: str | None
    absent: Absent | None


class _NoAnchorError(Exception):
    """Nothing to resolve against; `value` is what can be said without."""

    def __init__(self, value: str | None = None) -> None:
        super().__init__(value)
        self.value = value


class _AmbiguousError(Exception):
    """Two readings, and nothing to tell them apart."""


@dataclass(frozen=True, slots=True)
class _Tied:
    value: str
    anchor: str | None


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
    except _NoAnchorError as error:
        value = error.value
        if candidate.suffix:
            value = f"{value or 'XXXX-XX-XX'}{candidate.suffix}"
        return Resolved(value, None, None, Absent.NO_ANCHOR)
    except _AmbiguousError:
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
    return day + timedelta(days={"W": 7, "2W": 14, "WE": 7}.get(unit, 1) * count if not unit.startswith("T") else 0)


def _of_day(context: Context) -> _Tied:
    """The day that a bare clock time belongs to: the last one named, else publication."""
    for known in reversed(context.known[-3:]):
        if known.precision in (TimePrecision.DAY, TimePrecision.PART_OF_DAY, TimePrecision.HOUR):
            return _Tied(known.day.isoformat(), known.id)
    return _Tied(_published(context).isoformat(), context.anchor)


def _published(context: Context, value: str | None = None) -> date:
    if context.published is None:
        raise _NoAnchorError(value)
    return context.published


def _date(meaning: Meaning, context: Context) -> _Tied:
    """The value of a meaning that names days.

    Raises:
        _NoAnchorError, _AmbiguousError: see there.
        ValueError, OverflowError: the calendar has no such day.
    """
    match meaning:
        case Fixed():
            return _Tied(meaning.value, None)
        case Impossible():
            raise ValueError
        case OpenDate():
            return _open_date(meaning, context)
        case NumericDate():
            return _numeric(meaning, context)
        case Weekday():
            return _weekday(meaning, context)
        case Shifted():
            return _shifted(meaning, context)
        case Weekend():
            return _weekend(meaning, context)
        case Season():
            return _season(meaning, context)
        case Quarter():
            return _quarter(meaning, context)
        case LatestQuarter():
            return _latest_quarter(context)
        case YearAgo():
            return _year_ago(meaning, context)
        case Holiday():
            return _holiday(meaning, context)
        case Between():
            return _between(meaning, context)
    raise TypeError(meaning)


def _open_date(meaning: OpenDate, context: Context) -> _Tied:
    tail = f"-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
    if meaning.of_context:
        known = _last_known(context, f"XXXX{tail}")
        return _Tied(f"{known.day.year:04d}{tail}", known.id)
    if meaning.shift is not None:
        return _Tied(f"{_published(context, f'XXXX{tail}').year + meaning.shift:04d}{tail}", context.anchor)
    told = _told_year(meaning, context)
    told_value = f"{told.day.year + (meaning.month < told.day.month - 6):04d}{tail}" if told else f"XXXX{tail}"
    if told and context.published is None:
        return _Tied(told_value, told.id)
    published = _published(context, told_value)
    year = _nearest_year(published, meaning, context.lean)
    if told and abs((date(year, meaning.month, 1) - published).days) > _NEWS_DAYS:
        return _Tied(told_value, told.id)
    if meaning.is_week and meaning.day:
        return _Tied(week_value(date(year, meaning.month, meaning.day)), context.anchor)
    return _Tied(f"{year:04d}{tail}", context.anchor)


def _told_year(meaning: OpenDate, context: Context) -> Known | None:
    """A date with a year of its own, just before and well before publication: a story that is being told."""
    if meaning.is_next is not None or context.lean is Lean.FUTURE or not context.known:
        return None
    known = context.known[-1]
    if known.end_chars < context.start_chars - STORY_CHARS or known.precision not in _IN_A_STORY:
        return None
    is_story = known.is_full or known.is_told
    if is_story and (context.published is None or known.day.year < context.published.year):
        return known
    return None


def _nearest_year(published: date, meaning: OpenDate, lean: Lean) -> int:
    """The year that a month or day without year most likely means."""
    years = (published.year - 1, published.year, published.year + 1)
    if meaning.day == 29 and meaning.month == 2:
        years = tuple(y for y in range(published.year - 4, published.year + 5) if month_length(y, 2) == 29)  # type: ignore[assignment]
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
    nearest = min(years, key=lambda year: (abs(distances[year]), distances[year]))
    slack = _SLACK_DAYS if meaning.day else _SLACK_MONTHS
    if lean is not Lean.FUTURE and distances[nearest] > slack:
        return max((year for year, distance in distances.items() if distance <= 0), default=nearest)
    if lean is Lean.FUTURE and distances[nearest] < -slack:
        return min((year for year, distance in distances.items() if distance >= 0), default=nearest)
    return nearest


def _numeric(meaning: NumericDate, context: Context) -> _Tied:
    readings: dict[str, date] = {}
    for order, day, month in (("dmy", meaning.first, meaning.second), ("mdy", meaning.second, meaning.first)):
        try:
            readings[order] = date(meaning.year, month, day)
        except ValueError:
            continue
    if not readings:
        raise ValueError
    if len(set(readings.values())) == 1:
        return _Tied(next(iter(readings.values())).isoformat(), None)
    if meaning.separator == ".":  # dotted dates are written day first everywhere
        return _Tied(readings["dmy"].isoformat(), None)
    if context.order:
        return _Tied(readings[context.order].isoformat(), None)
    if context.published:
        # News writes numbers for days close by: one reading within a month settles it if the other is far or ahead.
        near = [d for d in readings.values() if -31 <= (d - context.published).days <= 0]
        if len(near) == 1:
            return _Tied(near[0].isoformat(), context.anchor)
    raise _AmbiguousError


def _weekday(meaning: Weekday, context: Context) -> _Tied:
    value = f"XXXX-WXX-{meaning.weekday}"
    if meaning.of_context:
        known = _last_known(context, value)
        ahead = (meaning.weekday - known.day.isoweekday()) % 7 or 7
        back = (known.day.isoweekday() - meaning.weekday) % 7 or 7
        days = -back if meaning.shift == -1 else ahead
        return _Tied((known.day + timedelta(days)).isoformat(), known.id)
    published = _published(context, value)
    monday = published - timedelta(published.weekday())
    if meaning.week is not None:
        return _Tied((monday + timedelta(7 * meaning.week + meaning.weekday - 1)).isoformat(), context.anchor)
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
    return _Tied((published + timedelta(days)).isoformat(), context.anchor)


def _shifted(meaning: Shifted, context: Context) -> _Tied:
    unit = meaning.unit
    if meaning.of_context:
        known = _last_known(context, None, unit=unit)
        base, anchor = (known.last if meaning.count > 0 else known.day), known.id
    else:
        base, anchor = _published(context), context.anchor
    if unit in ("W", "2W"):
        weeks = 2 * meaning.count if unit == "2W" else meaning.count
        return _Tied(week_value(base + timedelta(7 * weeks)), anchor)
    if unit == "M":
        return _Tied(add_months(base.replace(day=1), meaning.count).isoformat()[:7], anchor)
    if unit == "Q":
        year, quarter = quarter_of(add_months(base.replace(day=1), 3 * meaning.count))
        return _Tied(f"{year:04d}-Q{quarter}", anchor)
    if unit in ("Y", "E", "C"):
        # "a decade ago" and "last decade" differ: an offset is a year, a neighbour is a decade.
        if unit == "E" and meaning.count == 0:
            return _Tied(f"{base.year // 10:03d}", anchor)
        if unit == "C" and meaning.count == 0:
            return _Tied(f"{base.year // 100:02d}", anchor)
        year = base.year + meaning.count * {"Y": 1, "E": 10, "C": 100}[unit]
        return _Tied(f"{date(year, 1, 1).year:04d}", anchor)
    if unit.startswith("T"):
        return _Tied(base.isoformat(), anchor)
    return _Tied((base + timedelta(meaning.count)).isoformat(), anchor)


def _last_known(context: Context, value: str | None, *, unit: str = "D") -> Known:
    """The date in the text that is spoken of: the last one fine enough for the unit."""
    coarsest = _COARSEST.get(unit, TimePrecision.RANGE)
    for known in reversed(context.known[-MEMORY:]):
        if known.type is not PeriodType.DURATION and _FINENESS.index(known.precision) <= _FINENESS.index(coarsest):
            return known
    raise _NoAnchorError(value)


def _weekend(meaning: Weekend, context: Context) -> _Tied:
    published = _published(context)
    shift = meaning.shift
    if shift is None:
        shift = 0 if context.lean is Lean.FUTURE or published.isoweekday() >= 6 else -1
    return _Tied(f"{week_value(published + timedelta(7 * shift))}-WE", context.anchor)


def _season(meaning: Season, context: Context) -> _Tied:
    if meaning.year is not None:
        return _Tied(f"{meaning.year:04d}-{meaning.code}", None)
    published = _published(context, f"XXXX-{meaning.code}")
    if meaning.year_shift is not None:
        return _Tied(f"{published.year + meaning.year_shift:04d}-{meaning.code}", context.anchor)
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
    return _Tied(f"{year:04d}-{meaning.code}", context.anchor)


def _quarter(meaning: Quarter, context: Context) -> _Tied:
    letter = "H" if meaning.is_half else "Q"
    if meaning.year is not None:
        return _Tied(f"{meaning.year:04d}-{letter}{meaning.number}", None)
    published = _published(context, f"XXXX-{letter}{meaning.number}")
    if meaning.year_shift is not None:
        return _Tied(f"{published.year + meaning.year_shift:04d}-{letter}{meaning.number}", context.anchor)
    months = 6 if meaning.is_half else 3
    start = date(published.year, months * (meaning.number - 1) + 1, 1)
    year = published.year
    if start > published and context.lean is not Lean.FUTURE:
        year -= 1
    return _Tied(f"{year:04d}-{letter}{meaning.number}", context.anchor)


def _latest_quarter(context: Context) -> _Tied:
    for known in reversed(context.known):
        if known.precision is TimePrecision.QUARTER:
            return _Tied(known.value, known.id)
    year, quarter = quarter_of(add_months(_published(context, "XXXX-QX").replace(day=1), -3))
    return _Tied(f"{year:04d}-Q{quarter}", context.anchor)


def _year_ago(meaning: YearAgo, context: Context) -> _Tied:
    for known in reversed(context.known[-MEMORY:]):
        if known.type is PeriodType.DURATION:  # "in the nine months": a year before is no quarter
            break
        if known.precision is TimePrecision.QUARTER:
            number = meaning.quarter or int(known.value[-1])
            return _Tied(f"{meaning.year or int(known.value[:4]) - 1:04d}-Q{number}", known.id)
    if meaning.year:
        return _Tied(f"{meaning.year:04d}", None)
    year = _published(context).year - 1
    if meaning.quarter:
        return _Tied(f"{year:04d}-Q{meaning.quarter}", context.anchor)
    return _Tied(f"{year:04d}", context.anchor)


def _holiday(meaning: Holiday, context: Context) -> _Tied:
    if meaning.year is not None:
        return _Tied(holiday_date(meaning.rule, meaning.year).isoformat(), None)
    if len(meaning.rule) == 10 and meaning.rule[:4].isdigit():
        return _Tied(meaning.rule, None)
    published = _published(context)
    days = [holiday_date(meaning.rule, y) for y in (published.year - 1, published.year, published.year + 1)]
    if meaning.shift == -1 or (meaning.shift is None and context.lean is Lean.PAST):
        day = max(d for d in days if d <= published)
    elif meaning.shift == 1 or (meaning.shift is None and context.lean is Lean.FUTURE):
        day = min(d for d in days if d >= published)
    elif meaning.shift == 0:
        day = days[1]
    else:
        day = min(days, key=lambda d: abs((d - published).days))
    return _Tied(day.isoformat(), context.anchor)


def _between(meaning: Between, context: Context) -> _Tied:
    first, last = _date(meaning.first, context), _date(meaning.last, context)
    if isinstance(meaning.first, OpenDate) and first.value[:4] != last.value[:4] and first.value[4:] < last.value[4:]:
        # one year for both ends of "3-5 May"
        first = replace(first, value=last.value[:4] + first.value[4:])
    return _Tied(f"{first.value}/{last.value}", first.anchor)


def remembered(known: Sequence[Known], new: Known) -> tuple[Known, ...]:
    """The dates spoken of, with one more."""
    return (*known[-4 * MEMORY :], new)
