"""What a time expression says before it is tied to a calendar: the small language between reading and resolving."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.records import PeriodType, Span


class Part(StrEnum):
    """The TIMEX3 `mod` values that name a part of a period."""

    START = "START"
    MID = "MID"
    END = "END"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A complete TIMEX3 value: "1996-03-26", "1989-Q3", "198"."""

    value: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has (31 February)."""


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A month, or day of a month, without its year; `shift` counts years from publication ("June last year" is -1).

    `is_next` is -1 or 1 for "last June" and "next June"; `of_context` for "March of that year"; `is_week` where the day
    only names its week ("the week of March 6"); `weekday` (1 is Monday) where the text says it too.
    """

    month: int
    day: int | None = None
    shift: int | None = None
    is_next: int | None = None
    of_context: bool = False
    is_week: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Two numbers of unknown order and a year: "03/04/2021"."""

    first: int
    second: int
    year: int
    separator: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 is Monday.

    `shift` is -1 for "last", 1 for "next"; `week` counts weeks from publication.
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    of_context: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """`count` units from publication, or from a date in the text: "last month", "two weeks ago", "the following day".

    `unit` is D, W, 2W, M, Q, Y, E (decade) or C (century), TH and TM for hours and minutes.
    """

    unit: str
    count: int
    of_context: bool = False


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend; `shift` counts weekends, None where only the tense tells."""

    shift: int | None


@dataclass(frozen=True, slots=True)
class Season:
    """A season of a year, with the year or its distance or neither."""

    code: str
    year: int | None = None
    year_shift: int | None = None
    is_next: int | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter (1 to 4) or half (1 or 2) of a year."""

    number: int
    year: int | None = None
    year_shift: int | None = None
    is_half: bool = False


@dataclass(frozen=True, slots=True)
class LatestQuarter:
    """ "the quarter": the one spoken of, else the last that is over."""


@dataclass(frozen=True, slots=True)
class YearAgo:
    """ "a year earlier": the period spoken of, one year before, or of `year`; `quarter` if the words name it."""

    quarter: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its rule in the ontology."""

    rule: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """A span of days, months or years given as one expression."""

    first: Fixed | OpenDate
    last: Fixed | OpenDate


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, with `count` None where the words leave it open.

    `direction` ties it to publication: -1 backward ("the past two weeks"), 1 forward.
    """

    value: str
    unit: str
    count: int | float | None
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Recurring:
    """A SET: how often."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


Day = (
    Fixed
    | OpenDate
    | NumericDate
    | Weekday
    | Shifted
    | Weekend
    | Season
    | Quarter
    | LatestQuarter
    | YearAgo
    | Holiday
    | Between
    | Impossible
)
Meaning = Day | Length | Recurring | Reference


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression with its meaning.

    `suffix` is a part of the day or a clock time ("TNI", "T06:00"); with `meaning` None it belongs to the day
    spoken of. An expression that `leans` is one only together with a neighbour ("morning" in "Friday morning").
    """

    span: Span
    type: PeriodType
    meaning: Meaning | None
    part: Part | None = None
    suffix: str | None = None
    leans: bool = False
    slice: str | None = None

    def sliced(self, slice: str) -> Candidate:  # noqa: A002  # it is one
        """The same meaning, narrowed to a week or half of its month: "W1", "W-1", "H2"."""
        return replace(self, slice=slice)

    def with_span(self, start: int, end: int) -> Candidate:
        """The same meaning over other characters."""
        return replace(self, span=Span(start, end))
