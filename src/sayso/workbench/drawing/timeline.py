"""Events as bars over days, in lanes: as long as the time may be, hatched where it is not known to the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import element
from sayso.telling.quoting import shortened

WIDTH: Final = 940
_LEFT: Final = 118
_RIGHT: Final = 20
_TOP: Final = 34
_BAR: Final = 14
_STEP: Final = 20
_LANE_GAP: Final = 14
_LEAST: Final = 5
_CHAR: Final = 6.3
_LABEL_CHARS: Final = 42
_TICKS: Final = 12
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: its days (`end` exclusive), its lane, and where it leads."""

    start: date
    end: date
    lane: str
    label: str
    url: str
    is_exact: bool
    is_denied: bool
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are shown, `end` exclusive."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days."""
        return max(1, (self.end - self.start).days)


def drawn_timeline(bars: Sequence[Bar], window: Window) -> Element:
    """The drawing; bars that reach out of the window are cut there."""
    scale = (WIDTH - _LEFT - _RIGHT) / window.days
    rows, y = list[Element](), float(_TOP)
    for lane in dict.fromkeys(bar.lane for bar in bars):
        inside = [bar for bar in bars if bar.lane == lane and bar.end > window.start and bar.start < window.end]
        if not inside:
            continue
        rows.append(element("text", shortened(lane, 18), x="8", y=f"{y + 11:.0f}", class_="lane"))
        height = 1
        for bar, row in _stacked(inside, window, scale):
            rows += _bar(bar, window, scale, y + row * _STEP)
            height = max(height, row + 1)
        y += height * _STEP + _LANE_GAP
        rows.append(element("path", d=f"M0 {y - 9:.0f} H{WIDTH}", class_="lane-line"))
    return element(
        "svg",
        _hatching(),
        list(_ticks(window, scale, y)),
        rows,
        viewBox=f"0 0 {WIDTH} {y:.0f}",
        width=str(WIDTH),
        height=f"{y:.0f}",
        class_="timeline",
        aria_hidden="true",
        focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )


def _stacked(bars: Sequence[Bar], window: Window, scale: float) -> Iterator[tuple[Bar, int]]:
    """Each bar with the first row of its lane in which it and its label have room."""
    free: list[float] = []
    for bar in sorted(bars, key=lambda one: (one.start, one.end, one.label)):
        x1, x2 = _across(bar, window, scale)
        room = len(shortened(bar.label, _LABEL_CHARS)) * _CHAR + 8
        is_after = _has_room(x2, bar)
        row = next((number for number, end in enumerate(free) if end <= (x1 if is_after else x1 - room)), len(free))
        if row == len(free):
            free.append(0.0)
        free[row] = x2 + (room if is_after else 4)
        yield bar, row


def _has_room(x2: float, bar: Bar) -> bool:
    """Whether the label fits behind its bar."""
    return x2 + 6 + len(shortened(bar.label, _LABEL_CHARS)) * _CHAR < WIDTH


def _across(bar: Bar, window: Window, scale: float) -> tuple[float, float]:
    x1 = _LEFT + max(0, (bar.start - window.start).days) * scale
    x2 = _LEFT + min(window.days, (bar.end - window.start).days) * scale
    return x1, max(x1 + _LEAST, x2)


def _bar(bar: Bar, window: Window, scale: float, y: float) -> list[Element]:
    x1, x2 = _across(bar, window, scale)
    names = [
        "bar",
        "" if bar.is_exact else "imprecise",
        "denied" if bar.is_denied else "",
        "marked" if bar.is_marked else "",
    ]
    shape = element(
        "rect",
        x=f"{x1:.1f}",
        y=f"{y:.0f}",
        width=f"{x2 - x1:.1f}",
        height=str(_BAR),
        rx="2",
        fill=None if bar.is_exact else "url(#hatching)",
    )
    # Near the right edge the label stands before its bar.
    label = shortened(bar.label, _LABEL_CHARS)
    fits = _has_room(x2, bar)
    x = x2 + 6 if fits else max(_LEFT, x1 - 6)
    words = element(
        "text", label, x=f"{x:.1f}", y=f"{y + 11:.0f}", class_="bar-label", text_anchor=None if fits else "end"
    )
    title = element("title", bar.label)
    return [element("a", title, shape, words, href=bar.url, class_=" ".join(n for n in names if n), tabindex="-1")]


def _ticks(window: Window, scale: float, bottom: float) -> Iterator[Element]:
    for day, label in ticks(window):
        x = _LEFT + (day - window.start).days * scale
        yield element("path", d=f"M{x:.1f} 22 V{bottom:.0f}", class_="tick")
        yield element("text", label, x=f"{x + 3:.1f}", y="16", class_="tick-label")


def ticks(window: Window) -> list[tuple[date, str]]:
    """Days to mark: as many as have room, at the beginnings of days, weeks, months or years."""
    if window.days <= _TICKS * 7:
        step = 1 if window.days <= _TICKS else 7
        days = [window.start + timedelta(days=n) for n in range(0, window.days, step)]
        return [(day, f"{day.day} {_MONTHS[day.month - 1]}{_year(day, days[0])}") for day in days]
    if window.days <= 366 * 2:
        step = max(1, window.days // (31 * _TICKS) + 1)
        months = [day for day in _months(window) if (day.month - 1) % step == 0]
        return [(day, f"{_MONTHS[day.month - 1]} {day.year}") for day in months]
    step = max(1, window.days // (366 * _TICKS) + 1)
    years = range(window.start.year + 1, window.end.year + 1)
    return [(date(year, 1, 1), str(year)) for year in years if year % step == 0 and date(year, 1, 1) < window.end]


def _year(day: date, first: date) -> str:
    return f" {day.year}" if day == first or (day.month, day.day) == (1, 1) else ""


def _months(window: Window) -> Iterator[date]:
    day = window.start.replace(day=1)
    while day < window.end:
        if day >= window.start:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _hatching() -> Element:
    lines = element("path", d="M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5", class_="hatch")
    pattern = element("pattern", lines, id="hatching", width="6", height="6", patternUnits="userSpaceOnUse")
    return element("defs", pattern)
