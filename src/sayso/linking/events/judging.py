"""Events at hand judged pair by pair: what rules say of all that share a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sayso.linking.events.coherence import coherent
from sayso.linking.events.compare import BY_EVENTS, EventComparison, compare_events
from sayso.linking.events.keys import event_keys
from sayso.records.judgement import Decision, Judgement, judged
from sayso.records.trace import EventTrace

# A key that more events share tells nothing; an event meets at most so many others, those of most common keys.
BLOCK_EVENTS: Final = 400
MOST_COMPARED: Final = 60


def judge_events(traces: Iterable[EventTrace], who: Mapping[str, str]) -> tuple[Judgement, ...]:
    """What the rules say of every pair worth comparing, in order of pairs, so that what they join holds together."""
    by_id = {trace.id: trace for trace in traces}
    found = []
    for one, other in _pairs(by_id):
        judgement = judgement_of(compare_events(by_id[one], by_id[other], who))
        if judgement is not None:
            found.append(judgement)
    return coherent(found)


def judgement_of(comparison: EventComparison) -> Judgement | None:
    """What is kept of a comparison; None for two events that merely differ."""
    if comparison.decision is Decision.DIFFERENT and not comparison.is_conflict:
        return None
    pair = (comparison.one, comparison.other)
    return judged(pair, comparison.decision, BY_EVENTS, comparison.because(), score=comparison.score)


def _pairs(traces: Mapping[str, EventTrace]) -> Iterator[tuple[str, str]]:
    blocks: dict[str, list[str]] = {}
    keys = {trace_id: event_keys(traces[trace_id]) for trace_id in sorted(traces)}
    for trace_id, own in keys.items():
        for key in own:
            blocks.setdefault(key, []).append(trace_id)
    pairs: set[tuple[str, str]] = set()
    for trace_id, own in keys.items():
        met = Counter(o for key in own if len(blocks[key]) <= BLOCK_EVENTS for o in blocks[key] if o != trace_id)
        nearest = sorted(met.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]
        pairs |= {(min(trace_id, other), max(trace_id, other)) for other, _ in nearest}
    yield from sorted(pairs)
