"""Actors: names that reports bear are compared with their like, and joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations
from typing import Final

from sayso.ledger.base import Edge, LinkWriter
from sayso.linking.aliases import AliasBook
from sayso.linking.candidates import BLOCK_NAMES, NEIGHBOURS, Named, name_keys
from sayso.linking.clusters import BORNE, BY_NAMES, judge_pair
from sayso.linking.incremental import shelves
from sayso.linking.incremental.blocks import BlockRule, Blocks, Placed
from sayso.linking.incremental.groups import Changes, Grouping, Kind
from sayso.linking.incremental.reports import Replaced, both
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.joining import joined_id
from sayso.linking.traces.actors import named_of
from sayso.records import MentionType
from sayso.records.judgement import Decision, Judgement
from sayso.records.trace import ActorTrace

# What a report says in its own words of two names of one bearer: a kind of edges of its own.
BORNE_EDGES: Final = "borne"
_RULE: Final = BlockRule("names meet", BLOCK_NAMES, NEIGHBOURS)
# Of how many reports a name is, where it decides which part of a group stays: counted no further.
_MANY: Final = 10_000


def actor_id(members: Sequence[str]) -> str:
    """The id of an actor: made from the first of the names that it is joined by, so that no report changes it."""
    return joined_id("actor", members)


ACTORS: Final = Kind(shelves.ACTOR, (shelves.ACTOR, BORNE_EDGES), BY_NAMES, actor_id)


class Names:
    """Names and bearers, and what joins them."""

    def __init__(
        self, links: LinkWriter, kept: Shelves, aliases: AliasBook, judgements: Iterable[Judgement], judged: Set[str]
    ) -> None:
        self._links = links
        self._kept = kept
        self._aliases = aliases
        self._judged = judged
        self._blocks = Blocks(links, _RULE, self._recall)
        self._grouping = Grouping(links, ACTORS, judgements, self._weight)

    def link(self, replaced: Sequence[Replaced], judged_again: Iterable[str]) -> Changes:
        """Join anew what the names of some reports can change.

        1. Names that came and names that went. 2. Pairs that meet, and what rules say of them. 3. What reports say in
        their own words. 4. Groups.
        """
        bearers = [trace for one in replaced for trace in one.actors()]
        touched: set[str] = set(judged_again)
        # 1. Names
        came, went = self._turnover(bearers)
        parted = self._leave(went)
        met = self._blocks.add({node: self._placed(named) for node, named in came.items()})
        touched |= came.keys()
        # 2. Pairs
        self._links.drop_edges(shelves.ACTOR, met.parted)
        touched.update(thing for pair in met.parted for thing in pair)
        touched |= self._compare((met.pairs | parted) - met.parted, came)
        # 3. What reports say
        touched |= self._say_both(bearers)
        nodes, gone = self._own_nodes(replaced)
        touched |= nodes
        # 4. Groups
        return self._grouping.regroup(touched - went.keys() - gone, went.keys() | gone)

    def _turnover(self, bearers: Iterable[ActorTrace]) -> tuple[dict[str, Named], dict[str, Named]]:
        """Names that are borne since now, and those that nobody bears any more."""
        named = {one.id: one for trace in bearers for one in named_of(trace)}
        known = self._links.lines(shelves.NAMES, named)
        borne = {node for node in named if self._links.size(shelves.NAMED, node, 1)}
        came = {node: one for node, one in sorted(named.items()) if node in borne and node not in known}
        went = {node: one for node, one in sorted(named.items()) if node not in borne and node in known}
        self._links.put(shelves.NAMES, {node: one.name.encode() for node, one in came.items()})
        self._links.drop(shelves.NAMES, went)
        return came, went

    def _leave(self, went: Mapping[str, Named]) -> set[tuple[str, str]]:
        if not went:
            return set()
        met = self._blocks.remove({node: self._placed(named) for node, named in went.items()})
        edges = self._links.edges(shelves.ACTOR, went)
        self._links.drop_edges(shelves.ACTOR, {(edge.one, edge.other) for edge in edges})
        return {pair for pair in met.pairs if not went.keys() & set(pair)}

    def _placed(self, named: Named) -> Placed:
        keys = name_keys(named.name, named.kind, aliases=self._aliases)
        return named.name.lower(), [f"{named.kind} {key}" for key in keys]

    def _recall(self, node: str) -> Placed:
        return self._placed(self._named((node,))[node])

    def _named(self, nodes: Iterable[str]) -> dict[str, Named]:
        lines = self._links.lines(shelves.NAMES, nodes)
        return {node: Named(node, line.decode(), MentionType(node.split(":", 1)[0])) for node, line in lines.items()}

    def _compare(self, pairs: Set[tuple[str, str]], came: Mapping[str, Named]) -> set[str]:
        """Judge pairs by rule; give those that a judgement ties."""
        named = dict(came) | self._named({node for pair in pairs for node in pair} - came.keys())
        edges = []
        for one, other in sorted(pairs):
            if one in named and other in named:
                judgement = judge_pair(named[one], named[other], self._aliases)
                if judgement is not None:
                    edges.append(
                        Edge(shelves.ACTOR, one, other, judgement.decision, judgement.score or 0.0, judgement.reason)
                    )
        self._links.put_edges(edges)
        return {thing for edge in edges for thing in (edge.one, edge.other)}

    def _say_both(self, bearers: Iterable[ActorTrace]) -> set[str]:
        """Edges between names that a report gives one bearer, as long as one does."""
        pairs = {both(*two): two for trace in bearers for two in combinations(sorted(trace.keys), 2)}
        kept, dropped = [], []
        for key, (one, other) in sorted(pairs.items()):
            first = self._links.things(shelves.BOTH, key, 1)
            if first:
                reason = f"{first[0][0]} calls one bearer by both names"
                kept.append(Edge(BORNE_EDGES, one, other, Decision.SAME, BORNE, reason))
            else:
                dropped.append((one, other))
        self._links.put_edges(kept)
        self._links.drop_edges(BORNE_EDGES, dropped)
        return {thing for two in pairs.values() for thing in two}

    def _own_nodes(self, replaced: Iterable[Replaced]) -> tuple[set[str], set[str]]:
        """Bearers that are joined as things of their own: those without a name to be joined by, and judged ones."""
        now: set[str] = set()
        before: set[str] = set()
        edges, dropped = [], []
        for one in replaced:
            before |= {bearer for bearer, node in one.nodes_before.items() if node == bearer}
            for trace in one.actors():
                pairs = [tuple(sorted((trace.id, key))) for key in trace.keys]
                dropped += [(pair[0], pair[1]) for pair in pairs]
            for trace in one.now.actors:
                if one.nodes[trace.id] != trace.id:
                    continue
                now.add(trace.id)
                for named in named_of(trace):
                    score = 1.0 if named.name == trace.name else BORNE
                    reason = f"{trace.report} calls it {named.name}"
                    low, high = sorted((trace.id, named.id))
                    edges.append(Edge(BORNE_EDGES, low, high, Decision.SAME, score, reason))
        self._links.drop_edges(BORNE_EDGES, dropped)
        self._links.put_edges(edges)
        names = {thing for edge in edges for thing in (edge.one, edge.other)}
        return now | names, before - now

    def _weight(self, node: str) -> int:
        return self._links.size(shelves.BORNE, node, _MANY)
