"""How records read in a terminal: short phrases for dates, ranges, places and reasons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.records import (
    Absent,
    DatePrecision,
    Origin,
    Period,
    Place,
    PlacePrecision,
    Quantity,
    StatedDate,
    TimePrecision,
)

ORIGINS = {
    Origin.GIVEN: "as given",
    Origin.JSON_LD: "from JSON-LD",
    Origin.META: "from meta tags",
    Origin.MARKUP: "from the page's markup",
    Origin.BYLINE: "from the byline",
    Origin.DATELINE: "from the dateline",
    Origin.URL: "from the address",
    Origin.FEED: "from the feed",
    Origin.TELEGRAM: "from the export",
    Origin.PDF: "from the PDF",
    Origin.HTTP: "from the HTTP header",
    Origin.FILE_NAME: "from the file name",
    Origin.TEXT: "from the text",
}

ABSENT = {
    Absent.NOT_STATED: "not stated",
    Absent.NO_ANCHOR: "no date to count from",
    Absent.AMBIGUOUS: "ambiguous",
    Absent.UNKNOWN_PLACE: "in no gazetteer",
    Absent.OUT_OF_RANGE: "no such date",
}

_PRECISIONS = {
    TimePrecision.PART_OF_DAY: "part of a day",
    TimePrecision.PART_OF_MONTH: "part of a month",
}


# Escape sequences and direction overrides in a hostile text must not reach the terminal; joiners and marks may.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def safe(text: str) -> str:
    """Text that can be shown in a terminal: control and direction-changing characters become a visible sign."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def day(value: str) -> str:
    """`2021-10-05` as 5 October 2021; shorter prefixes as far as they go."""
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
    last = (date.fromisoformat(period.end) - timedelta(days=1)).isoformat()
    if period.start is None:
        return f"until {day(last)}"
    return day(period.start) if period.start == last else f"{day(period.start)} – {day(last)}"


def time_precision(period: Period) -> str:
    """The precision in words."""
    return _PRECISIONS.get(period.precision, period.precision.value)


def anchor(period: Period) -> str:
    """What a relative expression was counted from."""
    return {"published": "publication", None: ""}.get(period.anchor, period.anchor or "")


def place_in(place: Place, country: str | None) -> str:
    """Where a place lies: its divisions and country."""
    parts = [part for part in (place.admin2, place.admin1, country) if part and part != place.name]
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


def number_range(quantity: Quantity) -> str:
    """`200 or more`, `2 to 6`, `about 300 (270 to 330)`."""
    low, best, high = (None if v is None else f"{v:,.10g}" for v in (quantity.low, quantity.best, quantity.high))
    if low is not None and low == high:
        return low
    if low and high:
        return f"{best} ({low} to {high})" if best and best not in (low, high) else f"{low} to {high}"
    if low:
        return f"{low} or more"
    if high:
        return f"{high} or fewer"
    return f"about {best}" if best else ""


def counted(number: int, noun: str) -> str:
    """`1 report`, `1,200 reports`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def size(number_bytes: int) -> str:
    """`812 bytes`, `32 kB`, `1.4 MB`."""
    if number_bytes < 1000:
        return counted(number_bytes, "byte")
    return f"{number_bytes / 1e3:,.0f} kB" if number_bytes < 1_000_000 else f"{number_bytes / 1e6:,.1f} MB"
