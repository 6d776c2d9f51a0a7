"""Events on the outlines of countries: circles as large as the place is uncertain, whole countries as a tint."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import element
from sayso.workbench.drawing.outlines import Ring, outlines

WIDTH: Final = 940
_MOST_HEIGHT: Final = 620
_LEAST_HEIGHT: Final = 380
_NEAR_DEGREES: Final = 70.0
_KM_PER_DEGREE: Final = 111.32
_LEAST_RADIUS: Final = 5.0
_STEP_PX: Final = 0.8
_STEP_OUTSIDE_PX: Final = 14.0
_LEAST_NAMED_PX: Final = 70.0


@dataclass(frozen=True, slots=True)
class Box:
    """What is shown, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south


WORLD: Final = Box(-180.0, -58.0, 180.0, 84.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with events. `key` names it within the page; `radius_km` is how far off it may be."""

    key: str
    lat: float
    lon: float
    radius_km: float
    label: str
    events: int
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Tint:
    """A country of which no more is known than that it happened there."""

    country: str
    label: str


class _View:
    """Degrees to pixels: equirectangular, true in the middle of the view."""

    def __init__(self, box: Box) -> None:
        squeeze = max(0.2, math.cos(math.radians((box.south + box.north) / 2)))
        self.box = box
        self.x_scale = WIDTH / box.width
        self.y_scale = self.x_scale / squeeze
        self.height = box.height * self.y_scale

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.box.west) * self.x_scale, (self.box.north - lat) * self.y_scale


def fitted(box: Box) -> Box:
    """A box of a shape that fits the page, around the middle of the one given and within the world."""
    lat = min(max((box.south + box.north) / 2, -80.0), 84.0)
    lon = (box.west + box.east) / 2
    squeeze = max(0.2, math.cos(math.radians(lat)))
    width = min(360.0, max(box.width, 0.5, box.height / squeeze * WIDTH / _MOST_HEIGHT))
    height = max(box.height, width * squeeze * _LEAST_HEIGHT / WIDTH)
    west = min(max(lon - width / 2, -180.0), 180.0 - width)
    south = max(lat - height / 2, -90.0)
    return Box(west, south, west + width, min(south + height, 90.0))


def drawn_map(spots: Sequence[Spot], tints: Sequence[Tint], box: Box) -> Element:
    """The drawing."""
    view = _View(box)
    tinted = {tint.country: tint.label for tint in tints}
    land = outlines("near" if box.width <= _NEAR_DEGREES else "wide")
    countries = [_country(code, rings, view, tinted.get(code)) for code, rings in land.items()]
    # Large circles first, so that none hides a smaller one.
    ordered = sorted(spots, key=lambda spot: (-spot.radius_km, spot.key))
    return element(
        "svg",
        element("rect", x="0", y="0", width=str(WIDTH), height=f"{view.height:.0f}", class_="sea"),
        countries,
        [_spot(spot, view) for spot in ordered],
        [_name(code, rings, view) for code, rings in land.items()],
        viewBox=f"0 0 {WIDTH} {view.height:.0f}",
        width=str(WIDTH),
        height=f"{view.height:.0f}",
        class_="world",
        aria_hidden="true",
        focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )


def _country(code: str, rings: Sequence[Ring], view: _View, tint: str | None) -> Element | None:
    path = "".join(line for ring in rings if _meets(ring, view.box) for line in _line(ring, view))
    if not path:
        return None
    title = element("title", f"{code}: {tint}" if tint is not None else code)
    return element("path", title, d=path, class_="land" if tint is None else "land tint")


def _name(code: str, rings: Sequence[Ring], view: _View) -> Element | None:
    """The code of a country that is wide enough on the drawing, in the middle of its largest part."""
    largest = max(rings, key=lambda ring: (ring.east - ring.west) * (ring.north - ring.south))
    x, y = view.at((largest.west + largest.east) / 2, (largest.south + largest.north) / 2)
    wide = (largest.east - largest.west) * view.x_scale >= _LEAST_NAMED_PX
    is_seen = 20 < x < WIDTH - 20 and 15 < y < view.height - 10
    return (
        element("text", code, x=f"{x:.0f}", y=f"{y:.0f}", class_="land-name")
        if wide and is_seen and len(code) == 3
        else None
    )


def _meets(ring: Ring, box: Box) -> bool:
    return ring.west < box.east and ring.east > box.west and ring.south < box.north and ring.north > box.south


def _line(ring: Ring, view: _View) -> Iterator[str]:
    """The ring without points that nobody could tell apart, coarser where it is out of sight."""
    last: tuple[float, float] | None = None
    command = "M"
    for lon, lat in ring.points:
        x, y = view.at(lon, lat)
        seen = -40 <= x <= WIDTH + 40 and -40 <= y <= view.height + 40
        least = _STEP_PX if seen else _STEP_OUTSIDE_PX
        if last is not None and abs(x - last[0]) < least and abs(y - last[1]) < least:
            continue
        yield f"{command}{x:.1f} {y:.1f}"
        last, command = (x, y), "L"
    yield "Z"


def _spot(spot: Spot, view: _View) -> Element:
    x, y = view.at(spot.lon, spot.lat)
    radius = max(_LEAST_RADIUS, spot.radius_km / _KM_PER_DEGREE * view.y_scale)
    title = element("title", f"{spot.label}, ±{spot.radius_km:,.0f} km: {spot.events}")
    parts = [title, element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}")]
    if spot.events > 1:
        parts.append(element("text", str(spot.events), x=f"{x:.1f}", y=f"{y + 4:.1f}", class_="spot-count"))
    names = "spot marked" if spot.is_marked else "spot"
    return element("a", parts, href=f"#{spot.key}", class_=names, tabindex="-1")
