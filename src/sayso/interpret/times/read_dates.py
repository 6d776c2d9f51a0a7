"""Readers of dates that name a day, month, year, decade or century: each makes a candidate of a match, or declines."""

from __future__ import annotations

import re
from datetime import date

from sayso.interpret.times.grammar import Found
from sayso.interpret.times.meanings import Between, Candidate, Fixed, Impossible, NumericDate, OpenDate, Part, YearAgo
from sayso.interpret.times.reading import candidate, part_of, shift_of, span_of, spelled_year
from sayso.records import PeriodType

# Bare four-digit numbers are taken for years between these; earlier ones only behind a preposition.
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2049
_FIRST_YEAR_IN_A_PHRASE = 1400
# Two-digit years from here on belong to the last century (as POSIX strptime has it, 69; a bit lower for war history).
_PIVOT = 50


def read_month_day(found: Found) -> Candidate | None:
    """ "Friday, 3 September 2010", "Sept. 3", "March 3 last year"."""
    day = found.number("day") if found.has("day") else found.ordinal("ord")
    month = month_number(found)
    if day is None or not 1 <= day <= 31 or month is None:
        return None
    year = _year(found)
    if found.has("yy"):
        if re.match(r"[ -]\w", found.after()):
            return None
        year = _full_year(int(found.text("yy")))
    if year is not None:
        return candidate(found, day_value(year, month, int(day)))
    if not 1 <= day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]:
        return candidate(found, Impossible())
    shift = shift_of(found, "rel") if found.has("rel") else None
    is_next = -1 if found.word_before().lower() in found.words.categories["LAST"] else None
    weekday = found.value("wd", "WEEKDAY") or found.value("wd", "WDABBR")
    return candidate(found, OpenDate(month, int(day), shift, is_next, weekday=int(weekday) if weekday else None))


def read_day_range(found: Found) -> Candidate | None:
    """ "3-5 May 2010", "May 3 to 5"."""
    month, year = month_number(found), _year(found)
    first = found.number("day") if found.has("day") else found.ordinal("ord")
    last = found.number("day2") if found.has("day2") else found.ordinal("ord2")
    if month is None or first is None or last is None or not 1 <= first < last <= 31:
        return None
    if found.has("and") and last != first + 1:  # "12 and 20 February" are two days
        return None
    ends = [day_value(year, month, int(d)) if year else OpenDate(month, int(d)) for d in (first, last)]
    if isinstance(ends[0], Impossible) or isinstance(ends[1], Impossible):
        return candidate(found, Impossible())
    return candidate(found, Between(ends[0], ends[1]))


def read_second_day(found: Found) -> Candidate | None:
    """The "25" of "April 24 and 25"."""
    month, day = month_number(found), found.number("more")
    if month is None or day is None or found.follows("counted") or re.match(r" ?%|,[0-9]", found.after()):
        return None
    if found.rule.name == "month_day_comma" and not (
        found.follows("list_words") or re.match(r", [0-9]{1,2},", found.after())
    ):
        return None
    year = re.match(r",? ([12]\d{3})(?!\d)", found.after())
    start, end = span_of(found, "more")
    meaning = day_value(int(year[1]), month, int(day)) if year else OpenDate(month, int(day))
    return candidate(found, meaning).with_span(start, end + (year.end() if year else 0))


def read_slice_of_month(found: Found) -> Candidate | None:
    """ "the last week of June 2015", "the second half of May", "the first days of March"."""
    month, year = month_number(found), _year(found)
    number = -1 if found.has("last") else found.ordinal("ord")
    word = found.text("slice")
    if month is None or number is None or number > (2 if word == "half" else 5):
        return None
    meaning = OpenDate(month) if year is None else Fixed(f"{year:04d}-{month:02d}")
    if word.endswith("days"):
        return candidate(found, meaning, part=Part.END if number < 0 else Part.START)
    return candidate(found, meaning).sliced(("H" if word == "half" else "W") + str(number))


def read_month(found: Found) -> Candidate | None:
    """ "March 1996", "mid-August", "June last year", "last May", "December"."""
    month, year = month_number(found), _year(found)
    if month is None:
        return None
    part = part_of(found)
    if year is not None:
        return candidate(found, Fixed(f"{year:04d}-{month:02d}"), part=part)
    if found.has("that"):
        return candidate(found, OpenDate(month, of_context=True), part=part)
    if found.has("spelled"):
        return None
    if found.rule.name == "month_year":
        return candidate(found, OpenDate(month, shift=shift_of(found, "rel")), part=part)
    if found.has("rel"):
        if re.match(r"\.? [0-9]{1,2}(?![0-9])", found.after()):
            return None
        shift = shift_of(found, "rel")
        return candidate(found, OpenDate(month, is_next=shift or None), part=part)
    if part is None and not _is_bare_month(found):
        return None
    return candidate(found, OpenDate(month), part=part)


def read_first_day(found: Found) -> Candidate | None:
    """The "12" of "12 and 20 February"."""
    month, year, day = month_number(found), _year(found), found.number("more")
    if month is None or day is None:
        return None
    meaning = day_value(year, month, int(day)) if year else OpenDate(month, int(day))
    return candidate(found, meaning).with_span(*span_of(found, "more"))


def read_month_range(found: Found) -> Candidate | None:
    """ "May-June 2010"."""
    first, last = month_number(found), found.words.categories["MONTH"].get(found.text("month2"))
    year = _year(found)
    if first is None or not isinstance(last, int):
        return None
    if year is None:
        return candidate(found, Between(OpenDate(first), OpenDate(last)))
    before = year - 1 if first > last else year
    return candidate(found, Between(Fixed(f"{before:04d}-{first:02d}"), Fixed(f"{year:04d}-{last:02d}")))


def read_iso_date(found: Found) -> Candidate | None:
    """ "2010-09-03", "2010-09-03T14:30Z", "2010/9/3"."""
    parts = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t(\d\d:\d\d)\S*)?", found.text("iso"))
    if parts is None:
        return None
    if not 1000 <= int(parts[1]) <= 2199:
        return None
    meaning = day_value(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts[4] and isinstance(meaning, Fixed):
        return candidate(found, meaning, type=PeriodType.TIME, suffix=f"T{parts[4]}")
    return candidate(found, meaning)


def read_numeric_date(found: Found) -> Candidate | None:
    """ "24/02/2022", "03.04.21"."""
    text = found.text("numeric")
    first, second, year = (int(n) for n in re.split(r"[/.-]", text))
    digits = text[re.search(r"\d+$", text).start() :]  # type: ignore[union-attr]  # the shape ends in digits
    separator = next(c for c in text if not c.isdigit())
    if len(digits) == 2 and separator != "/":
        return None
    year = year if len(digits) == 4 else _full_year(year)
    if not 1 <= min(first, second) <= 12 or max(first, second) > 31 or not 1000 <= year <= 2199:
        return candidate(found, Impossible()) if len(digits) == 4 and separator != "-" else None
    return candidate(found, NumericDate(first, second, year, separator))


def read_year(found: Found) -> Candidate | None:
    """ "1988", "early 1990", "the year two thousand", "fiscal 1989", "'97"."""
    if found.has("yearword"):
        number = found.number("yearword")
        return candidate(found, Fixed(f"{number:04d}")) if isinstance(number, int) and 1900 <= number <= 2100 else None
    year = _year(found)
    if year is None:
        return None
    is_plain = found.end - found.first == 1 and not found.has("fiscalyear")
    if is_plain and not (found.comes_after("preposition") if found.has("aposyear") else _is_plain_year(found, year)):
        return None
    return candidate(found, Fixed(f"{year:04d}"), part=part_of(found))


def read_spelled_year(found: Found) -> Candidate | None:
    """ "nineteen ninety-four"."""
    century, rest = found.number("century"), found.number("rest")
    if century not in (18, 19, 20) or not isinstance(rest, int) or not 10 <= rest <= 99:
        return None
    return candidate(found, Fixed(f"{century}{rest}"), part=part_of(found))


def read_year_range(found: Found) -> Candidate | None:
    """ "1992-97", "2014-15", "1985-1990"; "2010-03" is a month where it cannot be a range of years."""
    first, last = re.split(r"[-–—/]", found.text("range"))
    if len(last) == 2:
        end = int(first[:2] + last)
        if end <= int(first):
            if 1 <= int(last) <= 12:
                return candidate(found, Fixed(f"{first}-{last}"))
            end = end + 100 if int(first[2:]) > 89 and int(last) < 20 else 0
    else:
        end = int(last)
    if not int(first) < end <= 2199 or end - int(first) > 300:
        return None
    return candidate(found, Between(Fixed(first), Fixed(f"{end:04d}")))


def read_year_period(found: Found) -> Candidate | None:
    """ "the 1988 period"."""
    return candidate(found, YearAgo(year=int(found.text("year"))))


def read_decade(found: Found) -> Candidate | None:
    """ "the late 1970s", "'90s", "the nineties"."""
    if found.has("decade"):
        value = found.text("decade")[:3]
    elif found.has("short"):
        if found.comes_after("possessive"):
            return None
        digit = found.text("short").lstrip("'’")[0]
        value = f"19{digit}"
    else:
        value = f"19{found.value('word', 'DECADEWORD')}"
    return candidate(found, Fixed(value), part=part_of(found))


def read_century(found: Found) -> Candidate | None:
    """ "the 20th century"."""
    number = found.ordinal("ord")
    if number is None or not 1 <= number <= 30:
        return None
    return candidate(found, Fixed(f"{number - 1:02d}"), part=part_of(found))


def read_part_of_month(found: Found) -> Candidate | None:
    """ "the week of March 6": the day names the week."""
    month, day = month_number(found), found.number("day")
    return candidate(found, OpenDate(month, int(day), is_week=True)) if month and day else None


def day_value(year: int, month: int, day: int) -> Fixed | Impossible:
    """A day as a TIMEX3 value, or `Impossible` where the calendar has none."""
    try:
        return Fixed(date(year, month, day).isoformat())
    except ValueError:
        return Impossible()


def month_number(found: Found) -> int | None:
    """The month that the match names."""
    month = found.value("month", "MONTH")
    return month if isinstance(month, int) else None


def _year(found: Found) -> int | None:
    if found.has("year"):
        return int(found.text("year"))
    if found.has("fiscalyear"):
        return int(found.text("fiscalyear")[-4:])
    if found.has("aposyear"):
        return _full_year(int(found.text("aposyear")[1:]))
    return spelled_year(found) if found.has("spelled") else None


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= _PIVOT else 2000)


def _is_plain_year(found: Found, year: int) -> bool:
    """Whether four digits alone are a year and not a count, a sum or a number of something."""
    before, after = found.before(), found.after()
    clues = found.words.clues
    if found.word_before().lower() in clues["numbered"] or re.search(r"[$€£¥#]\s?\Z|\w-\Z|(?:\([cC]\)|©)\s?\Z", before):
        return False
    following = re.match(r"[ -]([a-z]+)(?: ([a-z]+))?", after)
    if re.match(r"\s?[%°]", after) or (following and {following[1], following[2]} & clues["counted"]):
        return False
    if _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR:
        return True
    return found.comes_after("preposition") and _FIRST_YEAR_IN_A_PHRASE <= year < _FIRST_PLAIN_YEAR


def _is_bare_month(found: Found) -> bool:
    """Whether a month's name alone is the month and not a person, a verb, a title or a short form of something else."""
    clues = found.words.clues
    month, before, after = found.text("month"), found.word_before(), found.word_after()
    is_name = month in clues["doubtful_months"] and after[:1].isupper() and not found.whole.isupper()
    is_title = before[:1].isupper() and before.lower() in clues["before_weekday"]
    if is_name or is_title:
        return False
    is_headed = before.lower() in clues["month_before"] or found.before()[-1:] == "-"
    if month in clues["verb_months"]:
        return is_headed and month not in found.surnames
    if month in clues["doubtful_months"]:
        return is_headed or not before[:1].isupper()
    number = found.words.categories["MONTH"][month]
    return not any(v == number and len(w) > len(month) for w, v in found.words.categories["MONTH"].items())
