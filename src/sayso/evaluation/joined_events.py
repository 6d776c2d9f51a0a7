"""Events of many readings joined as `sayso link` joins them, and two plain rules beside it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.aliases import packaged_aliases
from sayso.linking.bearers import bearers_of
from sayso.linking.clusters import cluster
from sayso.linking.events import judge_events
from sayso.linking.events.kinds import trigger_words
from sayso.linking.events.places import place_words
from sayso.linking.events.times import days_of
from sayso.linking.judgements import resolve
from sayso.linking.traces import traces_of
from sayso.records import Reading
from sayso.records.judgement import Judgement
from sayso.records.trace import EventTrace

SAYSO: Final = "Sayso"
SAME_LEMMA: Final = "same lemma"
SAME_KIND_DAY_PLACE: Final = "same kind, day and place"
SYSTEMS: Final = (SAYSO, SAME_LEMMA, SAME_KIND_DAY_PLACE)


@dataclass(frozen=True, slots=True)
class JoinedEvents:
    """All events of some readings by the id of their trace; `group_of` gives each one's group for every system."""

    traces: Mapping[str, EventTrace]
    group_of: Mapping[str, Mapping[str, Hashable]]
    judgements: tuple[Judgement, ...]


def join_readings(readings: Sequence[Reading]) -> JoinedEvents:
    """Make traces, find out who is who, judge events pair by pair, and resolve."""
    book = packaged_aliases()
    traces = {event.id: event for reading in readings for event in traces_of(reading, book).events}
    actors = cluster(bearers_of(readings, book), (), book)
    who = {member: group[0] for group in actors.groups for member in group}
    judgements = judge_events(traces.values(), who)
    groups: dict[str, Mapping[str, Hashable]] = {
        SAYSO: _grouped(traces, resolve(judgements).groups),
        SAME_LEMMA: {one: trigger_words(trace.trigger.text) or one for one, trace in traces.items()},
        SAME_KIND_DAY_PLACE: {one: _scene(trace) or one for one, trace in traces.items()},
    }
    return JoinedEvents(traces, groups, judgements)


def _grouped(traces: Iterable[str], groups: Iterable[Sequence[str]]) -> Mapping[str, Hashable]:
    return {one: one for one in traces} | {member: group[0] for group in groups for member in group}


def _scene(trace: EventTrace) -> Hashable | None:
    """Type, day and place; the day of publication for an undated event, nothing without a place."""
    days = days_of(trace)
    day: Hashable = trace.published_day if days is None else (days.first, days.last)
    if trace.place is None or day is None:
        return None
    return trace.type, day, trace.place.geonames or place_words(trace.place.name)
