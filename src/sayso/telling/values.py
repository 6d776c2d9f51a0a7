"""Values in words: days, ranges of numbers, places, counts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.records import DatePrecision, Period, Place, PlacePrecision, Quantity, StatedDate, TimePrecision
from sayso.telling.labels import ABSENT, ORIGINS

_ISO_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?(?![0-9-])")
_PRECISIONS = {
    TimePrecision.PART_OF_DAY: "part of a day",
    TimePrecision.PART_OF_MONTH: "part of a month",
}


def day(value: str) -> str:
    """`2021-10-05` as 5 October 2021; shorter prefixes as far as they go, and what is no date as it is."""
    if not _ISO_DATE.match(value):
        return value
    parts = value[:10].split("-")
    year = parts[0].lstrip("0") or "0"
    if len(parts) == 1:
        return year
    month = date(2000, int(parts[1]), 1).strftime("%B")
    return f"{month} {year}" if len(parts) == 2 else f"{int(parts[2])} {month} {year}"


def stated_date(stated: StatedDate) -> str:
    """A publication date with its time, where known, and where it came from."""
    clock = stated.value[10:].lstrip("T ") if stated.precision in (DatePrecision.SECOND, DatePrecision.MINUTE) else ""
    when = f"{day(stated.value)}, {clock}" if clock else day(stated.value)
    return f"{when} ({ORIGINS[stated.origin]})"


def days(period: Period) -> str:
    """The days of a period, last day included, as a person writes them."""
    if period.start is None and period.end is None:
        return "" if period.absent is None else ABSENT[period.absent]
    if period.end is None:
        return f"from {day(period.start or '')}"
    last = _day_before(period.end)
    if period.start is None:
        return f"until {day(last)}"
    return day(period.start) if period.start == last else f"{day(period.start)} – {day(last)}"


def _day_before(value: str) -> str:
    try:
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return value


def time_precision(period: Period) -> str:
    """The precision in words."""
    return _PRECISIONS.get(period.precision, period.precision.value)


def place_in(place: Place) -> str:
    """Where a place lies: its divisions and country."""
    parts = [part for part in (place.admin2, place.admin1, place.country) if part and part != place.name]
    return ", ".join(dict.fromkeys(parts))


def place_precision(place: Place) -> str:
    """The precision with the radius, where it says something."""
    if place.radius_km is None or place.precision is PlacePrecision.POINT:
        return place.precision.value
    return f"{place.precision.value}, ±{place.radius_km:,.0f} km"


def coordinates(place: Place) -> str:
    """Degrees with hemisphere letters."""
    if place.lat is None or place.lon is None:
        return "" if place.absent is None else ABSENT[place.absent]
    return (
        f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'} {abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}"
    )


def number_range(low: float | None, best: float | None, high: float | None) -> str:
    """`200 or more`, `2 to 6`, `300 (270 to 330)`; empty where nothing is known."""
    least, likely, most = (None if v is None else f"{v:,.10g}" for v in (low, best, high))
    if least is not None and least == most:
        return least
    if least and most:
        return f"{likely} ({least} to {most})" if likely and likely not in (least, most) else f"{least} to {most}"
    if least:
        return f"{least} or more"
    if most:
        return f"{most} or fewer"
    return f"about {likely}" if likely else ""


def quantity_range(quantity: Quantity) -> str:
    """The range of a quantity."""
    return number_range(quantity.low, quantity.best, quantity.high)


def counted(number: int, noun: str) -> str:
    """`1 report`, `1,200 reports`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def size(number_bytes: int) -> str:
    """`812 bytes`, `32 kB`, `1.4 MB`."""
    if number_bytes < 1000:
        return counted(number_bytes, "byte")
    return f"{number_bytes / 1e3:,.0f} kB" if number_bytes < 1_000_000 else f"{number_bytes / 1e6:,.1f} MB"
