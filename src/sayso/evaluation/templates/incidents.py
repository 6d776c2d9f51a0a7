"""From events to incidents: which events are of a kind that MUC-4 asks for, and which of them tell of one incident.

The key opens another template where place, date or perpetrators differ (task description, 5.0); so do incidents here,
by place and date. Negated and hypothetical events, and history, are no incidents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.records import Event, Modality, Period, Place, PlacePrecision, Reading

_ROBBED: Final = re.compile(r"\b(?:rob|robb\w+|st[eo]l\w+|theft|loot\w*)\b", re.IGNORECASE)
_BURNT: Final = re.compile(r"\b(?:arson|burn\w*|torch\w*|fire|ablaze|alight|incinerat\w+)\b", re.IGNORECASE)
_TAKEN: Final = "Looting/property destruction"
_VIOLENCE: Final = "ASSAULT"
# By sub-event type of ACLED; a clash of two armed sides is no incident of the key's. Bombs from the air are an attack.
_KINDS: Final[Mapping[str, str]] = {
    "Abduction/forced disappearance": "kidnapping",
    "Remote explosive/landmine/IED": "bombing",
    "Suicide bomb": "bombing",
    "Grenade": "bombing",
    "Air/drone strike": "attack",
    "Shelling/artillery/missile attack": "attack",
    "Chemical weapon": "attack",
    "Attack": "attack",
    "Sexual violence": "attack",
    _TAKEN: "attack",
}


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of one kind that nothing tells apart, in text order."""

    kind: str
    events: tuple[Event, ...]


def incidents_of(reading: Reading) -> tuple[Incident, ...]:
    """The incidents of a report, in the order in which they are first told."""
    places = {place.id: place for place in reading.places}
    times = {time.id: time for time in reading.times}
    found: list[Incident] = []
    for event in reading.events:
        kind = kind_of(event, reading.document.text)
        if kind is None:
            continue
        for number in range(len(found) - 1, -1, -1):
            if found[number].kind == kind and not any(
                _is_apart(event, other, places, times) for other in found[number].events
            ):
                found[number] = Incident(kind, (*found[number].events, event))
                break
        else:
            found.append(Incident(kind, (event,)))
    return tuple(found)


def kind_of(event: Event, text: str) -> str | None:
    """The kind of incident that an event is, None if it is none."""
    if event.negated or event.background or event.modality is Modality.HYPOTHETICAL:
        return None
    if event.plover is None or event.plover.type != _VIOLENCE:
        return None
    if event.acled is None:
        return "attack"
    kind = _KINDS.get(event.acled.sub_event_type)
    if event.acled.sub_event_type == _TAKEN:
        told = " ".join(trigger.text_in(text) for trigger in event.triggers)
        return "arson" if _BURNT.search(told) else "robbery" if _ROBBED.search(told) else kind
    return kind


def _is_apart(one: Event, other: Event, places: Mapping[str, Place], times: Mapping[str, Period]) -> bool:
    """Whether place or days tell two events apart."""
    first, second = places.get(one.place or ""), places.get(other.place or "")
    if first is not None and second is not None and not (_holds(first, second) or _holds(second, first)):
        return True
    early, late = times.get(one.time or ""), times.get(other.time or "")
    if early is None or late is None or None in (early.start, early.end, late.start, late.end):
        return False
    return not (str(early.start) < str(late.end) and str(late.start) < str(early.end))


def _holds(whole: Place, part: Place) -> bool:
    if whole.precision is PlacePrecision.COUNTRY:
        return whole.country == part.country
    return whole.name in (part.name, part.admin1, part.admin2)
