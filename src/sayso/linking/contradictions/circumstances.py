"""Days and places that cannot both be true: days that do not meet, places of which none lies in the other."""

from __future__ import annotations

import math
from typing import Final

from sayso.linking.contradictions.pairs import Worded
from sayso.records import PlacePrecision
from sayso.records.joined import WhenValue, Where, WhereValue

_KM_PER_DEGREE: Final = 111.2
# A town and what lies before its gates; gazetteers differ by as much on where a place is.
_SAME_KM: Final = 15.0
_WITHIN: Final = {PlacePrecision.COUNTRY: 0, PlacePrecision.REGION: 0, PlacePrecision.PROVINCE: 1}


def when_words(value: WhenValue) -> str:
    """`2024-05-01`, or the days from and to (inclusive as the record has them)."""
    when = value.value
    if when.start is None or when.end is None:
        return f"{when.precision}"
    return when.start if value.value.precision == "day" else f"{when.start} to {when.end} ({when.precision})"


def days_clash(one: Worded[WhenValue], other: Worded[WhenValue]) -> str | None:
    """Why two times cannot both be true; a month does not contradict a day in it."""
    first, second = one.value.value, other.value.value
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return None
    if first.start < second.end and second.start < first.end:
        return None
    return f"{one.words} and {other.words} have no day in common"


def where_words(value: WhereValue) -> str:
    """The place's name, with its country where it is known."""
    place = value.value
    return f"{place.name} ({place.country})" if place.country and place.precision != "country" else place.name


def places_clash(one: Worded[WhereValue], other: Worded[WhereValue]) -> str | None:
    """Why two places cannot both be true; a province does not contradict a town in it."""
    first, second = one.value.value, other.value.value
    if first.country and second.country and first.country != second.country:
        return f"{one.words} and {other.words} lie in two countries"
    if _may_hold(first, second) or _may_hold(second, first):
        return None
    if first.precision in _WITHIN and second.precision in _WITHIN:
        is_known = first.admin1 is not None and second.admin1 is not None
        return f"{one.words} and {other.words} are two provinces" if is_known else None
    km = distance_km(first, second)
    if km is None:
        return None
    reach = _SAME_KM + sum(place.radius_km or 0.0 for place in (first, second) if place.precision not in _WITHIN)
    return f"{one.words} and {other.words} lie {km:,.0f} km apart" if km > reach else None


def _may_hold(large: Where, small: Where) -> bool:
    """Whether the second may lie in the first."""
    level = _WITHIN.get(large.precision)
    if level is None:
        return False
    return level == 0 or large.admin1 is None or small.admin1 is None or large.admin1 == small.admin1


def distance_km(first: Where, second: Where) -> float | None:
    """Between the points of two places, good to a percent; None where one has no point."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    turn = abs(first.lon - second.lon)
    east = min(turn, 360 - turn) * math.cos(math.radians((first.lat + second.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(east, first.lat - second.lat)
