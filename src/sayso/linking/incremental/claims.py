"""Claims: those that say the same are put together, and those that stand against each other are noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from sayso.ledger.base import Edge, LinkWriter
from sayso.linking.incremental import shelves
from sayso.linking.incremental.blocks import BlockRule, Blocks, Placed, mates
from sayso.linking.incremental.groups import Changes, Grouping, Kind
from sayso.linking.incremental.reports import Replaced
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.joining import Bearing, claim_keys, compare_claims
from sayso.linking.joining.same_claims import BY_CLAIMS
from sayso.records.judgement import Decision, Judgement
from sayso.records.trace import ClaimTrace, EventTrace

# Edges of claims that stand against each other: they join nothing.
AGAINST: Final = "against"
_RULE: Final = BlockRule("claims meet", 40, 8)
# Of the claims of one event, a claim meets so many to either side in order of days.
_OF_ONE_EVENT: Final = 30


class Claims:
    """Traces of claims, and what joins them."""

    def __init__(self, links: LinkWriter, kept: Shelves, judgements: Iterable[Judgement]) -> None:
        self._links = links
        self._kept = kept
        self._blocks = Blocks(links, _RULE, self._recall)
        kind = Kind(shelves.CLAIM, (shelves.CLAIM,), BY_CLAIMS, self._first)
        self._grouping = Grouping(links, kind, judgements)

    def link(
        self, replaced: Sequence[Replaced], moved: Set[str], judged_again: Iterable[str]
    ) -> tuple[Changes, set[str]]:
        """Put together anew what some reports can change, and what events that are others now can change.

        1. Claims that came, went or changed. 2. Those whose events have other company. 3. Pairs. 4. Groups.

        Args:
            moved: traces of events whose company changed.
        Returns:
            What changed, and the claims of whom now something else is said.
        """
        before = {trace.id: trace for one in replaced if one.before is not None for trace in one.before.claims}
        now = {trace.id: trace for one in replaced for trace in one.now.claims}
        changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
        gone = before.keys() - now.keys()
        # 1. Claims
        gained = self._blocks.remove({one: _placed(before[one]) for one in changed & before.keys()})
        met = self._blocks.add({one: _placed(now[one]) for one in changed & now.keys()})
        # 2. Company
        found = self._links.things_of(shelves.UNDER, moved)
        again = ({thing for things in found.values() for thing in things} | changed) - gone
        # 3. Pairs
        pairs = {pair for pair in met.pairs | gained.pairs if not gone & set(pair)} - met.parted
        pairs |= self._of_their_events(again)
        pairs |= {pair for one in again - changed for pair in self._pairs_of(one)}
        parted = {pair for pair in met.parted if not self._of_one_event(pair)}
        touched = self._compare(pairs, again | gone, parted)
        # 4. Groups
        return self._grouping.regroup((touched | changed | set(judged_again)) - gone, gone), touched

    def _first(self, members: Sequence[str]) -> str:
        """The id of a group: that of the claim of the earliest report."""
        if len(members) == 1:
            return members[0]
        traces = self._kept.claims(members)
        return min(members, key=lambda one: (traces[one].published_day or "~" if one in traces else "~", one))

    def _recall(self, one: str) -> Placed:
        return _placed(self._kept.claims((one,))[one])

    def _pairs_of(self, one: str) -> Iterator[tuple[str, str]]:
        place, keys = self._recall(one)
        yield from (_pair(one, other) for other in mates(self._links, _RULE, one, place, keys))

    def _of_their_events(self, claims: Set[str]) -> set[tuple[str, str]]:
        """Pairs of these with others that speak of the same joined event, those nearest in time."""
        own = self._kept.claims(claims)
        nodes = self._links.nodes(shelves.EVENT, {event for claim in own.values() for event in claim.events})
        members = self._links.members(shelves.EVENT, {node.joined for node in nodes.values()})
        under = self._links.things_of(shelves.UNDER, {trace for traces in members.values() for trace in traces})
        by_event = {
            joined: {claim for trace in traces for claim in under.get(trace, ())} for joined, traces in members.items()
        }
        known = self._kept.claims({claim for found in by_event.values() for claim in found})
        pairs: set[tuple[str, str]] = set()
        for found in by_event.values():
            # A part of an event may stand under a claim that does not speak of the event itself.
            ordered = sorted((known[one].published_day or "~", one) for one in found if one in known)
            for place, (_, one) in enumerate(ordered):
                for _, other in ordered[place + 1 : place + 1 + _OF_ONE_EVENT]:
                    if one in claims or other in claims:
                        pairs.add(_pair(one, other))
        return pairs

    def _of_one_event(self, pair: tuple[str, str]) -> bool:
        """Whether two claims speak of one event: then they meet whatever their words are."""
        claims = self._kept.claims(pair)
        nodes = self._links.nodes(shelves.EVENT, {event for claim in claims.values() for event in claim.events})
        one, other = ({nodes[e].joined for e in claims[c].events if e in nodes} for c in pair)
        return bool(one & other)

    def _compare(self, pairs: Set[tuple[str, str]], anew: Set[str], parted: Set[tuple[str, str]]) -> set[str]:
        """Judge pairs by rule in the place of what was said before; give those of whom now something else is said."""
        claims = self._kept.claims(thing for pair in pairs for thing in pair)
        events = self._kept.events(event for claim in claims.values() for event in claim.events)
        nodes = self._links.nodes(shelves.EVENT, events)
        event_of = {event: node.joined for event, node in nodes.items()}
        new = {
            (edge.kind, edge.one, edge.other): edge
            for one, other in sorted(pairs)
            if one in claims and other in claims and claims[one].report != claims[other].report
            for edge in _edges(claims[one], claims[other], events, event_of)
        }
        old = {}
        for kind in (shelves.CLAIM, AGAINST):
            for edge in self._links.edges(kind, anew | {pair[0] for pair in parted}):
                pair = (edge.one, edge.other)
                if anew & set(pair) or pair in parted:
                    old[kind, *pair] = edge
        for kind in (shelves.CLAIM, AGAINST):
            self._links.drop_edges(kind, [pair for known, *pair in old.keys() - new.keys() if known == kind])  # type: ignore[misc]
        self._links.put_edges(edge for key, edge in new.items() if old.get(key) != edge)
        return {thing for key in old.keys() | new.keys() if old.get(key) != new.get(key) for thing in key[1:]}


def _edges(
    one: ClaimTrace, other: ClaimTrace, events: Mapping[str, EventTrace], event_of: Mapping[str, str]
) -> Iterator[Edge]:
    pair = compare_claims(one, other, events, event_of)
    judgement = pair.judgement()
    if judgement is not None:
        yield Edge(
            shelves.CLAIM, judgement.one, judgement.other, judgement.decision, judgement.score or 0.0, judgement.reason
        )
    if pair.bearing is Bearing.AGAINST:
        yield Edge(AGAINST, pair.one, pair.other, Decision.DIFFERENT, pair.score, pair.because())


def _placed(trace: ClaimTrace) -> Placed:
    return trace.published_day or "~", claim_keys(trace)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
