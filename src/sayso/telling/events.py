"""Events and relations in words: who did what to whom, with what result, and how surely it happened."""

from __future__ import annotations

from typing import Final

from sayso.records import Effect, Event, Relation, Role, Span
from sayso.telling.labels import EFFECTS, MODALITIES, RELATIONS
from sayso.telling.lookup import Lookup
from sayso.telling.values import coordinates, days, number_range, place_in

_TOGETHER_CHARS: Final = 2


def in_role(event: Event, role: Role, lookup: Lookup) -> tuple[str, ...]:
    """Who takes this part, in text order, each once."""
    rows = (row for row in event.participants if row.role is role)
    return tuple(dict.fromkeys(lookup.referred(row.span, row.mention, row.entity) for row in rows))


def type_words(event: Event) -> str:
    """The PLOVER type and mode, `ASSAULT / firearms`; without one the ACLED types, or that it has no code."""
    if event.plover is not None:
        return f"{event.plover.type} / {event.plover.mode}" if event.plover.mode else event.plover.type
    return _acled(event) or "no code"


def acled_words(event: Event) -> str:
    """The ACLED types, `Battles: Armed clash`, beside a PLOVER type; empty where there is none or it stands alone."""
    return "" if event.plover is None else _acled(event)


def _acled(event: Event) -> str:
    return "" if event.acled is None else f"{event.acled.event_type}: {event.acled.sub_event_type}"


def marks(event: Event) -> tuple[str, ...]:
    """What sets the event apart from something that simply happened."""
    negated = "did not happen" if event.negated else ""
    background = "background" if event.background else ""
    return tuple(mark for mark in (negated, MODALITIES[event.modality], background) if mark)


def effect_result(effect: Effect) -> str:
    """`2 to 6 killed in total`; `killed, number not stated`."""
    kind = f"{EFFECTS[effect.kind]} in total" if effect.total else EFFECTS[effect.kind]
    many = number_range(effect.low, effect.best, effect.high)
    return f"{many} {kind}" if many else f"{kind}, number not stated"


def effect_words(effect: Effect, lookup: Lookup) -> str:
    """The result with its words: `2 to 6 killed in total (“between two and six”)`."""
    return f"{effect_result(effect)} ({lookup.quote(*effect_evidence(effect))})"


def effect_evidence(effect: Effect) -> tuple[Span, ...]:
    """Where the text says it: number and victims as one span where they stand together."""
    if effect.who is None or effect.span.contains(effect.who):
        return (effect.span,)
    first, second = sorted((effect.span, effect.who))
    if second.start - first.end <= _TOGETHER_CHARS:
        return (Span(first.start, max(first.end, second.end)),)
    return (first, second)


def where_words(event: Event, lookup: Lookup) -> str:
    """The place by its name, with what it lies in; empty if there is none."""
    place = lookup.places.get(event.place) if event.place else None
    if place is None:
        return ""
    inside = place_in(place)
    return f"{place.name}, {inside}" if inside else place.name


def point_words(event: Event, lookup: Lookup) -> str:
    """The place's coordinates; empty if there are none."""
    place = lookup.places.get(event.place) if event.place else None
    return "" if place is None or place.lat is None else coordinates(place)


def when_words(event: Event, lookup: Lookup) -> str:
    """The days, or the words where the days are not known; empty if there is no time."""
    period = lookup.times.get(event.time) if event.time else None
    if period is None:
        return ""
    return days(period) if period.start or period.end else lookup.quote(period.span)


def relation_verb(relation: Relation) -> str:
    """`leads`, or `led` for what has ended."""
    now, ended = RELATIONS[relation.kind]
    return ended if relation.ended else now
