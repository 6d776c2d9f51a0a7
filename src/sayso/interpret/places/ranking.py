"""How likely each place of a name is before the rest of the report is heard, and what holds what.

All weights are in one unit, the logarithm of odds. They were tuned on the training part of LGL, GeoWebNews and
GeoVirus by `tools/fit_places.py`; docs/method/places.md tells how to do it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from sayso.gazetteer import PlaceKind, Toponym
from sayso.gazetteer.distance import distance_km


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of the resolver. `people` is per tenfold population; kinds are added to every place of the kind."""

    people: float = 1.1
    alternate: float = -2.0
    province_capital: float = 0.6
    capital: float = 1.6
    country: float = 5.0
    province: float = 1.2
    district: float = -1.6
    region: float = 5.5
    type_agrees: float = 3.5
    type_differs: float = -3.5
    full_name: float = 2.0  # "Suffolk County" found as such, not as "Suffolk"
    stated_comma: float = 7.0
    stated_preposition: float = 4.0
    hint: float = 1.0
    same_country: float = 0.7
    same_province: float = 0.6  # on top of the country
    same_district: float = 0.3  # on top of the province
    neighbour: float = 0.15
    nearness: float = 1.8
    nearness_km: float = 90.0
    support: float = 1.6
    repeated: float = 0.3
    softness: float = 0.7  # exponent of a voter's shares: 1 hears only its best candidate, 0 all alike
    far_away: float = 0.5  # share of its vote that a name far off in the text loses


WEIGHTS = Weights()


def prior(place: Toponym, weights: Weights = WEIGHTS) -> float:
    """Log odds of a place when nothing but its name is known."""
    kind = place.kind
    if kind is PlaceKind.REGION:
        return weights.region + weights.people * 3.0
    if kind is PlaceKind.COUNTRY:
        return weights.country + weights.people * log10(max(place.population, 300_000))
    score = weights.people * log10(max(place.population, 300))
    if kind is PlaceKind.PROVINCE:
        score += weights.province
    elif kind is PlaceKind.DISTRICT:
        return score + weights.district
    if place.is_alternate:
        score += weights.alternate
    return score + (0.0, weights.province_capital, weights.capital)[place.capital_rank]


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
