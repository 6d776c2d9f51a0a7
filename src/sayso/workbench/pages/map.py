"""Map: places of events as circles of their uncertainty; those without a place are counted and listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from xml.etree.ElementTree import Element

from sayso.errors import BadQuery
from sayso.linking.record import EventRow, JoinedRecord
from sayso.records import PlacePrecision
from sayso.telling.values import counted
from sayso.workbench.addresses import event_id
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.drawing.outlines import CREDIT
from sayso.workbench.drawing.world import WORLD, Box, Spot, Tint, drawn_map, fitted
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.events import event_facets
from sayso.workbench.pages.known import found
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet
from sayso.workbench.pages.taking import FileLink, file_links
from sayso.workbench.pages.timeline import Way

_MOST: Final = 2000
_TRAY: Final = 20
_NUMBER: Final = r"(-?\d{1,3}(?:\.\d{1,3})?)"
_BOX: Final = re.compile(",".join([_NUMBER] * 4))
# Only a place as wide as this may be a whole country; the event itself says whether it is.
_WIDE_KM: Final = 60.0
_KM_PER_DEGREE: Final = 111.32
_LEAST_DEGREES: Final = 1.5


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its events. `is_country`: no more is known than the country."""

    key: str
    name: str
    country: str | None
    radius_km: float
    lat: float
    lon: float
    is_country: bool
    is_marked: bool
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """The drawing and its table."""

    template: ClassVar[str] = "map.html"

    title: str
    drawing: Element
    places: tuple[PlaceRow, ...]
    shown: int
    total: int
    unlocated: tuple[EventRow, ...]
    unlocated_count: int
    ways: tuple[Way, ...]
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking
    credit: str


def world_map(desk: Desk, asking: Asking) -> MapPage | UnlinkedPage:
    """The page at `/map`; `event` marks one among the others, `box` is what is shown (west,south,east,north)."""
    record = record_or_page(desk, "Map")
    if isinstance(record, UnlinkedPage):
        return record
    marked = asking.one("event")
    mark = None if marked is None else found(record.current, event_id(marked))
    asked = replace(asked_of(asking), event=None, unlocated=False)
    page = record.events(asked, limit=_MOST)
    unlocated = record.events(replace(asked, unlocated=True), limit=_TRAY)
    places = _places(record, page.items, mark)
    box = _asked_box(asking.one("box")) or _around([row for row in places if row.is_marked] or places)
    spots = [
        Spot(row.key, row.lat, row.lon, row.radius_km, row.name, len(row.events), row.is_marked)
        for row in places
        if not row.is_country
    ]
    tints = [Tint(row.country, counted(len(row.events), "event")) for row in places if row.is_country and row.country]
    return MapPage(
        "Map",
        drawn_map(spots, tints, box),
        places,
        sum(len(row.events) for row in places),
        page.total - unlocated.total,
        unlocated.items,
        unlocated.total,
        _ways(asking, box),
        filters(record, asking),
        event_facets(record, asking, asked)[:1],
        file_links(asking, "events"),
        standing(record),
        asking,
        CREDIT,
    )


def _places(record: JoinedRecord, rows: Sequence[EventRow], mark: str | None) -> tuple[PlaceRow, ...]:
    """Places with their events, those of most events first."""
    groups: dict[tuple[float, float, float], list[EventRow]] = {}
    for row in rows:
        if row.lat is not None and row.lon is not None:
            groups.setdefault((row.lat, row.lon, row.radius_km or 0.0), []).append(row)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0].place or "", item[0]))
    return tuple(
        PlaceRow(
            f"place-{number}",
            ", ".join(dict.fromkeys(row.place for row in events if row.place)) or "unnamed place",
            events[0].country,
            radius,
            lat,
            lon,
            radius >= _WIDE_KM and _is_country(record, events[0]),
            any(row.id == mark for row in events),
            tuple(events),
        )
        for number, ((lat, lon, radius), events) in enumerate(ordered)
    )


def _is_country(record: JoinedRecord, row: EventRow) -> bool:
    event = found(record.event, row.id)
    values = event.where.values if event is not None else ()
    return bool(values) and values[0].value.precision is PlacePrecision.COUNTRY


def _asked_box(value: str | None) -> Box | None:
    if value is None:
        return None
    match = _BOX.fullmatch(value)
    if match is None:
        raise BadQuery(f"box in the address is west,south,east,north in degrees, got {value!r}")
    west, south, east, north = (float(part) for part in match.groups())
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise BadQuery(f"box in the address goes from west to east and from south to north, got {value!r}")
    return fitted(Box(west, south, east, north))


def _around(places: Sequence[PlaceRow]) -> Box:
    """Where the places are, with the land around them."""
    if not places:
        return fitted(WORLD)
    reach = [max(row.radius_km / _KM_PER_DEGREE, _LEAST_DEGREES) for row in places]
    west = min(row.lon - by for row, by in zip(places, reach, strict=True))
    east = max(row.lon + by for row, by in zip(places, reach, strict=True))
    south = min(row.lat - by for row, by in zip(places, reach, strict=True))
    north = max(row.lat + by for row, by in zip(places, reach, strict=True))
    return fitted(Box(max(west, -180.0), max(south, -85.0), min(east, 180.0), min(north, 85.0)))


def _ways(asking: Asking, box: Box) -> tuple[Way, ...]:
    x, y = box.width / 4, box.height / 4
    steps = (
        ("Closer", Box(box.west + x, box.south + y, box.east - x, box.north - y)),
        ("Wider", Box(box.west - 2 * x, box.south - 2 * y, box.east + 2 * x, box.north + 2 * y)),
        ("West", Box(box.west - x, box.south, box.east - x, box.north)),
        ("East", Box(box.west + x, box.south, box.east + x, box.north)),
        ("North", Box(box.west, box.south + y, box.east, box.north + y)),
        ("South", Box(box.west, box.south - y, box.east, box.north - y)),
    )
    ways = [Way(label, asking.url(box=_written(to))) for label, to in steps if label != "Closer" or box.width > 1]
    return (*ways, Way("All places", asking.url(box=None, event=None)), Way("World", asking.url(box=_written(WORLD))))


def _written(box: Box) -> str:
    """A box as the address has it, moved back where it reaches over the edge of the world."""
    width, height = min(box.width, 360.0), min(box.height, 175.0)
    west = min(max(box.west, -180.0), 180.0 - width)
    south = min(max(box.south, -87.5), 87.5 - height)
    return ",".join(f"{value:.2f}" for value in (west, south, west + width, south + height))
