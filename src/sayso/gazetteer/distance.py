"""Distances on the globe, and the point and radius that stand for a set of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0
# People per square kilometre of a built-up area: what makes a town's radius from its population. A middle value
# of Demographia World Urban Areas (2023); a factor of two either way changes the radius by 1.4.
URBAN_DENSITY: Final = 2500.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A point with the radius within which something lies."""

    lat: float
    lon: float
    radius_km: float


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine), degrees in, kilometres out."""
    a, b, c, d = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def settlement_radius_km(population: int) -> float:
    """Radius of the disc that holds a town of this population at `URBAN_DENSITY`, at least one kilometre."""
    return max(1.0, round(sqrt(population / URBAN_DENSITY / pi), 1))


def area_radius_km(area_km2: float) -> float:
    """Radius of the disc of this area, at least one kilometre."""
    return max(1.0, round(sqrt(area_km2 / pi), 1))


def middle(points: Sequence[tuple[float, float, float]]) -> tuple[float, float] | None:
    """Weighted mean of points on the sphere, so that the date line does no harm.

    Args:
        points: latitude, longitude, weight; weights are not negative.
    Returns:
        Latitude and longitude, or None where there are no points (or they cancel out).
    """
    x = y = z = 0.0
    for lat, lon, weight in points:
        a, b = radians(lat), radians(lon)
        x += weight * cos(a) * cos(b)
        y += weight * cos(a) * sin(b)
        z += weight * sin(a)
    if hypot(x, y, z) < 1e-9:
        return None
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def spread_km(lat: float, lon: float, points: Sequence[tuple[float, float, float]], *, share: float) -> float:
    """Distance from a point within which this share of the points lies (unweighted)."""
    distances = sorted(distance_km(lat, lon, a, b) for a, b, _ in points)
    return distances[min(len(distances) - 1, int(share * len(distances)))] if distances else 0.0
