"""GeoJSON (RFC 7946): a feature for each event, at its point; one without a point keeps its facts and has none.

The member `sayso` of the collection counts events with and without a point, so that a map does not hide the rest.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO, Final

from sayso.exports.csv_rows import count_of
from sayso.ledger.base import StoredReading
from sayso.records import EffectKind, Event, Role
from sayso.telling.chains import say_so
from sayso.telling.events import effect_words, in_role, type_words
from sayso.telling.lookup import Lookup

_OPENING: Final = b'{"type":"FeatureCollection","features":['


class GeoJson:
    """`base.Export` for GeoJSON; features are written as they come."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._reports = self._located = self._unlocated = 0
        self._out.write(_OPENING)

    def write(self, stored: StoredReading) -> None:
        """Write a feature for each event."""
        lookup = Lookup.of(stored.reading(), for_people=False)
        self._reports += 1
        for event in lookup.reading.events:
            made = feature(event, lookup)
            comma = b"," if self._located + self._unlocated else b""
            if made["geometry"] is None:
                self._unlocated += 1
            else:
                self._located += 1
            self._out.write(comma + b"\n" + _line(made))

    def close(self) -> None:
        """Write how many there were, and the end."""
        counts = {"reports": self._reports, "located": self._located, "unlocated": self._unlocated}
        self._out.write(b'\n],"sayso":' + _line(counts) + b"}\n")
        self._out.flush()


def feature(event: Event, lookup: Lookup) -> dict[str, Any]:
    """The feature of an event: `id` is its report's id and its own, coordinates are longitude and latitude (WGS 84)."""
    document = lookup.reading.document
    place = lookup.places.get(event.place) if event.place else None
    period = lookup.times.get(event.time) if event.time else None
    has_point = place is not None and place.lat is not None and place.lon is not None
    killed = count_of(event, EffectKind.KILLED)
    return {
        "type": "Feature",
        "id": f"{document.id}#{event.id}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and has_point else None,
        "properties": {
            "name": f"{type_words(event)}: {event.trigger.text_in(lookup.text)}",
            "report": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published.value if document.published else None,
            "url": document.url,
            "event": event.id,
            "quote": event.trigger.text_in(lookup.text),
            "quote_start": event.trigger.start,
            "quote_end": event.trigger.end,
            "plover_type": event.plover.type if event.plover else None,
            "plover_mode": event.plover.mode if event.plover else None,
            "acled_event_type": event.acled.event_type if event.acled else None,
            "acled_sub_event_type": event.acled.sub_event_type if event.acled else None,
            "modality": event.modality.value,
            "negated": event.negated,
            "background": event.background,
            **{role.value: list(in_role(event, role, lookup)) for role in Role},
            "start": period.start if period else None,
            "end": period.end if period else None,
            "date_precision": period.precision.value if period else None,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "geo_precision": place.precision.value if place else None,
            "radius_km": place.radius_km if place else None,
            "effects": [effect_words(effect, lookup) for effect in event.effects],
            "deaths_low": killed.low if killed else None,
            "deaths_best": killed.best if killed else None,
            "deaths_high": killed.high if killed else None,
            "claims": list(event.claims),
            "on_whose_say_so": list(say_so(event.claims, lookup)),
            "absent": {absence.field: absence.reason.value for absence in event.absent},
            "score": event.score,
        },
    }


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
