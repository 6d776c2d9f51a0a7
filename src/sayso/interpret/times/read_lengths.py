"""Readers of durations, sets, clock times and parts of the day."""

from __future__ import annotations

import re

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Candidate, Length, Part, Recurring, Reference, Shifted
from sayso.interpret.times.reading import candidate, part_of, shift_of, span_of
from sayso.records import PeriodType

_YEARS = {"E": 10, "C": 100}
_TIED = {"last": -1, "past": -1, "previous": -1, "recent": -1, "next": 1, "coming": 1}


def read_duration(found: Found) -> Candidate | None:
    """ "four days", "the past two weeks", "at least 20 more years", "30-year", "a few days", "half a century"."""
    unit = str(found.value("unit", "UNIT") or found.value("unit", "UNITADJ"))
    text = found.tokens.words(found.first, found.end).lower()
    if found.text("unit") == "second" and "-" not in text:
        return None
    if re.match(r"[ -]olds?\b", found.after()) or (re.match(r"[ -]of[ -]age\b", found.after())):
        return None
    if unit == "Q" and ("-" in text or re.match(r" of\b", found.after())):  # three-quarters are no nine months
        return None
    count = _count(found)
    if count is None and not found.has("vague") and not found.has("one"):
        return None
    if found.has("one") and not _is_length(found, unit):
        return None
    if found.has("n") and found.text("n") == "one" and unit == "D" and found.end - found.first == 2:
        return (
            None
            if "-" not in text and not re.match(r" (?:of|after|before|later|earlier)", found.after())
            else _length(found, unit, 1)
        )
    return _length(found, unit, None if found.has("n2") else count)


def read_vague_duration(found: Found) -> Candidate | None:
    """ "weeks", "recent months", "the years ahead": a plural without a number."""
    unit = str(found.value("unit", "PLURAL"))
    tied = _tied(found)
    text = found.tokens.words(found.first, found.end).lower()
    if unit == "Q" and not tied:
        return None
    if tied:
        value = f"PX{unit}"
        if "recent" in text:
            return candidate(found, Reference("PAST_REF"))
        if found.text("tied") == "coming":
            return candidate(found, Reference("FUTURE_REF"))
        return candidate(found, Length(value, unit, None, tied), type=PeriodType.DURATION)
    if found.has("tied"):
        return candidate(found, _open(unit), type=PeriodType.DURATION)
    before = re.search(r"([A-Za-z]+)[ \n]+\Z", found.before())
    is_headed = before is not None and before[1].lower() in found.words.clues["duration_before"]
    is_followed = re.match(r" (?:of|before|after|later|earlier|ahead)\b|-old\b", found.after()) is not None
    if text.startswith("the ") and not (re.search(r"(?i)\bover \Z", found.before()) or is_followed):
        return None
    return (
        candidate(found, _open(unit), type=PeriodType.DURATION) if is_headed or is_followed or " or " in text else None
    )


def read_duration_adjective(found: Found) -> Candidate | None:
    """ "a year-long siege"."""
    unit = str(found.value("unit", "CALUNIT"))
    return candidate(found, Length(_value(unit, 1), unit, 1), type=PeriodType.DURATION)


def read_some_time(found: Found) -> Candidate | None:
    """ "for some time", "a while"."""
    if not re.search(r"(?i)\b(?:for|in|after|take|quite|over) \Z", found.before()):
        return None
    return candidate(found, Length("PXX", "X", None), type=PeriodType.DURATION)


def read_every(found: Found) -> Candidate | None:
    """ "every day", "each year", "twice a month", "every two weeks"."""
    if found.has("daypart"):
        return candidate(found, Recurring(f"XXXX-XX-XX{found.value('daypart', 'DAYPART')}"), type=PeriodType.SET)
    unit = str(found.value("unit", "UNIT"))
    if found.text("unit").endswith("s") and not (found.has("n") or "few" in found.tokens.words(found.first, found.end)):
        return None
    count = 2 if found.has("other") else found.number("n") if found.rule.name == "every" and found.has("n") else 1
    count = found.ordinal("ord") if found.has("ord") else count
    return candidate(found, Recurring(_value(unit, count)), type=PeriodType.SET)


def read_recur(found: Found) -> Candidate | None:
    """ "daily", "annually"."""
    return candidate(found, Recurring(str(found.value("word", "RECUR"))), type=PeriodType.SET)


def read_weekday_set(found: Found) -> Candidate | None:
    """ "Mondays", "each Thursday", "Tuesday nights"."""
    category = "WEEKDAYS" if found.rule.name == "weekday_plural" else "WEEKDAY"
    part = found.value("parts", "DAYPARTS") if found.has("parts") else ""
    return candidate(found, Recurring(f"XXXX-WXX-{found.value('wd', category)}{part}"), type=PeriodType.SET)


def read_this_part(found: Found) -> Candidate | None:
    """ "this morning", "last night", "tonight", "overnight", "that evening"."""
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
        if not found.has("zone") and not re.search(
            r"(?i)\b(?:at|by|around|until|till|from|about|before|after|since) \Z", found.before()
        ):
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
    if not found.has("ampm") and not found.has("spoken") and "clock" not in found.tokens.words(found.first, found.end):
        return None
    return f"T{_hour(int(number), found):02d}:00"


def _hour(hour: int, found: Found) -> int:
    ampm = found.value("ampm", "AMPM") if found.has("ampm") else None
    spoken = found.text("spoken")
    if hour <= 12 and (ampm == "pm" or spoken in ("afternoon", "evening") or (spoken == "night" and hour >= 6)):
        return 12 if hour == 12 else hour + 12
    if hour == 12 and ampm == "am":
        return 0
    return hour


def _is_length(found: Found, unit: str) -> bool:
    """Whether "a week" is a length and not a rate ("$3 a share"), an article before a noun, or a name."""
    after = found.after()
    if after.startswith("-"):
        return False
    if unit in ("D", "N", "WE", "Q") and re.match(r"[ -][a-z]+", after):
        return (
            re.match(
                r"[ -](?:of|after|before|later|earlier|ago|in|and|or|to|for|from|when|at|on|by|trip|visit|long)\b",
                after,
            )
            is not None
        )
    return True


def _length(found: Found, unit: str, count: int | float | None) -> Candidate:
    value = _value(unit, count)
    return candidate(found, Length(value, unit, count, _tied(found)), type=PeriodType.DURATION)


def _open(unit: str) -> Length:
    return Length(_value(unit, None), unit, None)


def _count(found: Found) -> int | float | None:
    text = found.tokens.words(found.first, found.end).lower()
    if found.has("n"):
        count = found.number("n")
    elif found.has("vague"):
        number = found.value("vague", "VAGUENUM")
        return number if isinstance(number, int) else None
    elif "half" in text and "and a half" not in text:
        return 0.5
    else:
        count = 1
    return count + 0.5 if count is not None and re.search(r"\w and a half\b", text) and count == int(count) else count


def _tied(found: Found) -> int:
    return _TIED.get(found.text("tied"), 0)


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
