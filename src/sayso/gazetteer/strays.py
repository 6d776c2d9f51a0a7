"""Radius of a division some of whose towns carry a wrong code in the register, far off among another's towns."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import Final

from sayso.gazetteer.distance import distance_km

Point = tuple[float, float]

# Smaller radii are taken as they are: a stray that makes them little larger does little harm.
WIDE_KM: Final = 250.0
# A town this many times farther than half of the towns is looked at; below `_CLOSE_KM` nothing is far.
_TIMES_FARTHER: Final = 3.0
_CLOSE_KM: Final = 20.0
_RADIUS_SHARE: Final = 0.9


def radius_without_strays_km(point: Point, towns: Sequence[Point], others: Sequence[Point]) -> float | None:
    """Distance from `point` within which nine of ten of a division's towns lie, strays left out.

    A stray is a town far beyond most others whose next neighbour is another division's. Towns of far islands, which
    stand among their own, are none.

    Args:
        point: latitude and longitude of the division, degrees.
        towns: its towns.
        others: the country's other towns.
    Returns:
        Kilometres, or None where there is no town to go by.
    """
    if not towns:
        return None
    distances = sorted((distance_km(*point, *town), town) for town in towns)
    far = _TIMES_FARTHER * max(_CLOSE_KM, distances[(len(distances) - 1) // 2][0])
    kept = [away for away, town in distances if away <= far or not _is_among(town, others, towns)]
    return kept[min(len(kept) - 1, int(_RADIUS_SHARE * len(kept)))]


def _is_among(town: Point, others: Sequence[Point], own: Sequence[Point]) -> bool:
    foreign = _nearest(town, others)
    return foreign is not None and ((near := _nearest(town, own)) is None or foreign < near)


def _nearest(town: Point, others: Sequence[Point]) -> float | None:
    """Square of the distance in degrees on a flat map, which is enough to compare neighbours and far quicker."""
    lat, lon = town
    narrow = cos(radians(lat)) ** 2
    return min(((a - lat) ** 2 + narrow * (b - lon) ** 2 for a, b in others if (a, b) != town), default=None)
