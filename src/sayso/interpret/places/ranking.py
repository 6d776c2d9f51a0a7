"""What speaks for a place of a name before the rest of the report is heard, and what holds what.

A place's score is the sum of its signs times their weights (`ontology/places/resolver.yml`), in logarithms of odds.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from typing import Final

from sayso.gazetteer import PlaceKind, Toponym
from sayso.gazetteer.distance import distance_km

Signs = dict[str, float]

# Smaller populations (0 often means unknown) are taken for this many.
_FEWEST_PEOPLE: Final = 300
_KIND_NAMES: Final = {
    PlaceKind.COUNTRY: "country",
    PlaceKind.PROVINCE: "province",
    PlaceKind.DISTRICT: "district",
    PlaceKind.SETTLEMENT: "settlement",
    PlaceKind.REGION: "region",
}


def score_of(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted sum; a sign without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def own_signs(place: Toponym) -> Signs:
    """What a place says for itself: kind, people (tenfold steps above 300), capital, whether the name is its own."""
    kind = _KIND_NAMES[place.kind]
    signs: Signs = {kind: 1.0}
    if place.kind is not PlaceKind.REGION:
        signs[f"{kind}_people"] = log10(max(place.population, _FEWEST_PEOPLE) / _FEWEST_PEOPLE)
    if place.is_alternate:
        signs[f"{kind}_alternate"] = 1.0
    if place.capital_rank == 2:
        signs["capital"] = 1.0
    elif place.capital_rank == 1:
        signs["province_capital"] = 1.0
    return signs


def holds(outer: Toponym, inner: Toponym) -> bool:
    """Whether one place lies in the other by its divisions, or by distance for a region or a town."""
    if outer.geonames is not None and outer.geonames == inner.geonames and outer.kind is inner.kind:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return outer.country in inner.countries and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.PROVINCE:
        return inner.admin1_id == outer.geonames and inner.kind is not PlaceKind.PROVINCE
    if outer.kind is PlaceKind.DISTRICT:
        return inner.admin2_id == outer.geonames and inner.kind is PlaceKind.SETTLEMENT
    if outer.kind is PlaceKind.REGION:
        return inner.kind is not PlaceKind.COUNTRY and apart_km(outer, inner) <= outer.radius_km * 1.2
    # "Brixton, London": a part of a town lies within a few radii of it.
    return inner.kind is PlaceKind.SETTLEMENT and apart_km(outer, inner) <= max(25.0, 1.5 * outer.radius_km)


def apart_km(one: Toponym, two: Toponym) -> float:
    """Distance between the points of two places."""
    return distance_km(one.lat, one.lon, two.lat, two.lon)


def slack_km(place: Toponym) -> float:
    """Distances from a division or region are measured from half way to its rim."""
    return place.radius_km / 2 if place.kind is not PlaceKind.SETTLEMENT else 0.0
