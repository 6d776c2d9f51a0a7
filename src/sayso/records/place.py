"""A place name in the text and where on earth it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.absent import Absent


class PlacePrecision(StrEnum):
    """How exactly a point stands for the place."""

    POINT = "point"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place of the same name that was considered, and how well it did."""

    geonames: int | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a place name, resolved as far as the text allows.

    `lat`, `lon` in degrees (WGS 84); `radius_km` is the radius within which the place lies around the point.
    """

    id: str
    mention: str
    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_km: float | None
    score: float
    alternatives: tuple[Alternative, ...]
    absent: Absent | None
