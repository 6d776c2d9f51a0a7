"""Readers of durations, sets, clock times and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Candidate, Length, Part, Recurring, Reference, Shifted
from sayso.interpret.times.reading import candidate, part_of, shift_of, span_of
from sayso.records import PeriodType

_YEARS = {"E": 10, "C": 100}
# "At 8 at night" is behind noon, "at 3 at night" is not.
FIRST_NIGHT_HOUR = 6


def read_duration(found: Found) -> Candidate | None:
    """ "four days", "the past two weeks", "at least 20 more years", "30-year", "a few days", "half a century"."""
    unit = str(found.value("unit", "UNIT") or found.value("unit", "UNITADJ"))
    if found.follows("after_age"):
        return None
    if unit == "Q" and (
        found.rule.name == "duration_adjective" or found.follows("of")
    ):  # three-quarters are no nine months
        return None
    count = _count(found)
    if count is None and not found.has("vague"):
        return None
    if found.has("one") and not _is_length(found, unit):
        return None
    # "One day" is a length only where something says so.
    is_one_day = unit == "D" and count == 1 and found.has("n") and found.tokens.words(*found.taken("n")).isalpha()
    if is_one_day and found.end - found.first == 2 and not found.follows("after_length"):
        return None
    made = _length(found, unit, None if found.has("n2") else count)
    if found.has("tied") and found.comes_after("before_verb"):  # "to last 45 minutes"
        untied = Length(_value(unit, count), unit, count)
        return replace(made, meaning=untied).with_span(span_of(found, "number")[0], made.span.end)
    return made


def read_vague_duration(found: Found) -> Candidate | None:
    """ "weeks", "recent months", "the years ahead": a plural without a number."""
    unit = str(found.value("unit", "PLURAL"))
    if found.has("recent"):
        return candidate(found, Reference("PAST_REF"))
    if found.has("coming"):
        return candidate(found, Reference("FUTURE_REF"))
    if found.has("tied"):
        return candidate(found, Length(_value(unit, None), unit, None, _tied(found)), type=PeriodType.DURATION)
    if unit == "Q":
        return None
    if found.follows("after_age") and found.after()[:1] != "-":
        return None
    is_followed = found.has("ahead") or found.follows("after_plural")
    if not (found.comes_after("duration_before") or is_followed or found.has("or")):
        return None
    made = candidate(found, Length(_value(unit, None), unit, None), type=PeriodType.DURATION)
    if not found.text("the") or found.has("ahead") or found.comes_after("over"):
        return made
    return made.with_span(span_of(found, "unit")[0], made.span.end) if is_followed else None


def read_duration_adjective(found: Found) -> Candidate | None:
    """ "a year-long siege"."""
    plural = found.value("unit", "PLURAL")
    unit, count = (str(plural), None) if plural else (str(found.value("unit", "CALUNIT")), 1)
    return candidate(found, Length(_value(unit, count), unit, count), type=PeriodType.DURATION)


def read_some_time(found: Found) -> Candidate | None:
    """ "for some time", "a while"."""
    if not found.comes_after("before_while"):
        return None
    return candidate(found, Length("PXX", "X", None), type=PeriodType.DURATION)


def read_every(found: Found) -> Candidate | None:
    """ "every day", "each year", "twice a month", "every two weeks"."""
    if found.has("daypart"):
        return candidate(found, Recurring(f"XXXX-XX-XX{found.value('daypart', 'DAYPART')}"), type=PeriodType.SET)
    if found.has("season") or found.has("month"):
        month = found.value("month", "MONTH")
        value = f"XXXX-{int(month):02d}" if month else f"XXXX-{found.value('season', 'SEASON')}"
        return candidate(found, Recurring(value), type=PeriodType.SET)
    unit = str(found.value("unit", "UNIT"))
    if found.text("unit") in found.words.categories["PLURAL"] and not (found.has("n") or found.has("few")):
        return None
    count = 2 if found.has("other") else found.number("n") if found.rule.name == "every" and found.has("n") else 1
    count = found.ordinal("ord") if found.has("ord") else count
    return candidate(found, Recurring(_value(unit, count)), type=PeriodType.SET)


def read_recur(found: Found) -> Candidate | None:
    """ "daily", "annually"."""
    is_name = found.whole[0].isupper() and found.word_after()[:1].isupper()
    if is_name and not found.whole.isupper():  # a newspaper
        return None
    return candidate(found, Recurring(str(found.value("word", "RECUR"))), type=PeriodType.SET)


def read_weekday_set(found: Found) -> Candidate | None:
    """ "Mondays", "each Thursday", "Tuesday nights"."""
    category = "WEEKDAYS" if found.rule.name == "weekday_plural" else "WEEKDAY"
    part = found.value("parts", "DAYPARTS") if found.has("parts") else ""
    return candidate(found, Recurring(f"XXXX-WXX-{found.value('wd', category)}{part}"), type=PeriodType.SET)


def read_this_part(found: Found) -> Candidate | None:
    """ "this morning", "last night", "tonight", "overnight", "that evening"."""
    if found.is_title:
        return None
    part = part_of(found)
    if found.has("tonight"):
        return candidate(found, Shifted("D", 0), type=PeriodType.TIME, suffix="TNI")
    if found.has("overnight"):
        return candidate(found, Shifted("D", -1), type=PeriodType.TIME, suffix="TNI")
    suffix = str(found.value("daypart", "DAYPART"))
    if found.has("context"):
        shift = shift_of(found, "context")
        if suffix == "TNI":
            shift = min(shift, 0)
        return candidate(found, Shifted("D", shift, of_context=True), type=PeriodType.TIME, suffix=suffix)
    return candidate(found, Shifted("D", shift_of(found, "rel")), type=PeriodType.TIME, part=part, suffix=suffix)


def read_clock(found: Found) -> Candidate | None:
    """ "9 a.m.", "03:40 local time", "1430 GMT", "noon", "at dawn", "4 in the morning", "the early hours"."""
    if found.has("small"):
        suffix = str(found.value("point", "DAYPART") or "TNI")
        return candidate(
            found, None, type=PeriodType.TIME, suffix="TMO" if suffix == "TNI" else suffix, part=Part.START
        )
    if found.has("point"):
        return _point(found)
    clock = _clock(found)
    return None if clock is None else candidate(found, None, type=PeriodType.TIME, suffix=clock)


def read_bare_part(found: Found) -> Candidate | None:
    """ "morning", which is a time only beside a day."""
    suffix = str(found.value("point", "DAYPART"))
    return candidate(found, None, type=PeriodType.TIME, part=part_of(found), suffix=suffix, leans=True)


def _point(found: Found) -> Candidate:
    suffix = str(found.value("point", "DAYPART"))
    leans = found.rule.name == "part_of"
    made = candidate(found, None, type=PeriodType.TIME, suffix=suffix, leans=leans)
    if found.rule.name == "twilight":
        return made.with_span(*span_of(found, "point"))
    if found.rule.name == "the_part":
        return made.with_span(found.tokens.starts[found.first + 1], made.span.end)
    if found.rule.name == "part_of":
        return made.with_span(made.span.start, span_of(found, "point")[1])
    return made


def _clock(found: Found) -> str | None:
    if found.has("hhmm"):
        digits = found.text("hhmm")
        if not found.has("zone") and not found.comes_after("before_clock"):
            return None
        return f"T{digits[:2]}:{digits[2:]}"
    if found.has("clock") or found.has("dotted"):
        hour, minute, *_ = re.split(r"[:.]", found.text("clock") or found.text("dotted"))
        if int(hour) > 24:
            return None
        return f"T{_hour(int(hour), found):02d}:{minute}"
    number = found.number("hour") if found.has("hour") else found.number("n")
    if number is None or number != int(number) or not 0 <= number <= 24:
        return None
    if not (found.has("ampm") or found.has("spoken") or found.has("oclock")):
        return None
    return f"T{_hour(int(number), found):02d}:00"


def _hour(hour: int, found: Found) -> int:
    half = found.value("ampm", "AMPM") if found.has("ampm") else None
    part = found.value("spoken", "DAYPART") if found.has("spoken") else None
    if hour <= 12 and (half == "pm" or part in ("TAF", "TEV") or (part == "TNI" and hour >= FIRST_NIGHT_HOUR)):
        return 12 if hour == 12 else hour + 12
    return 0 if hour == 12 and half == "am" else hour


def _is_length(found: Found, unit: str) -> bool:
    """Whether "a day" is a length and not an article before a noun ("a day trader", "a week-old")."""
    if found.after().startswith("-"):
        return False
    if unit in ("D", "N", "WE", "Q") and re.match(r"[ -][a-z]", found.after()):
        return found.follows("after_length")
    return True


def _length(found: Found, unit: str, count: int | float | None) -> Candidate:
    value = _value(unit, count)
    return candidate(found, Length(value, unit, count, _tied(found)), type=PeriodType.DURATION)


def _count(found: Found) -> int | float | None:
    """How many units; None where the words leave it open."""
    if found.has("vague"):
        number = found.value("vague", "VAGUENUM")
        return number if isinstance(number, int) else None
    if found.has("halved"):
        return 0.5
    count = found.number("n") if found.has("n") else 1
    return count + 0.5 if count is not None and found.has("plus") else count


def _tied(found: Found) -> int:
    """-1 for "the past two weeks", 1 for "the next", 0 for a length that hangs on nothing."""
    word = found.text("tied")
    categories = found.words.categories
    return int(categories["LAST"].get(word) or categories["NEXT"].get(word) or 0)


def _value(unit: str, count: int | float | None) -> str:
    """The TIMEX3 duration: "P2W", "PT3H", "PXM", "P2Y6M", "P20Y" for two decades."""
    time = "T" if unit.startswith("T") else ""
    letter = unit.removeprefix("T")
    if count is None:
        return f"P{time}X{letter if unit != '2W' else 'W'}"
    if unit in _YEARS:
        letter, count = "Y", count * _YEARS[unit]
    elif unit == "2W":
        letter, count = "W", count * 2
    elif unit == "N":
        letter = "D"
    elif unit == "Q":
        letter, count = "M", count * 3
    if unit == "WE":
        return f"P{count:g}WE"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    whole, part = int(count), count - int(count)
    smaller = {
        "Y": ("M", 12),
        "H": ("M", 60),
        "M": ("S", 60) if time else ("W", 4),
        "W": ("D", 7),
        "D": ("TH", 24),
    }.get(letter)
    if smaller is None or round(part * smaller[1], 3) != int(part * smaller[1]):
        return f"P{time}{count:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{int(part * smaller[1])}{smaller[0]}" if smaller[0] != "TH" else f"P{head}T{int(part * 24)}H"
