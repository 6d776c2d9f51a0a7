"""Events: what reports say of incidents is compared with its like, and joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final

from sayso.ledger.base import Edge, LinkWriter
from sayso.linking.events import BY_EVENTS, coherent, compare_events, event_keys, judgement_of
from sayso.linking.incremental import shelves
from sayso.linking.incremental.blocks import BlockRule, Blocks, Placed, mates
from sayso.linking.incremental.groups import Changes, Grouping, Kind
from sayso.linking.incremental.reports import Replaced, bearers_in
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.joining import joined_id
from sayso.records.judgement import Judgement
from sayso.records.trace import EventTrace

# In a larger block, an event meets those of reports that came out nearest to its own.
_RULE: Final = BlockRule("events meet", 60, 15)


def event_id(members: Sequence[str]) -> str:
    """The id of an event: made from the first of its traces."""
    return joined_id("event", members)


EVENTS: Final = Kind(shelves.EVENT, (shelves.EVENT,), BY_EVENTS, event_id, coherent)


class Events:
    """Traces of events, and what joins them."""

    def __init__(self, links: LinkWriter, kept: Shelves, judgements: Iterable[Judgement]) -> None:
        self._links = links
        self._kept = kept
        self._blocks = Blocks(links, _RULE, self._recall)
        self._grouping = Grouping(links, EVENTS, judgements)

    def link(self, replaced: Sequence[Replaced], moved: Set[str], judged_again: Iterable[str]) -> Changes:
        """Join anew what some reports can change, and what actors that are others now can change.

        1. Traces that came, went or changed. 2. Pairs that meet. 3. Those whose actors have other company. 4. Groups.

        Args:
            moved: nodes of actors whose company changed.
        """
        before = {trace.id: trace for one in replaced if one.before is not None for trace in one.before.events}
        now = {trace.id: trace for one in replaced for trace in one.now.events}
        changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
        # 1. Traces
        gained = self._blocks.remove({one: _placed(before[one]) for one in changed & before.keys()})
        dropped = self._links.edges(shelves.EVENT, changed & before.keys())
        # 2. Pairs
        met = self._blocks.add({one: _placed(now[one]) for one in changed & now.keys()})
        gone = before.keys() - now.keys()
        pairs = {pair for pair in met.pairs | gained.pairs if not gone & set(pair)} - met.parted
        # 3. Company
        again = set(self._with(moved)) - changed
        again_pairs = {pair for one in again for pair in self._pairs_of(one)}
        dropped += self._links.edges(shelves.EVENT, again)
        touched = self._compare(pairs | again_pairs, dropped, met.parted)
        # 4. Groups
        return self._grouping.regroup((touched | changed | set(judged_again)) - gone, gone)

    def _with(self, moved: Set[str]) -> Iterable[str]:
        found = self._links.things_of(shelves.PARTS, moved)
        return (thing for things in found.values() for thing in things)

    def _pairs_of(self, one: str) -> set[tuple[str, str]]:
        place, keys = self._recall(one)
        found = mates(self._links, _RULE, one, place, keys)
        return {(one, other) if one < other else (other, one) for other in found}

    def _recall(self, one: str) -> Placed:
        return _placed(self._kept.events((one,))[one])

    def _compare(self, pairs: Set[tuple[str, str]], dropped: Iterable[Edge], parted: Set[tuple[str, str]]) -> set[str]:
        """Judge pairs by rule in the place of what was said before; give those of whom now something else is said."""
        traces = self._kept.events(thing for pair in pairs for thing in pair)
        who = self._kept.who(bearer for trace in traces.values() for bearer in bearers_in(trace))
        new: dict[tuple[str, str], Edge] = {}
        for one, other in sorted(pairs):
            if one in traces and other in traces:
                judgement = judgement_of(compare_events(traces[one], traces[other], who))
                if judgement is not None:
                    new[one, other] = _edge(judgement)
        old = {(edge.one, edge.other): edge for edge in dropped}
        for edge in self._links.edges(shelves.EVENT, {pair[0] for pair in parted}):
            if (edge.one, edge.other) in parted:
                old[edge.one, edge.other] = edge
        self._links.drop_edges(shelves.EVENT, sorted(old.keys() - new.keys()))
        self._links.put_edges(edge for pair, edge in new.items() if old.get(pair) != edge)
        return {thing for pair in old.keys() | new.keys() if old.get(pair) != new.get(pair) for thing in pair}


def _placed(trace: EventTrace) -> Placed:
    return trace.published_day or "~", event_keys(trace)


def _edge(judgement: Judgement) -> Edge:
    return Edge(
        shelves.EVENT, judgement.one, judgement.other, judgement.decision, judgement.score or 0.0, judgement.reason
    )
