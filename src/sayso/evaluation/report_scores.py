"""Scores readings of whole gold reports, field by field: what was found of each list, then what is right of the found.

An event is found if the two share a trigger's characters; of several, the pairs with most triggers in common are taken.
Each field of an event is then right or wrong in the pairs, so that a missed event counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.attribution import Counts, added, overlap
from sayso.evaluation.chain_gold import Passage, head_of
from sayso.evaluation.chains import ClaimPair, Pairing, paired
from sayso.evaluation.report_gold import GoldEffect, GoldEvent, GoldReport
from sayso.records import Effect, Event, Mention, Reading, Span

# Degrees of latitude or longitude within which a found point is the gold place: some 30 km, as gold has two decimals.
_NEAR_DEGREES: Final = 0.3


@dataclass(frozen=True, slots=True)
class EventPair:
    """A gold event and the found one taken for it."""

    gold: GoldEvent
    found: Event


def report_counts(report: GoldReport, reading: Reading) -> dict[str, Counts]:
    """Counts of one report by row of the result, always the same rows in the same order."""
    pairing = paired(Passage(report.id, report.part, report.kind, report.text, report.claims), reading)
    events = event_pairs(report, reading)
    return _of_lists(report, reading, pairing, events) | _of_events(report, reading, events, pairing.pairs)


def event_pairs(report: GoldReport, reading: Reading) -> tuple[EventPair, ...]:
    """Gold events with the found events that share most triggers with them, each taken once."""
    from sayso.evaluation.coreference import best_assignment

    if not report.events or not reading.events:
        return ()
    import numpy as np

    shared = np.array([[_shared(gold, found) for found in reading.events] for gold in report.events], dtype=float)
    rows, columns = best_assignment(shared)
    return tuple(
        EventPair(report.events[row], reading.events[column])
        for row, column in sorted(zip(rows, columns, strict=True))
        if shared[row, column]
    )


def _of_lists(report: GoldReport, reading: Reading, pairing: Pairing, events: Sequence[EventPair]) -> dict[str, Counts]:
    mentions = {mention.id: mention for mention in reading.mentions}
    return {
        "times": overlap(
            {(time.span, time.value) for time in reading.times}, {(time.span, time.value) for time in report.times}
        ),
        "places": Counts(_places_right(report, reading, mentions), len(reading.places), len(report.places)),
        "mentions": overlap(
            {m.span for m in reading.mentions if m.type.value in ("Person", "Organisation")},
            {span for entity in report.entities for span in entity.mentions},
        ),
        "claims": Counts(len(pairing.pairs), len(reading.claims), len(report.claims)),
        "claims, chain right": Counts(
            sum(pair.chain_right for pair in pairing.pairs), len(reading.claims), len(report.claims)
        ),
        "events": Counts(len(events), len(reading.events), len(report.events)),
        "relations": overlap(
            _relations_found(report, reading), {(r.kind, r.subject, r.object) for r in report.relations}
        ),
    }


def _of_events(
    report: GoldReport, reading: Reading, events: Sequence[EventPair], claims: Sequence[ClaimPair]
) -> dict[str, Counts]:
    """Fields of paired events. Lists are counted over their items, single values over the pairs."""
    mentions = {mention.id: mention for mention in reading.mentions}
    gold_places = {place.id: place.span for place in report.places}
    gold_times = {time.id: time.span for time in report.times}
    found_places = {place.id: mentions[place.mention].span for place in reading.places}
    found_times = {time.id: time.span for time in reading.times}
    named = {pair.found.id: pair.gold.id for pair in claims}

    def right(verdict: Callable[[GoldEvent, Event], bool]) -> Counts:
        verdicts = [verdict(pair.gold, pair.found) for pair in events]
        return Counts(sum(verdicts), len(verdicts), len(verdicts))

    return {
        "PLOVER type": right(lambda g, f: (g.plover and g.plover[0]) == (f.plover and f.plover.type)),
        "PLOVER type and mode": right(lambda g, f: g.plover == (f.plover and (f.plover.type, f.plover.mode))),
        "ACLED sub-event": right(lambda g, f: g.acled == f.acled),
        "modality": right(lambda g, f: g.modality is f.modality),
        "negated": right(lambda g, f: g.negated is f.negated),
        "background": right(lambda g, f: g.background is f.background),
        "place of the event": right(
            lambda g, f: _same(gold_places.get(g.place or ""), found_places.get(f.place or ""))
        ),
        "time of the event": right(lambda g, f: _same(gold_times.get(g.time or ""), found_times.get(f.time or ""))),
        "claims of the event": added(
            overlap({named.get(one, one) for one in pair.found.claims}, pair.gold.claims) for pair in events
        ),
        "participants": added(_participants(pair, report.text) for pair in events),
        "effects": added(overlap(_effects(pair.found.effects), _effects(pair.gold.effects)) for pair in events),
    }


def _places_right(report: GoldReport, reading: Reading, mentions: Mapping[str, Mention]) -> int:
    """Names found and put where the gold has them; a gold place without a point needs the same country."""
    found = {mentions[place.mention].span: place for place in reading.places}
    right = 0
    for gold in report.places:
        place = found.get(gold.span)
        if place is None or place.country != gold.country:
            continue
        if gold.lat is None or gold.lon is None:
            right += 1
        elif place.lat is not None and place.lon is not None:
            right += max(abs(place.lat - gold.lat), abs(place.lon - gold.lon)) <= _NEAR_DEGREES
    return right


def _relations_found(report: GoldReport, reading: Reading) -> set[tuple[object, str, str]]:
    """Relations of the reading in the names of the gold entities and places; what has none keeps its own."""
    by_span = {span: entity.id for entity in report.entities for span in entity.mentions}
    by_span |= {place.span: place.id for place in report.places}
    named: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.entity is not None and mention.span in by_span:
            named.setdefault(mention.entity, by_span[mention.span])
    return {(r.kind, named.get(r.subject, r.subject), named.get(r.object, r.object)) for r in reading.relations}


def _participants(pair: EventPair, text: str) -> Counts:
    """A participant is found if one with its role covers its head."""
    left = list(pair.found.participants)
    right = 0
    for gold in pair.gold.participants:
        head = head_of(text, gold.span)
        match = next((one for one in left if one.role is gold.role and one.span.contains(head)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Counts(right, len(pair.found.participants), len(pair.gold.participants))


def _effects(effects: Sequence[GoldEffect] | Sequence[Effect]) -> set[tuple[object, ...]]:
    return {(one.kind, one.low, one.best, one.high) for one in effects if not one.total}


def _shared(gold: GoldEvent, found: Event) -> int:
    return sum(any(mine.overlaps(theirs) for theirs in found.triggers) for mine in gold.triggers)


def _same(gold: Span | None, found: Span | None) -> bool:
    return gold is found is None or (gold is not None and found is not None and gold.overlaps(found))
