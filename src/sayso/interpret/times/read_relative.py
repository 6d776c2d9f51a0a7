"""Readers of dates that point from another date: publication, or a date in the text."""

from __future__ import annotations

import re

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import (
    Candidate,
    Holiday,
    Impossible,
    LatestQuarter,
    Length,
    Meaning,
    Part,
    Quarter,
    Reference,
    Season,
    Shifted,
    Weekday,
    Weekend,
    YearAgo,
)
from sayso.interpret.times.reading import candidate, part_of, shift_of, spelled_year
from sayso.records import PeriodType

# An offset in these units is a date of the same grain: "six weeks ago" is a week, "two years ago" a year.
_GRAIN = {"N": "D", "WE": "W"}


def read_weekday(found: Found) -> Candidate | None:
    """ "Tuesday", "last Friday", "early Tuesday", "the following Sunday", "Monday of last week"."""
    text = found.tokens.words(found.first, found.end)
    if (
        re.match(r" [A-Z]", found.after())
        and re.match(r" (\w+)", found.after())[1].lower() in found.words.clues["newspapers"]
    ):  # type: ignore[index]
        return None
    before = re.search(r"(\w+) \Z", found.before())
    if (
        text[0].isupper()
        and before
        and before[1].lower() in found.words.clues["before_weekday"]
        and before[1][0].isupper()
    ):
        return None
    weekday = int(found.value("wd", "WEEKDAY") or 1)
    if found.has("week"):
        return candidate(found, Weekday(weekday, week=shift_of(found, "week")))
    if found.has("context"):
        return candidate(found, Weekday(weekday, shift=shift_of(found, "context"), of_context=True), part=part_of(found))
    shift = shift_of(found, "rel") if found.has("rel") else None
    return candidate(found, Weekday(weekday, shift), part=part_of(found))


def read_deixis(found: Found) -> Candidate | None:
    """ "today", "late yesterday", "tomorrow"."""
    if re.match(r"[\"“”'’]", found.after()) and found.tokens.words(found.first, found.end)[0].isupper() and found.before(1):
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
    rel = found.text("rel")
    shift = shift_of(found, "rel")
    part = part_of(found)
    if re.match(r"This [A-Z]", found.tokens.words(found.first, found.end)):  # a programme's name
        return None
    if unit == "D":
        if shift == 1 and rel.startswith("the"):
            return candidate(found, Shifted("D", 1, of_context=True), part=part)
        if shift != 0 or "this" not in rel:
            return (
                candidate(found, Shifted("D", shift, of_context=shift != 0), part=part)
                if rel.startswith("the")
                else None
            )
    if unit in ("E", "C") and shift != 0 or ("past" in rel and unit in ("D", "W", "2W")):
        years = {"E": 10, "C": 100}.get(unit)
        value = f"P{years}Y" if years else f"P{unit.removeprefix('2') if unit != '2W' else '2W'}"
        value = value if years or unit == "2W" else f"P1{unit}"
        return candidate(found, Length(value, unit, 1, shift), type=PeriodType.DURATION)
    return candidate(found, Shifted(unit, shift), part=part)


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
    is_whole = re.search(r"\b(?:full|fiscal)\b", found.tokens.words(found.first, found.end).lower())
    if part is None and not is_whole and unit != "Y":
        return None
    if part is None and re.match(r" (?:of|that|when|before|after|in)\b|-", found.after()):
        return None
    if part is None and unit == "Y" and re.match(r" (?:ended|ending|through)\b", found.after()):
        return candidate(found, Length("P1Y", "Y", 1), type=PeriodType.DURATION)
    return candidate(found, Shifted(unit, 0), part=part)


def read_day_before(found: Found) -> Candidate | None:
    """ "the day before", "a day later"."""
    if re.match(
        r" (?:the|he|she|it|they|we|I|his|her|their|[A-Z])\w*\b", found.after()
    ) and "earlier" not in found.text("before"):
        return None
    return candidate(found, Shifted("D", -1 if found.has("before") else 1, of_context=True))


def read_weekend(found: Found) -> Candidate | None:
    """ "the weekend", "last weekend"."""
    words = found.text("rel").split()
    shift = None if words == ["the"] or words == ["that"] else shift_of(found, "rel")
    return candidate(found, Weekend(shift))


def read_season(found: Found) -> Candidate | None:
    """ "last fall", "the winter of 1994", "summer 2014", "this spring"."""
    code = str(found.value("season", "SEASON"))
    year: int | None = None
    if found.has("year"):
        year = int(found.text("year"))
    elif found.has("spelled"):
        year = spelled_year(found)
        if year is None:
            return None
    relative = found.has("relyear")
    is_next = shift_of(found, "rel") if found.text("rel").strip() else None
    is_bare = year is None and not relative and is_next is None
    word = found.text("season")
    if is_bare and not _is_bare_season(found, word):
        return None
    return candidate(
        found, Season(code, year, shift_of(found, "relyear") if relative else None, is_next), part=part_of(found)
    )


def read_quarter(found: Found) -> Candidate | None:
    """ "the third quarter", "fiscal second-quarter", "this year's third quarter", "Q3 2014"."""
    category = "QNAME" if found.rule.name == "quarter_name" else "QORD"
    number = int(found.value("q", category) or 1)
    year = int(found.text("year")) if found.has("year") else None
    shift = shift_of(found, "rel") if found.has("rel") else None
    return candidate(found, Quarter(number, year, shift))


def read_the_quarter(found: Found) -> Candidate | None:
    """ "the latest quarter", "that quarter"."""
    return candidate(found, LatestQuarter())


def read_half_year(found: Found) -> Candidate | None:
    """ "the first half of 1990", "the first two quarters of 1990"."""
    year = int(found.text("year")) if found.has("year") else None
    number = 2 if found.text("h") == "second" else 1
    shift = shift_of(found, "rel") if found.has("rel") else (0 if year is None else None)
    return candidate(found, Quarter(number, year, shift, is_half=True))


def read_year_ago(found: Found) -> Candidate | None:
    """ "the year-earlier quarter", "the same period last year"."""
    quarter = found.value("q", "QORD") if found.has("q") else None
    return candidate(found, YearAgo(int(quarter) if quarter else None))


def read_year_end(found: Found) -> Candidate | None:
    """ "year-end", "year's end"."""
    return candidate(found, Shifted("Y", 0), part=Part.END)


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
    if found.text("later") == "after" or found.text("before") == "before":
        # "two days after the attack" counts from an event, which is for others to find.
        return None
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
    if (
        found.rule.name == "the_past"
        and re.match(r"[ -][a-z0-9]", found.after())
        and not re.match(r" (?:and|or|but|to|by|when|as|that|he|it)\b", found.after())
    ):
        return None
    made = candidate(found, Reference("PAST_REF"))
    if found.has("refer") and re.match(r" of\b", found.after()):
        return None
    if found.has("refer"):
        return made.with_span(made.span.start + 3, made.span.end)
    return made


def read_present(found: Found) -> Candidate | None:
    """ "now", "currently", "at the moment"."""
    return candidate(found, Reference("PRESENT_REF"))


def read_future(found: Found) -> Candidate | None:
    """ "the near future"."""
    return candidate(found, Reference("FUTURE_REF"))


def read_holiday(found: Found) -> Candidate | None:
    """ "Christmas Day", "last Thanksgiving", "Easter 1916"."""
    start = found.tokens.starts[found.taken("holiday")[0]]
    text = found.tokens.text[start : start + 40]
    lower = re.sub(r"’", "'", text.lower())
    names = [
        name
        for name in found.words.holidays
        if lower.startswith(name) and not lower[len(name) : len(name) + 1].isalpha()
    ]
    if not names or not (text[0].isupper() or text[0].isdigit()):
        return None
    name = max(names, key=len)
    if any(w[0].islower() for w in text[: len(name)].split() if w[0].isalpha()):
        return None
    following = re.match(r" ([A-Z]\w+)", text[len(name) :])
    if following and following[1].lower() in found.words.clues["after_holiday"]:
        return None
    year = re.match(r",? (?:of )?([12]\d{3})(?!\d)", text[len(name) :])
    shift = shift_of(found, "rel") if found.has("rel") else None
    meaning = Holiday(found.words.holidays[name], int(year[1]) if year else None, shift)
    return candidate(found, meaning).with_span(
        found.tokens.starts[found.first], start + len(name) + (year.end() if year else 0)
    )


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


def _is_bare_season(found: Found, word: str) -> bool:
    """ "the summer", "in winter"; never "the fall of", "spring" alone."""
    if re.match(r" of\b", found.after()):
        return False
    if word in ("fall", "spring"):
        return (
            re.search(r"(?i)\b(?:in|during|until|by|since) \Z", found.before()) is not None
            and found.end - found.first > 1
        )
    preposition = re.search(r"(?i)\b(?:in|during|until|by|since|through|last|of) \Z", found.before()) is not None
    return (found.end - found.first > 1 or preposition) and not re.match(
        r" (?:olympics|games|palace|school|camp)", found.after().lower()
    )
