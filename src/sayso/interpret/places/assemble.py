"""Turns what was resolved into the records of the contract: point, precision, radius, alternatives, reasons."""

from __future__ import annotations

from typing import Final

from sayso.gazetteer import PlaceKind, Toponym
from sayso.interpret.places.resolver import Resolved
from sayso.records import Absent, Alternative, Place, PlacePrecision

MAX_ALTERNATIVES: Final = 4
# Alternatives less likely than this are not told.
MIN_SHARE: Final = 0.01
# A name whose best candidate is no likelier than this is not settled; the contract wants the reason said.
AMBIGUOUS_SHARE: Final = 0.2
_DIGITS: Final = 3

_PRECISION: Final = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.PROVINCE: PlacePrecision.PROVINCE,
    PlaceKind.DISTRICT: PlacePrecision.DISTRICT,
    PlaceKind.SETTLEMENT: PlacePrecision.POINT,
    PlaceKind.REGION: PlacePrecision.REGION,
}


def place_record(resolved: Resolved, place_id: str) -> Place:
    """The record of one occurrence.

    A part of a country ("northern X") keeps its point and radius with precision `region`; a part of a smaller place
    keeps the precision of the whole. An unknown name takes point,
    radius and precision of its stated container.
    """
    if not resolved.candidates:
        return _unknown(resolved, place_id)
    best = resolved.candidates[0]
    place = best.place
    others = [c for c in resolved.candidates[1 : 1 + MAX_ALTERNATIVES] if c.share >= MIN_SHARE]
    return Place(
        id=place_id,
        mention=resolved.surroundings.mention.id,
        name=place.name,
        geonames=place.geonames,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        lat=place.lat,
        lon=place.lon,
        precision=_precision(resolved, place),
        radius_km=place.radius_km,
        score=round(best.share, _DIGITS),
        alternatives=tuple(_alternative(other.place, other.share) for other in others),
        absent=Absent.AMBIGUOUS if best.share < AMBIGUOUS_SHARE else None,
    )


def _precision(resolved: Resolved, place: Toponym) -> PlacePrecision:
    around = resolved.surroundings
    if around.is_near and place.kind is PlaceKind.SETTLEMENT:
        return PlacePrecision.NEAR
    if around.is_part and place.kind is PlaceKind.COUNTRY:
        return PlacePrecision.REGION
    return _own_precision(place)


def _own_precision(place: Toponym) -> PlacePrecision:
    """By kind; a district that is known by its province's point only is no preciser than that."""
    return _PRECISION[place.kind] if place.has_own_point else PlacePrecision.PROVINCE


def _unknown(resolved: Resolved, place_id: str) -> Place:
    container = resolved.container
    return Place(
        id=place_id,
        mention=resolved.surroundings.mention.id,
        name=resolved.surroundings.text,
        geonames=None,
        country=container.country if container else None,
        admin1=container.admin1 if container else None,
        admin2=container.admin2 if container else None,
        lat=container.lat if container else None,
        lon=container.lon if container else None,
        precision=_own_precision(container) if container else PlacePrecision.UNKNOWN,
        radius_km=container.radius_km if container else None,
        score=0.0,
        alternatives=(),
        absent=Absent.UNKNOWN_PLACE,
    )


def _alternative(place: Toponym, share: float) -> Alternative:
    return Alternative(place.geonames, place.name, place.country, place.lat, place.lon, round(share, _DIGITS))
