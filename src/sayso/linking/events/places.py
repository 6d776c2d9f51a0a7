"""Where: two events' places compared by what they resolve to, how exactly, and how they are called."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from sayso.linking.evidence import Feature
from sayso.linking.traces.wording import words_in
from sayso.records import MentionType, PlacePrecision
from sayso.records.trace import EventTrace, TracedParticipant, TracedPlace

FINE: Final = (PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.DISTRICT)
PLACES_APART: Final = "places far apart"
COUNTRIES_APART: Final = "other countries"
_KM_PER_DEGREE: Final = 111.2
# A town and what lies before its gates.
_NEAR_KM: Final = 15.0
_FAR_KM: Final = 100.0
_WEIGHT: Final = {PlacePrecision.PROVINCE: 1.0, PlacePrecision.COUNTRY: 0.3, PlacePrecision.REGION: 0.2}


def place_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """How well two places go together; with a place on one side only, whether the other's words name it."""
    first, second = one.place, other.place
    if first is None or second is None:
        return _named_in_words(one, other)
    evidence = f"{first.quote.text} / {second.quote.text}"
    if _is_same(first, second):
        finest = _WEIGHT.get(first.precision, 2.0)
        return [Feature("same place", 1.0, finest, evidence)]
    if first.country and second.country and first.country != second.country and not _share_a_word(one, other):
        return [Feature(COUNTRIES_APART, 1.0, -5.5, f"{evidence}: {first.country} / {second.country}")]
    km = distance_km(first, second)
    if km is None or not (first.precision in FINE and second.precision in FINE):
        return _coarse(first, second, evidence)
    return [_by_distance(first, second, km, evidence)]


def _is_same(first: TracedPlace, second: TracedPlace) -> bool:
    if first.geonames is not None and first.geonames == second.geonames:
        return True
    # One name resolved to two places is one place more often than two.
    return any(place_words(one) == place_words(other) != () for one, other in _wordings(first, second))


def _wordings(first: TracedPlace, second: TracedPlace) -> tuple[tuple[str, str], tuple[str, str]]:
    return (first.name, second.name), (first.quote.text, second.quote.text)


def _coarse(first: TracedPlace, second: TracedPlace, evidence: str) -> list[Feature]:
    """A country or province beside something within it, or names that nothing is known of."""
    if first.lat is None or second.lat is None:
        return [Feature("other names of places", 1.0, -0.8, evidence)]
    kinds = {first.precision, second.precision}
    if PlacePrecision.COUNTRY in kinds or PlacePrecision.REGION in kinds:
        return [Feature("one place may lie in the other", 1.0, 0.2, evidence)]
    if first.admin1 is None or second.admin1 is None:
        return []
    if first.admin1 == second.admin1:
        return [Feature("one place lies in the other's province", 1.0, 0.7, evidence)]
    return [Feature("other provinces", 1.0, -2.0, evidence)]


def _by_distance(first: TracedPlace, second: TracedPlace, km: float, evidence: str) -> Feature:
    slack = _NEAR_KM + (first.radius_km or 0.0) + (second.radius_km or 0.0)
    evidence = f"{evidence}: {km:.0f} km"
    if km <= slack:
        return Feature("places side by side", 1.0, 0.8, evidence)
    if km <= _FAR_KM + slack:
        return Feature("other places nearby", 1.0, -1.5, evidence)
    return Feature(PLACES_APART, 1.0, -5.5, evidence)


def _named_in_words(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Whether one's place is named in the other's sentence or, less telling, near it."""
    found = []
    for first, second in ((one, other), (other, one)):
        for words, quote in _names(first):
            if words <= set(second.words):
                found.append(Feature("the other names the place too", 1.0, 0.7, quote))
            elif words <= set(second.nearby):
                found.append(Feature("the place is named near the other", 1.0, 0.8, quote))
    return [max(found, key=lambda feature: (feature.adds, feature.evidence))] if found else []


def _names(trace: EventTrace) -> list[tuple[set[str], str]]:
    """Fine places of an event by their words: its own, else those that are hit or, by mistake, that act."""
    if trace.place is not None:
        if trace.place.precision not in (*FINE, PlacePrecision.UNKNOWN):
            return []
        quotes = [trace.place.quote.text]
    else:
        quotes = [one.quote.text for one in trace.participants if _is_named_place(one)]
    return [(set(words), quote) for quote in quotes if (words := place_words(quote))]


def _is_named_place(one: TracedParticipant) -> bool:
    return one.type is MentionType.LOCATION and any(letter.isupper() for letter in one.quote.text)


def _share_a_word(one: EventTrace, other: EventTrace) -> bool:
    """Whether the wording names the other's place: then the resolver may be wrong, not the reports."""
    return any(
        place is not None and set(place_words(place.name)) & set(trace.words)
        for place, trace in ((one.place, other), (other.place, one))
    )


@lru_cache(maxsize=65_536)
def place_words(name: str) -> tuple[str, ...]:
    """The words of a name in the form of wording."""
    return words_in((name,))


def distance_km(first: TracedPlace, second: TracedPlace) -> float | None:
    """How far apart, on a flat map; None where either has no point."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    north = first.lat - second.lat
    turn = abs(first.lon - second.lon)
    east = min(turn, 360 - turn) * math.cos(math.radians((first.lat + second.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(north, east)
