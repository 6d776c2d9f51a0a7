"""Values of one report's trace as those of the joined record, so that both are told in the same words."""

from __future__ import annotations

from sayso.records.joined import Amount, Standing, When, Where
from sayso.records.trace import EventTrace, TracedEffect, TracedPlace, TracedTime


def traced_when(time: TracedTime) -> When:
    """A time."""
    return When(time.start, time.end, time.precision)


def traced_where(place: TracedPlace) -> Where:
    """A place."""
    return Where(
        place.name,
        place.geonames,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.precision,
        place.radius_km,
    )


def traced_amount(effect: TracedEffect) -> Amount:
    """A number."""
    return Amount(effect.who, effect.low, effect.best, effect.high, effect.total)


def traced_standing(trace: EventTrace) -> Standing:
    """Whether it happened."""
    return Standing(trace.modality, trace.negated)
