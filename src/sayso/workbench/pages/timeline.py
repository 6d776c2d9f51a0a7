"""Timeline: events as bars over days; those without a day are counted and listed, and a table says the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Final
from xml.etree.ElementTree import Element

from sayso.linking.record import EventRow
from sayso.telling.event_names import PLOVER_NAMES
from sayso.workbench.addresses import event_id, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.drawing.timeline import Bar, Window, drawn_timeline
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.events import event_facets
from sayso.workbench.pages.known import found
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet
from sayso.workbench.pages.taking import FileLink, file_links

_MOST: Final = 600
_TRAY: Final = 20
# Where few events lie far off, the shortest days with this share of them are shown.
_CLOSE: Final = 0.75
_FAR_TIMES: Final = 4
_MANY: Final = 8
_EXACT: Final = frozenset({"day", "part_of_day", "hour"})
_AROUND: Final = timedelta(days=45)
_MARGIN: Final = 0.04


@dataclass(frozen=True, slots=True)
class Way:
    """A step over the days: what it does and the address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The drawing and its table. `total` events have a day within the filters; `undated` have none."""

    template: ClassVar[str] = "timeline.html"

    title: str
    drawing: Element | None
    rows: tuple[EventRow, ...]
    total: int
    outside: int
    undated: tuple[EventRow, ...]
    undated_count: int
    ways: tuple[Way, ...]
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking
    mark: str | None


def timeline(desk: Desk, asking: Asking) -> TimelinePage | UnlinkedPage:
    """The page at `/timeline`; `event` marks one among the others."""
    record = record_or_page(desk, "Timeline")
    if isinstance(record, UnlinkedPage):
        return record
    marked = asking.one("event")
    mark = None if marked is None else found(record.current, event_id(marked))
    asked = replace(asked_of(asking), event=None, undated=False)
    if mark is not None and asked.start is None and asked.end is None:
        middle = _days(record.events(replace(asked, event=mark), limit=1).items)
        if middle is not None:
            asked = replace(asked, start=_moved(middle.start, -_AROUND), end=_moved(middle.end, _AROUND))
    page = record.events(asked, limit=_MOST)
    rows = tuple(row for row in page.items if row.start is not None)
    undated = record.events(replace(asked, undated=True, start=None, end=None), limit=_TRAY)
    in_time = page.total - (undated.total if asked.start is None and asked.end is None else 0)
    window = _window(rows, asked.start, asked.end)
    return TimelinePage(
        "Timeline",
        drawn_timeline([_bar(row, row.id == mark) for row in rows], window) if window is not None else None,
        rows,
        in_time,
        0 if window is None else sum(not _is_within(row, window) for row in rows),
        undated.items,
        undated.total,
        _ways(asking, window, rows) if window is not None else (),
        filters(record, asking),
        event_facets(record, asking, asked)[:1],
        file_links(asking, "events"),
        standing(record),
        asking,
        mark,
    )


def _bar(row: EventRow, is_marked: bool) -> Bar:  # noqa: FBT001 - a fact of the bar
    start = date.fromisoformat(row.start or "")
    end = date.fromisoformat(row.end) if row.end is not None else start + timedelta(days=1)
    return Bar(
        start,
        max(end, start + timedelta(days=1)),
        PLOVER_NAMES.get(row.type, row.type or "Other"),
        row.label,
        event_url(row.id),
        is_exact=row.precision in _EXACT,
        is_denied=row.modality == "did not happen" or (row.low == 0 and row.denials > 0),
        is_marked=is_marked,
    )


def _days(rows: tuple[EventRow, ...]) -> Window | None:
    """From the first to the last day of some events."""
    bars = [_bar(row, is_marked=False) for row in rows if row.start is not None]
    return Window(min(bar.start for bar in bars), max(bar.end for bar in bars)) if bars else None


def _window(rows: tuple[EventRow, ...], start: str | None, end: str | None) -> Window | None:
    whole = _days(rows) if start is not None or end is not None else _days(_close(rows))
    if whole is None:
        return None
    margin = timedelta(days=max(2, int(whole.days * _MARGIN)))
    first = date.fromisoformat(start) if start is not None else _shift(whole.start, -margin)
    last = date.fromisoformat(end) if end is not None else _shift(whole.end, margin)
    return Window(first, max(last, _shift(first, timedelta(days=1))))


def _close(rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
    """Events without the few that would make all others a thin line."""
    ordered = sorted((row for row in rows if row.start is not None), key=lambda row: row.start or "")
    many = max(1, int(len(ordered) * _CLOSE))
    runs = [ordered[at : at + many] for at in range(len(ordered) - many + 1)]
    lengths = [days.days if (days := _days(tuple(run))) is not None else 0 for run in runs]
    whole = _days(tuple(ordered))
    if len(ordered) < _MANY or whole is None or whole.days < _FAR_TIMES * min(lengths):
        return rows
    return tuple(runs[lengths.index(min(lengths))])


def _ways(asking: Asking, window: Window, rows: tuple[EventRow, ...]) -> tuple[Way, ...]:
    half, quarter = timedelta(days=max(1, window.days // 2)), timedelta(days=max(1, window.days // 4))
    steps = (
        ("Earlier", -half, -half),
        ("Later", half, half),
        ("Closer", quarter, -quarter),
        ("Wider", -half, half),
    )
    ways = [
        Way(label, asking.url(since=_moved(window.start, first), until=_moved(window.end, last - timedelta(days=1))))
        for label, first, last in steps
        if label != "Closer" or window.days > 4
    ]
    whole = _days(rows)
    if whole is not None:
        last = _moved(whole.end, -timedelta(days=1))
        ways.append(Way("All days", asking.url(since=whole.start.isoformat(), until=last, event=None)))
    return tuple(ways)


def _is_within(row: EventRow, window: Window) -> bool:
    bar = _bar(row, is_marked=False)
    return bar.end > window.start and bar.start < window.end


def _moved(day: date, by: timedelta) -> str:
    return _shift(day, by).isoformat()


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
