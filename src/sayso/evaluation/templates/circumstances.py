"""When and where an incident was, and how far it got, as the key of MUC-4 writes it.

The key's own rules fill what is not said: no date stands for "on or before the day of the report", and the country is
told even if it must be inferred (task description, 7.3 and 7.4). A reading has no such rule: there it stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from sayso.evaluation.templates.found import FoundPlace
from sayso.evaluation.templates.keys import Days
from sayso.gazetteer import Gazetteer, name_key
from sayso.records import Event, Modality, Place, PlacePrecision, Reading, Span

_STAGES: Final = (
    ("ACCOMPLISHED", (Modality.HAPPENED, Modality.ONGOING)),
    ("ATTEMPTED", (Modality.ATTEMPTED, Modality.AVERTED)),
    ("THREATENED", (Modality.THREATENED, Modality.PLANNED)),
)


def days_of(events: Sequence[Event], reading: Reading) -> Days | None:
    """The days of the first event that has any, else all days up to that of the report."""
    times = {time.id: time for time in reading.times}
    for event in events:
        time = times.get(event.time or "")
        if time is not None and time.start is not None and time.end is not None:
            last = date.fromisoformat(time.end) - timedelta(days=1)
            return time.start, last.isoformat()
    published = reading.document.published
    return None if published is None else (None, published.value)


def place_of(events: Sequence[Event], reading: Reading, gazetteer: Gazetteer) -> FoundPlace | None:
    """The place of the first event that has one, else a country.

    It is the one that the sentences telling of these events name places of most, else the whole report.
    """
    places = {place.id: place for place in reading.places}
    spans = {mention.id: mention.head for mention in reading.mentions}
    for event in events:
        place = places.get(event.place or "")
        if place is not None and place.country is not None:
            written = spans[place.mention].text_in(reading.document.text) if place.mention in spans else place.name
            names = frozenset(map(name_key, (place.name, written)))
            is_country = place.precision is PlacePrecision.COUNTRY
            return FoundPlace(_country_names(place.country, gazetteer), frozenset() if is_country else names)
    told = [
        place
        for place in reading.places
        if place.mention in spans and any(_is_beside(spans[place.mention], event, reading) for event in events)
    ]
    country = _usual_country(told) or _usual_country(reading.places)
    return None if country is None else FoundPlace(_country_names(country, gazetteer), frozenset())


def _is_beside(span: Span, event: Event, reading: Reading) -> bool:
    return any(
        sentence.span.contains(span) and any(sentence.span.contains(trigger) for trigger in event.triggers)
        for sentence in reading.sentences
    )


def _usual_country(places: Iterable[Place]) -> str | None:
    named = Counter(place.country for place in places if place.country is not None)
    return max(named, key=lambda code: (named[code], code)) if named else None


def _country_names(code: str, gazetteer: Gazetteer) -> frozenset[str]:
    country = gazetteer.country(code)
    return frozenset() if country is None else frozenset({name_key(country.name), name_key(country.key)})


def stage_of(events: Sequence[Event]) -> str | None:
    """The farthest that one of the events got."""
    reached = {event.modality for event in events}
    return next((stage for stage, modalities in _STAGES if reached.intersection(modalities)), None)
