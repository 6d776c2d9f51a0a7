"""What judgements join, component by component: only what hangs together with something touched is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.ledger.base import Edge, LinkWriter, Node
from sayso.linking.judgements import resolve, standing_of
from sayso.records.judgement import Decision, Judgement, judged

# The score of an edge of each kind says how sure it is; a rule's edges of one pair count in this order.
_RANK: Final = {Decision.DIFFERENT: 0, Decision.SAME: 1, Decision.UNSURE: 2}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that is joined.

    `edges` are the kinds of edges that count, `author` who is named for them. `settle` looks at a component's
    judgements before they are resolved. `id_of` gives the id of a group from its members.
    """

    name: str
    edges: tuple[str, ...]
    author: str
    id_of: Callable[[Sequence[str]], str]
    settle: Callable[[Iterable[Judgement]], Sequence[Judgement]] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a regrouping changed: for things, the ids before (None for new ones) and now (None for those that went).

    `moved` are things that share a group with others than before, but for the largest part of each group that stayed.
    """

    before: Mapping[str, str | None]
    now: Mapping[str, str | None]
    moved: frozenset[str]

    @property
    def ids(self) -> set[str]:
        """All ids that changed, came or went."""
        return {one for side in (self.before, self.now) for one in side.values() if one is not None}


class Grouping:
    """The groups of one kind."""

    def __init__(
        self, links: LinkWriter, kind: Kind, judgements: Iterable[Judgement], weight: Callable[[str], int] | None = None
    ) -> None:
        self._links = links
        self._kind = kind
        self._weight = weight or (lambda _thing: 1)
        self._judged: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            for thing in (judgement.one, judgement.other):
                self._judged.setdefault(thing, []).append(judgement)

    def regroup(self, touched: Iterable[str], gone: Iterable[str] = ()) -> Changes:
        """Join anew what hangs together with touched things; `gone` are things that are no more.

        1. What was joined with something touched or gone. 2. All that hangs together with these now. 3. Judgements
        among them, and what they come to. 4. What changed by it.
        """
        gone = set(gone)
        start = set(touched) - gone
        known = self._links.nodes(self._kind.name, start | gone)
        # Who is new is noted at once, so that judgements find it.
        self._links.put_nodes(
            Node(self._kind.name, one, self._kind.id_of((one,)), "") for one in sorted(start - known.keys())
        )
        former = self._links.members(self._kind.name, {node.joined for node in known.values() if node.joined})
        start.update(thing for things in former.values() for thing in things if thing not in gone)
        component, edges = self._component(start)
        known |= self._links.nodes(self._kind.name, component - known.keys())
        groups = self._resolved(component, edges)
        now: dict[str, str] = {}
        for group in groups:
            joined = self._kind.id_of(group)
            now |= dict.fromkeys(group, joined)
        return self._written(known, now, gone)

    def _component(self, start: set[str]) -> tuple[set[str], list[Edge]]:
        found, left, edges = set(start), set(start), set()
        while left:
            new = [edge for kind in self._kind.edges for edge in self._links.edges(kind, left)]
            edges.update(new)
            reached = {thing for edge in new if edge.decision == Decision.SAME for thing in (edge.one, edge.other)}
            for thing in left:
                for judgement in self._judged.get(thing, ()):
                    if judgement.decision is Decision.SAME:
                        reached |= {judgement.one, judgement.other}
            left = self._there(reached - found)
            found |= left
        inside = [edge for edge in edges if edge.one in found and edge.other in found]
        return found, sorted(inside)

    def _there(self, things: set[str]) -> set[str]:
        """Those that are linked: people judge things that a new reading may no longer have."""
        return things & self._links.nodes(self._kind.name, things).keys()

    def _resolved(self, component: set[str], edges: Iterable[Edge]) -> list[tuple[str, ...]]:
        best: dict[tuple[str, str], Edge] = {}
        for edge in edges:
            pair = (edge.one, edge.other)
            if pair not in best or _before(edge, best[pair]):
                best[pair] = edge
        rules = [
            judged(pair, Decision(edge.decision), self._kind.author, edge.reason, score=edge.score)
            for pair, edge in sorted(best.items())
        ]
        if self._kind.settle is not None:
            # What was taken back must not hold anything together.
            people = standing_of(self.judged_among(component))
            rules = [one for one in self._kind.settle((*rules, *people)) if not one.is_human]
        joined = resolve((*rules, *self.judged_among(component))).groups
        single = component - {thing for group in joined for thing in group}
        return [*joined, *((thing,) for thing in sorted(single))]

    def judged_among(self, things: set[str]) -> list[Judgement]:
        """People's judgements on pairs of these, in order of time."""
        found = {
            id(judgement): judgement
            for thing in things
            for judgement in self._judged.get(thing, ())
            if judgement.one in things and judgement.other in things
        }
        return sorted(found.values(), key=lambda one: (one.made_utc or "", one.one, one.other))

    def _written(self, known: Mapping[str, Node], now: Mapping[str, str], gone: set[str]) -> Changes:
        before = {thing: node.joined for thing, node in known.items() if node.joined}
        changed = {thing for thing, joined in now.items() if before.get(thing) != joined}
        self._links.put_nodes(
            Node(self._kind.name, thing, self._kind.id_of((thing,)), now[thing]) for thing in sorted(changed)
        )
        self._links.drop_nodes(self._kind.name, sorted(gone & known.keys()))
        moved = self._moved(before, now)
        changed |= gone & before.keys()
        return Changes(
            {thing: before.get(thing) for thing in sorted(changed | moved)},
            {thing: now.get(thing) for thing in sorted(changed | moved)},
            frozenset(moved),
        )

    def _moved(self, before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
        """Things whose company changed: all but the part of a group that is the largest of its old and its new one."""
        cells: dict[tuple[str, str], list[str]] = {}
        for thing, joined in now.items():
            cells.setdefault((before.get(thing, ""), joined), []).append(thing)
        sizes = {cell: sum(self._weight(thing) for thing in things) for cell, things in cells.items()}
        moved: set[str] = set()
        for (old, new), things in cells.items():
            rivals = [cell for cell in cells if (cell[0] == old or cell[1] == new) and cell != (old, new)]
            is_first = old and all((-sizes[old, new], old, new) < (-sizes[cell], *cell) for cell in rivals)
            if (rivals and not is_first) or not old:
                moved.update(things)
        return moved


def _before(edge: Edge, other: Edge) -> bool:
    return (_RANK[Decision(edge.decision)], -edge.score, edge.kind) < (
        _RANK[Decision(other.decision)], -other.score, other.kind,
    )  # fmt: skip
