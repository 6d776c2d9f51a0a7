"""The graph of who took it from whom, grown report by report.

An edge exists for a passage, or for a name that leads to a report on the same matter. Time orders it: no report takes
from a later one, so the graph has no circles. Where nothing tells which of two came first, or both name a source that
is not there, both hang on a shared source that is not among the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Protocol

from sayso.linking.copies.comparable import Comparable, comparable
from sayso.linking.copies.edges import edge_by_name, edge_from, edges_from_unseen
from sayso.linking.copies.index import CopyIndex
from sayso.linking.copies.lists import CopyLists
from sayso.linking.copies.matter import matter_shared
from sayso.linking.copies.pairs import TELLING_WORDS, Order, Pair, compare_in_order, is_taken, order_of, telling
from sayso.linking.copies.parents import Shared, parents
from sayso.linking.copies.passages import Passage
from sayso.linking.copies.unseen import SiblingPair, came_along, sibling_groups, unseen_house
from sayso.records import Reading
from sayso.records.copy import Copy

# A report that is named without shared text has at least this part of names and numbers in common with its namer.
NAMED_MATTER: Final = 0.2
_SAME_HOUSE: Final = 0.4
# A report of this age counts as half as fresh as one of the same hour.
_HALF_FRESH: Final = timedelta(hours=12)


class Pairs(Protocol):
    """Pairs of reports that something ties."""

    def keep(self, pair: Pair) -> None:
        """Keep a pair."""

    def tied(self, report_id: str) -> Iterable[str]:
        """The reports that a report is tied to."""

    def of(self, report_id: str) -> Sequence[Pair]:
        """A report's pairs as seen from it, by the other's id."""


class PairsInMemory:
    """`Pairs` in a dictionary."""

    def __init__(self) -> None:
        self._pairs: defaultdict[str, dict[str, Pair]] = defaultdict(dict)

    def keep(self, pair: Pair) -> None:
        """See `Pairs`."""
        self._pairs[pair.first.id][pair.second.id] = pair
        self._pairs[pair.second.id][pair.first.id] = pair

    def tied(self, report_id: str) -> Iterable[str]:
        """See `Pairs`."""
        return self._pairs.get(report_id, {})

    def of(self, report_id: str) -> Sequence[Pair]:
        """See `Pairs`."""
        found = self._pairs.get(report_id, {})
        return [found[other].of(report_id) for other in sorted(found)]


@dataclass(frozen=True, slots=True)
class Decided:
    """What one report took from reports that are there, and the pairs that are left open."""

    sources: tuple[Shared, ...]
    named: tuple[Pair, ...]
    open: tuple[SiblingPair, ...]


class CopyGraph:
    """Reports added so far and what ties them; `add` changes it, `copies` answers.

    What it says of a report depends on the reports that are there, not on the order in which they came, as long as
    no text has more than `lists.MOST_HOLDERS` holders.
    """

    def __init__(self, lists: CopyLists | None = None, pairs: Pairs | None = None) -> None:
        """Keep reports and pairs in memory, or where `lists` and `pairs` keep them."""
        self.index = CopyIndex(lists)
        self._pairs: Pairs = PairsInMemory() if pairs is None else pairs

    def add(self, report: Comparable) -> tuple[str, ...]:
        """Add a report; give the ids of all whose edges may now be others, its own among them."""
        if report.id in self.index:
            return ()
        for other_id in self.index.add(report):
            pair = compare_in_order(report, self.index[other_id])
            if pair is not None:
                self._pairs.keep(pair)
        return self.around((report.id,))

    def around(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """These reports and all that are tied to them, directly or through others; by id."""
        found, left = set(report_ids), list(report_ids)
        while left:
            for other in self._pairs.tied(left.pop()):
                if other not in found:
                    found.add(other)
                    left.append(other)
        return tuple(sorted(found))

    def copies(self, report_ids: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """All edges, or those of some reports and all that are tied to them; by taking report, then by source."""
        wanted = self.index.ids() if report_ids is None else self.around(report_ids)
        decided = {one: self.decide(one) for one in wanted}
        edges = [edge for one in wanted for edge in edges_of(decided[one])]
        lines = {one: frozenset(s.pair.second.id for s in decided[one].sources) for one in wanted}
        pairs = {frozenset((p.first.id, p.second.id)): p for one in wanted for p in decided[one].open}
        for group in sibling_groups(tuple(pairs.values()), lines):
            edges += edges_from_unseen(group)
        return tuple(sorted(edges, key=lambda edge: (edge.to_report, edge.from_report)))

    def decide(self, report_id: str) -> Decided:
        """What one report took: 1. pairs that count, 2. sources not there, 3. sources by text, 4. sources by name."""
        # 1. Passages that are nobody's own do not count.
        pairs = self._pairs.of(report_id)
        rows = [Shared(pair, tuple(self._counted(pair))) for pair in pairs]
        shared = [row for row in rows if row.passages and is_taken(row.pair, row.passages)]
        orders = {row.pair.second.id: order_of(row.pair) for row in shared}
        # 2. A house that is credited and has no such report here: those who share the text are its other customers.
        earlier = _with_own_names([row for row in shared if orders[row.pair.second.id] is Order.SECOND_GAVE])
        left: list[SiblingPair] = []
        sources = []
        for row in earlier:
            house = unseen_house(row, pairs, self.index)
            if house is None:
                sources.append(row)
            else:
                left.append(SiblingPair(row.pair.first, row.pair.second, row.passages, house))
        # 3. and the open ones
        left += [
            SiblingPair(row.pair.first, row.pair.second, row.passages, None)
            for row in shared
            if orders[row.pair.second.id] is Order.UNDECIDED
        ]
        chosen = parents(sources)
        # 4. Who is named and gave no text that counts.
        return Decided(chosen, _named(pairs, chosen), tuple(left))

    def _counted(self, pair: Pair) -> Iterator[Passage]:
        # Within a house only a good part of a report is a copy: every outlet repeats its own standing texts.
        if pair.first.outlet is not None and pair.first.outlet == pair.second.outlet:
            same = sum(passage.words for passage in pair.passages)
            if same < _SAME_HOUSE * min(len(pair.first.words), len(pair.second.words)):
                return
        for passage in pair.passages:
            runs = tuple(run for run in passage.runs if not self.index.is_common(run, pair.first, pair.second))
            if runs and telling(own := Passage(runs), pair.first.words) >= TELLING_WORDS:
                yield own


def copies_among(readings: Iterable[Reading]) -> tuple[Copy, ...]:
    """All edges between reports at hand, by taking report, then by source."""
    graph = CopyGraph()
    for reading in readings:
        graph.add(comparable(reading))
    return graph.copies()


def _with_own_names(rows: Sequence[Shared]) -> list[Shared]:
    """Leave out names that came along with what another of the earlier reports gave."""
    done = []
    for row in rows:
        others = [other for other in rows if other is not row]
        own = tuple(r for r in row.pair.named_by_first if not any(came_along(r, other) for other in others))
        done.append(Shared(replace(row.pair, named_by_first=own), row.passages))
    return done


def _named(pairs: Sequence[Pair], chosen: Sequence[Shared]) -> tuple[Pair, ...]:
    """For each outlet that is named, its report that is most on the same matter; the latest of several.

    A name that came along with text from elsewhere says whom the other report had it from.
    """
    gave = {row.pair.second.outlet for row in chosen}
    best: dict[str | None, tuple[float, str, Pair]] = {}
    for pair in pairs:
        own = [r for r in pair.named_by_first if not any(came_along(r, row) for row in chosen)]
        if not own or pair.second.outlet in gave or order_of(pair) is Order.FIRST_GAVE:
            continue
        matter = matter_shared(pair.first, pair.second)
        if matter < NAMED_MATTER and not any(r.url for r in own):
            continue
        # Of reports as much on the matter, the latest is meant.
        row = (matter + _freshness(pair), pair.second.id, pair)
        key = pair.second.id if any(r.url for r in own) else pair.second.outlet
        if key not in best or row[:2] > best[key][:2]:
            best[key] = row
    return tuple(best[key][2] for key in sorted(best, key=str))


def _freshness(pair: Pair) -> float:
    """From 0 to 1, the more the shorter before the first the second came out; 0 where a date is missing."""
    if pair.first.published is None or pair.second.published is None:
        return 0.0
    age = max(timedelta(0), pair.first.published.earliest - pair.second.published.earliest)
    return _HALF_FRESH / (_HALF_FRESH + age)


def edges_of(decided: Decided) -> Iterator[Copy]:
    """The edges to a report from reports that are there."""
    yield from (edge_from(row) for row in decided.sources)
    yield from (edge_by_name(pair) for pair in decided.named)
