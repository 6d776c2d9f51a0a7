"""Dates that a container or its owner states, such as `2021-10-05T10:00:00Z` or `Tuesday, 5 October 2021`.

Times keep the zone that they were stated with: the first ten characters are the day as the outlet saw it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from sayso.records import DatePrecision, Origin, StatedDate

# No newspaper is older, and a year beyond this is a slip of the pen.
_FIRST_YEAR: Final = 1600
_LAST_YEAR: Final = 2200
_LONGEST_CHARS: Final = 100

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_CLOCK: Final = (
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*\(?(?P<zone>[a-z]{2,5}|[+-]\d\d:?\d\d)\)?)?)?"
)

_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.I | re.ASCII,
)
_COMPACT: Final = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z)?)?",
    re.I | re.ASCII,
)
_WRITTEN: Final = tuple(
    re.compile(pattern, re.I | re.ASCII)
    for pattern in (
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + _MONTH + r",?[\s-]+(?P<year>\d{4})" + _CLOCK,
        _WEEKDAY + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _CLOCK,
        _MONTH + r",?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})" + _CLOCK,
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})" + _CLOCK,
    )
)
# RFC 5322 with those zone names that it defines.
_MAIL: Final = re.compile(
    r"(?:[a-z]{3},? )?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|[ECMP][SD]T)", re.I | re.ASCII
)
# Day first or month first is only clear where one of the two is above 12.
_SLASHES: Final = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})" + _CLOCK, re.I | re.ASCII)


def stated_date(stated: str, origin: Origin) -> StatedDate | None:
    """Read a date as a header, meta element or front matter writes it.

    Returns:
        An ISO 8601 prefix as precise as what is stated; None where it is no date, is no day of the calendar (31
        February), or where day and month cannot be told apart (05/10/2021).
    """
    text = " ".join(stated[: _LONGEST_CHARS + 1].split())
    if not text or len(text) > _LONGEST_CHARS:
        return None
    readers: tuple[Callable[[str], tuple[str, DatePrecision] | None], ...] = (_iso, _mail, _written, _slashes)
    for read in readers:
        found = read(text)
        if found is not None:
            value, precision = found
            return StatedDate(value, precision, origin) if _FIRST_YEAR <= int(value[:4]) <= _LAST_YEAR else None
    return None


def _iso(text: str) -> tuple[str, DatePrecision] | None:
    found = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    return _built(found) if found else None


def _mail(text: str) -> tuple[str, DatePrecision] | None:
    if not _MAIL.fullmatch(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" and missing zones come back naive: then the zone is unknown, not UTC.
    seconds = re.search(r"\d:\d\d:\d\d", text) is not None
    value = moment.isoformat(timespec="seconds" if seconds else "minutes")
    return _with_z(value), DatePrecision.SECOND if seconds else DatePrecision.MINUTE


def _written(text: str) -> tuple[str, DatePrecision] | None:
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            return _built(found)
    return None


def _slashes(text: str) -> tuple[str, DatePrecision] | None:
    found = _SLASHES.fullmatch(text)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return _built(found, day=day, month=month)


def _built(
    found: re.Match[str], *, day: int | None = None, month: int | None = None
) -> tuple[str, DatePrecision] | None:
    parts = {key: value for key, value in found.groupdict().items() if value is not None}
    year = int(parts["year"])
    if month is None and "month" in parts:
        month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS.get(parts["month"].lower())
        if month is None:
            return None
    if day is None and "day" in parts:
        day = int(parts["day"])
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if month is None:
        return f"{year:04}", DatePrecision.YEAR
    if day is None:
        return f"{year:04}-{month:02}", DatePrecision.MONTH
    return _with_clock(f"{year:04}-{month:02}-{day:02}", parts)


def _with_clock(day: str, parts: dict[str, str]) -> tuple[str, DatePrecision] | None:
    if "hour" not in parts:
        return day, DatePrecision.DAY
    hour = int(parts["hour"])
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    zone = _zone(parts.get("zone", ""))
    if zone is None:
        # "EST", "IST" and the like stand for several zones: the day is certain, the hour is not.
        return day, DatePrecision.DAY
    second = parts.get("second") if not parts.get("half") else None
    clock = f"{hour:02}:{parts['minute']}" + (f":{second}" if second else "")
    try:
        datetime.fromisoformat(f"{day}T{clock}{zone}")
    except ValueError:
        return None
    return f"{day}T{clock}{zone}", DatePrecision.SECOND if second else DatePrecision.MINUTE


def _zone(stated: str) -> str | None:
    if stated.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    if stated == "" or stated[0] not in "+-":
        return "" if stated == "" else None
    digits = stated[1:].replace(":", "").ljust(4, "0")
    return _with_z(f"{stated[0]}{digits[:2]}:{digits[2:]}")


def _with_z(value: str) -> str:
    return value.removesuffix("+00:00") + "Z" if value.endswith("+00:00") else value
