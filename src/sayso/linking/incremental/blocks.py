"""Which things meet: those that share a key. In a large block a thing meets its neighbours alone.

What meets depends on what is in the blocks, not on the order in which it came: a newcomer to a large block also parts
things that were just near enough before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from sayso.ledger.base import Key, LinkView, LinkWriter

Pair = tuple[str, str]
# A thing's place in the order of a block, and its keys.
Placed = tuple[str, Iterable[str]]
Recall = Callable[[str], Placed]


@dataclass(frozen=True, slots=True)
class BlockRule:
    """Blocks of one kind of thing: up to `all_meet` things all meet, in larger ones `reach` to either side."""

    shelf: str
    all_meet: int
    reach: int


class _Around(NamedTuple):
    """Whom a thing meets before and after its place; `whole` is the block, or as much of it as shows it is large."""

    before: list[str]
    after: list[str]
    whole: tuple[str, ...]


class Met(NamedTuple):
    """Pairs that meet now and did not before, and pairs that no longer meet."""

    pairs: set[Pair]
    parted: set[Pair]


class Blocks:
    """The blocks of one kind, changed thing by thing."""

    def __init__(self, links: LinkWriter, rule: BlockRule, recall: Recall) -> None:
        self._links = links
        self._rule = rule
        self._recall = recall

    def add(self, things: Mapping[str, Placed]) -> Met:
        """Put things into blocks."""
        met = Met(set(), set())
        doubtful: set[Pair] = set()
        for thing, (place, keys) in sorted(things.items()):
            for key in sorted(set(keys)):
                around = self._around(key, (place, thing), room=1)
                self._links.keep([Key(self._rule.shelf, key, place, thing)])
                met.pairs.update(_pair(thing, other) for other in (*around.before, *around.after))
                doubtful |= self._pushed_apart(key, around)
        placed = {thing: self._recall(thing) for pair in doubtful for thing in pair}
        met.parted.update(pair for pair in doubtful if not self._meet_elsewhere(pair, placed))
        met.pairs.difference_update(met.parted)
        return met

    def remove(self, things: Mapping[str, Placed]) -> Met:
        """Take things out; pairs of their own are not named."""
        met = Met(set(), set())
        for thing, (place, keys) in sorted(things.items()):
            for key in sorted(set(keys)):
                self._links.remove([Key(self._rule.shelf, key, place, thing)])
                around = self._around(key, (place, thing), room=0)
                met.pairs.update(self._pulled_together(around))
        return met

    def _around(self, key: str, at: Pair, *, room: int) -> _Around:
        """Whom a thing at this place meets in a block that has `room` things more than are there now."""
        rule = self._rule
        whole = self._links.things(rule.shelf, key, rule.all_meet + 1)
        if len(whole) + room <= rule.all_meet:
            before = [thing for place, thing in whole if (place, thing) < at]
            after = [thing for place, thing in whole if (place, thing) > at]
            return _Around(before, after, tuple(thing for _, thing in whole))
        before, after = ([thing for _, thing in side] for side in self._links.near(rule.shelf, key, at, rule.reach))
        return _Around(before, after, tuple(thing for _, thing in whole))

    def _pushed_apart(self, key: str, around: _Around) -> set[Pair]:
        """Pairs that met until a newcomer made the block a large one, or came between them in one."""
        if len(around.whole) < self._rule.all_meet:
            return set()
        if len(around.whole) == self._rule.all_meet:
            whole = [thing for _, thing in self._links.things(self._rule.shelf, key)]
            far = range(self._rule.reach + 1, len(whole))
            return {_pair(whole[i], whole[i + apart]) for apart in far for i in range(len(whole) - apart)}
        return self._just_too_far(around.before, around.after)

    def _pulled_together(self, around: _Around) -> set[Pair]:
        """Pairs that meet since a thing between them left, or since the block is no large one any more."""
        if len(around.whole) == self._rule.all_meet:
            return {_pair(*two) for two in combinations(around.whole, 2)}
        return self._just_too_far(around.before, around.after) if len(around.whole) > self._rule.all_meet else set()

    def _just_too_far(self, before: list[str], after: list[str]) -> set[Pair]:
        """Pairs across a place that are near enough without, and too far with a thing there."""
        reach = self._rule.reach
        return {
            _pair(before[back - 1], after[reach - back])
            for back in range(1, reach + 1)
            if back <= len(before) and reach - back < len(after)
        }

    def _meet_elsewhere(self, pair: Pair, placed: Mapping[str, Placed]) -> bool:
        """Whether two things meet in any block; asked only of pairs that large blocks parted."""
        (one, keys), (other, other_keys) = (placed[thing] for thing in pair)
        shared = sorted(set(keys) & set(other_keys))
        return any(self._near_in(key, (one, pair[0]), (other, pair[1])) for key in shared)

    def _near_in(self, key: str, one: Pair, other: Pair) -> bool:
        if self._links.size(self._rule.shelf, key, self._rule.all_meet + 1) <= self._rule.all_meet:
            return True
        return self._links.between(self._rule.shelf, key, one, other, self._rule.reach) < self._rule.reach


def mates(links: LinkView, rule: BlockRule, thing: str, place: str, keys: Iterable[str]) -> set[str]:
    """All that a thing meets as its blocks are now."""
    found: set[str] = set()
    for key in sorted(set(keys)):
        large = links.size(rule.shelf, key, rule.all_meet + 1) > rule.all_meet
        for side in links.near(rule.shelf, key, (place, thing), rule.reach if large else rule.all_meet):
            found.update(other for _, other in side)
    return found - {thing}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
