"""What an expression may be tied to: publication, and the dates of the text before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.interpret.times.calendar import Days
from sayso.interpret.times.clues import Lean
from sayso.records import Absent, PeriodType, TimePrecision

PUBLISHED = "published"
# "That month" looks back this many resolved dates at most; a date farther back is no longer spoken of.
MEMORY = 8
# How far back, in characters, a date still belongs to what is told: a few sentences.
STORY_CHARS = 500
FINENESS = (
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


@dataclass(frozen=True, slots=True)
class Known:
    """A date of the text, from `day` to `last`, that later ones may point to.

    `end_chars` is where its expression ends; `is_full` says that it names its own year, `is_told` that it took it
    from such a date, `is_of_report` that something was said on it, and happened on another day as a rule.
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
    is_of_report: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may be tied to. `published` is None where nothing says it; `known` is in text order.

    `scope_chars` is how far back a clock time looks for its day; `order` is "dmy" or "mdy" where the text
    shows in which order it writes numeric dates; `is_governed` says that a verb that leaves no doubt gives the lean.
    """

    published: date | None
    anchor: str
    known: tuple[Known, ...]
    lean: Lean
    order: str | None
    start_chars: int
    scope_chars: int
    is_governed: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome; `days` is None with a reason in `absent`."""

    value: str | None
    days: Days | None
    anchor: str | None
    absent: Absent | None


class NoAnchorError(Exception):
    """Nothing to resolve against; `value` is what can be said without."""

    def __init__(self, value: str | None = None) -> None:
        super().__init__(value)
        self.value = value


class AmbiguousError(Exception):
    """Two readings, and nothing to tell them apart."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A TIMEX3 value and what it was resolved against."""

    value: str
    anchor: str | None


def published_day(context: Context, value: str | None = None) -> date:
    """The day of publication.

    Raises:
        NoAnchorError: nothing states it; `value` is what can be said all the same.
    """
    if context.published is None:
        raise NoAnchorError(value)
    return context.published


def last_known(context: Context, value: str | None, *, unit: str = "D") -> Known:
    """The date in the text that is spoken of: the last one fine enough for the unit."""
    coarsest = _COARSEST.get(unit, TimePrecision.RANGE)
    fitting = [
        known
        for known in reversed(context.known[-MEMORY:])
        if known.type is not PeriodType.DURATION and FINENESS.index(known.precision) <= FINENESS.index(coarsest)
    ]
    if not fitting:
        raise NoAnchorError(value)
    nearest = fitting[0]
    last = context.known[-1]
    if last.precision is TimePrecision.YEAR and last.is_full and last.day.year != nearest.day.year:
        raise NoAnchorError(value)  # "in 2019 ... twelve days later" is of no day of 2012
    if not nearest.is_of_report:
        return nearest
    # What happened before "said on Friday" is told on, unless it lies far back.
    near = (k for k in fitting if not k.is_of_report and k.end_chars >= context.start_chars - STORY_CHARS)
    return next(near, nearest)


def remembered(known: Sequence[Known], new: Known) -> tuple[Known, ...]:
    """The dates spoken of, with one more."""
    return (*known[-4 * MEMORY :], new)
