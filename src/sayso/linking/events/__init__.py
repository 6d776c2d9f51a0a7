"""Reports of one incident joined: which events are worth comparing, how alike two are and why, and what holds together.

`event_keys` gives blocking keys, `compare_events` one comparison with its reasons, `coherent` the judgements that keep
joined incidents in one piece; `judge_events` does all three over events at hand.
"""

from __future__ import annotations

from sayso.linking.events.coherence import coherent
from sayso.linking.events.compare import BY_EVENTS, EventComparison, compare_events
from sayso.linking.events.judging import BLOCK_EVENTS, MOST_COMPARED, judge_events, judgement_of
from sayso.linking.events.keys import event_keys

__all__ = [
    "BLOCK_EVENTS",
    "BY_EVENTS",
    "MOST_COMPARED",
    "EventComparison",
    "coherent",
    "compare_events",
    "event_keys",
    "judge_events",
    "judgement_of",
]
