"""Readers of dates that point from another date: publication, or a date in the text."""

from __future__ import annotations

import re

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import (
    Candidate,
    Impossible,
    LatestQuarter,
    Length,
    Meaning,
    Reference,
    Shifted,
    Weekday,
    Weekend,
    YearAgo,
)
from sayso.interpret.times.reading import candidate, part_of, shift_of, span_of
from sayso.records import PeriodType

# An offset in these units is a date of the same grain: "six weeks ago" is a week, "two years ago" a year.
_YEARS = {"E": 10, "C": 100}
_GRAIN = {"N": "D", "WE": "W"}


def read_weekday(found: Found) -> Candidate | None:
    """ "Tuesday", "last Friday", "early Tuesday", "the following Sunday", "Monday of last week"."""
    clues = found.words.clues
    if found.word_after()[:1].isupper() and found.word_after().lower() in clues["newspapers"]:
        return None
    before = found.word_before()
    if before[:1].isupper() and before.lower() in clues["before_weekday"]:
        return None
    weekday = int(found.value("wd", "WEEKDAY") or 1)
    if found.has("week"):
        return candidate(found, Weekday(weekday, week=shift_of(found, "week")))
    if found.has("context"):
        return candidate(
            found, Weekday(weekday, shift=shift_of(found, "context"), of_context=True), part=part_of(found)
        )
    shift = shift_of(found, "rel") if found.has("rel") else None
    return candidate(found, Weekday(weekday, shift), part=part_of(found))


def read_deixis(found: Found) -> Candidate | None:
    """ "today", "late yesterday", "tomorrow"."""
    if re.match(r"[\"“”'’](?!s)", found.after()) and found.whole[0].isupper() and found.before(1):  # a title
        return None
    count = int(found.value("day", "DEIXIS") or 0)
    part = part_of(found) if found.has("part") else None
    return candidate(found, Shifted("D", count), part=part)


def read_before_yesterday(found: Found) -> Candidate | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    count = int(found.value("day", "DEIXIS") or 0)
    return candidate(found, Shifted("D", count + (-1 if found.has("before") else 1)))


def read_this_unit(found: Found) -> Candidate | None:
    """ "last month", "this week", "the next year", "the end of this week", "the past year"."""
    unit = str(found.value("unit", "CALUNIT"))
    shift = shift_of(found, "rel")
    if found.is_title:  # a programme's name
        return None
    if (unit in _YEARS and shift != 0) or (found.has("length") and unit not in ("M", "Q", "Y")):
        value = f"P{_YEARS[unit]}Y" if unit in _YEARS else "P2W" if unit == "2W" else f"P1{unit}"
        return candidate(found, Length(value, unit, 1, shift), type=PeriodType.DURATION)
    return None if unit == "D" else candidate(found, Shifted(unit, shift), part=part_of(found))


def read_same_unit(found: Found) -> Candidate | None:
    """ "the following day", "that month", "the same year", "the previous week": from a date in the text."""
    return candidate(
        found,
        Shifted(str(found.value("unit", "CALUNIT")), shift_of(found, "context"), of_context=True),
        part=part_of(found),
    )


def read_the_unit(found: Found) -> Candidate | None:
    """ "the end of the year", "the month", "the quarter": the current one, seen from publication."""
    unit = str(found.value("unit", "CALUNIT"))
    part = part_of(found)
    if unit == "Q":
        return candidate(found, LatestQuarter(), part=part)
    if part is None and not found.has("whole") and unit != "Y":
        return None
    if part is None and (found.follows("after_the_year") or found.after().startswith("-")):
        return None
    if part is None and unit == "Y" and found.follows("closes_year"):
        return candidate(found, Length("P1Y", "Y", 1), type=PeriodType.DURATION)
    return candidate(found, Shifted(unit, 0), part=part)


def read_day_before(found: Found) -> Candidate | None:
    """ "the day before", "a day later"."""
    # With more behind it the day belongs to an event ("the day before the vote").
    if found.has("clause") and found.word_after() and not (found.follows("list_words") or found.follows("preposition")):
        return None
    is_before = found.has("before") or found.text("clause") == "before"
    return candidate(found, Shifted("D", -1 if is_before else 1, of_context=True))


def read_weekend(found: Found) -> Candidate | None:
    """ "the weekend", "last weekend"."""
    shift = shift_of(found, "rel") if found.has("rel") else None
    return candidate(found, Weekend(shift))


def read_ago(found: Found) -> Candidate | None:
    """ "two weeks ago", "nearly four years ago", "a decade ago"."""
    if found.value("unit", "UNIT") == "Y" and _count(found) == 1 and found.end - found.first == 3:
        return candidate(found, YearAgo())
    return _offset(found, -1, of_context=False)


def read_offset_future(found: Found) -> Candidate | None:
    """ "two weeks from now"."""
    return _offset(found, 1, of_context=False)


def read_offset(found: Found) -> Candidate | None:
    """ "two days later", "a year earlier": from a date in the text."""
    later = found.has("later")
    if not later and found.value("unit", "UNIT") == "Y" and _count(found) == 1:
        return candidate(found, YearAgo())
    if _count(found) is None or str(found.value("unit", "UNIT")).startswith("T"):
        return None
    return _offset(found, 1 if later else -1, of_context=True)


def read_vague_past(found: Found) -> Candidate | None:
    """ "years ago", "the other day"."""
    return candidate(found, Reference("PAST_REF"))


def read_past(found: Found) -> Candidate | None:
    """ "recently", "the past", "at the time"."""
    if found.rule.name == "the_past" and re.match(r"[ -][a-z0-9]", found.after()) and not found.follows("after_past"):
        return None
    made = candidate(found, Reference("PAST_REF"))
    if not found.has("refer"):
        return made
    return None if found.follows("of") else made.with_span(span_of(found, "refer")[0], made.span.end)


def read_present(found: Found) -> Candidate | None:
    """ "now", "currently", "at the moment"."""
    return candidate(found, Reference("PRESENT_REF"))


def read_future(found: Found) -> Candidate | None:
    """ "the near future"."""
    return candidate(found, Reference("FUTURE_REF"))


def _offset(found: Found, sign: int, *, of_context: bool) -> Candidate | None:
    count = _count(found)
    unit = str(found.value("unit", "UNIT"))
    if count is None:
        return candidate(found, Reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    unit = _GRAIN.get(unit, unit)
    if unit == "2W":
        unit, count = "W", 2 * count
    if count > 10_000:
        return candidate(found, Impossible())
    if isinstance(count, float) and count != int(count):
        unit, count = {"Y": ("M", count * 12), "E": ("Y", count * 10), "C": ("Y", count * 100)}.get(unit, (unit, count))
    meaning: Meaning = Shifted(unit, sign * int(count), of_context)
    return candidate(found, meaning)


def _count(found: Found) -> int | float | None:
    if found.has("n"):
        return found.number("n")
    if found.has("vague"):
        number = found.value("vague", "VAGUENUM")
        return number if isinstance(number, int) else None
    return 1
