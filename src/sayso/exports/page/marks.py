"""Which stretches of the text belong to what: marks in layers, and the text cut at every edge of a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from sayso.records import Claim, Event, Span
from sayso.telling.actors import actors_of, things_of
from sayso.telling.lookup import Lookup


class Layer(IntEnum):
    """The layers of the page, outermost first. `PART` shows only while its record is pointed at."""

    CONTENT = 0
    PART = 1
    SOURCE = 2
    CUE = 3
    HEDGE = 4
    NUMBER = 5
    NAME = 6
    PLACE = 7
    TIME = 8
    TRIGGER = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text, the layer it is drawn in, and the record that it is evidence of."""

    span: Span
    layer: Layer
    item: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that no mark begins or ends inside of, with the marks that cover it, outermost first."""

    span: Span
    marks: tuple[Mark, ...]


def marks_of(lookup: Lookup) -> tuple[Mark, ...]:
    """All marks of a reading, in text order, the longer first; each once."""
    reading = lookup.reading
    found: list[Mark] = []
    for claim in reading.claims:
        found += _of_claim(claim)
    for event in reading.events:
        found += _of_event(event, lookup)
    for entity in (*actors_of(lookup), *things_of(lookup)):
        found += (Mark(span, Layer.NAME, entity.id) for span in lookup.spans_of(entity))
    found += (Mark(relation.span, Layer.PART, relation.id) for relation in reading.relations)
    found += (Mark(period.span, Layer.TIME, period.id) for period in reading.times)
    for place in reading.places:
        span = lookup.place_span(place)
        found += [] if span is None else [Mark(span, Layer.PLACE, place.id)]
    found += (Mark(quantity.span, Layer.NUMBER, quantity.id) for quantity in reading.quantities)
    return tuple(sorted(dict.fromkeys(found), key=_order))


def _of_claim(claim: Claim) -> Iterator[Mark]:
    for span in claim.content:
        yield Mark(span, Layer.CONTENT, claim.id)
    for hop in claim.sources:
        if hop.span is not None:
            yield Mark(hop.span, Layer.SOURCE, claim.id)
        for cue in hop.cue:
            yield Mark(cue, Layer.CUE, claim.id)
        if hop.unnamed_reason is not None:
            yield Mark(hop.unnamed_reason, Layer.PART, claim.id)
    for span in claim.cue:
        yield Mark(span, Layer.CUE, claim.id)
    for span in claim.hedges:
        yield Mark(span, Layer.HEDGE, claim.id)


def _of_event(event: Event, lookup: Lookup) -> Iterator[Mark]:
    for span in (event.trigger, *event.triggers):
        yield Mark(span, Layer.TRIGGER, event.id)
    for participant in event.participants:
        yield Mark(participant.span, Layer.PART, event.id)
    for effect in event.effects:
        yield Mark(effect.span, Layer.NUMBER, event.id)
        if effect.who is not None:
            yield Mark(effect.who, Layer.PART, event.id)
    period = lookup.times.get(event.time) if event.time else None
    if period is not None:
        yield Mark(period.span, Layer.PART, event.id)
    place = lookup.places.get(event.place) if event.place else None
    where = lookup.place_span(place) if place is not None else None
    if where is not None:
        yield Mark(where, Layer.PART, event.id)


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.span.start, -mark.span.end, mark.layer, mark.item)


def by_part(parts: Iterable[Span], marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each part of the text with the marks that reach into it; parts and marks in text order."""
    waiting, active = 0, list[Mark]()
    for part in parts:
        while waiting < len(marks) and marks[waiting].span.start < part.end:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.span.end > part.start]
        yield part, list(active)


def segments(part: Span, inside: Sequence[Mark]) -> Iterator[Segment]:
    """The part of the text, cut where any of the marks that reach into it begins or ends; marks in text order."""
    edges = {part.start, part.end}
    for mark in inside:
        edges |= {max(mark.span.start, part.start), min(mark.span.end, part.end)}
    cuts = sorted(edges)
    waiting, active = 0, list[Mark]()
    for start, end in pairwise(cuts):
        while waiting < len(inside) and inside[waiting].span.start <= start:
            active.append(inside[waiting])
            waiting += 1
        active = [mark for mark in active if mark.span.end > start]
        yield Segment(Span(start, end), tuple(sorted(active, key=lambda mark: (mark.layer, *_order(mark)))))
