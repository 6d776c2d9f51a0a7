"""Scores which events of many reports are joined, on gold worlds: raw text in, joined events out.

An item is what one report tells of one event; Sayso's events stand for it where one of their triggers shares characters
with one of its. Two items of two reports are joined where events that stand for them are. All worlds go in one heap, so
that joining over worlds counts as wrong. Items that Sayso did not find are missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_bench import Part, read_gold
from sayso.evaluation.coreference import CoreferenceScore, score_chains
from sayso.evaluation.joined_events import SAYSO, SYSTEMS, JoinedEvents, join_readings
from sayso.evaluation.joining_gold import GoldTelling, World, WorldReport, read_worlds
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.model_tasks.coreference import total_of
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.records import Reading
from sayso.settings import Settings

METRICS: Final = ("pairs F1", "precision", "recall", "CoNLL", "found")
OF_FOUND: Final = "Sayso, of found"


@dataclass(frozen=True, slots=True)
class Item:
    """What one report tells of one event, and the traces that stand for it."""

    world: str
    report: WorldReport
    telling: GoldTelling
    traces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """One world seen by one system."""

    right: int
    predicted: int
    gold: int
    found: int
    items: int
    chains: CoreferenceScore


def measure_joining(folder: Path, part: Part, settings: Settings, gazetteer: Gazetteer) -> Measured:
    """Score Sayso and the plain rules over all worlds of a part, worlds drawn anew for the intervals."""
    worlds = read_worlds(folder, part)
    reports = [report for world in worlds for report in world.reports]
    rows = [
        {"id": one.id, "text": one.text, "published": one.published, "publisher": one.outlet, "language": "en"}
        for one in reports
    ]
    readings = read_gold(rows, settings, gazetteer)
    joined = join_readings(readings)
    items = items_of(worlds, dict(zip((report.id for report in reports), readings, strict=True)), joined)
    scores = Scores("linking", len(reports), len(items), METRICS, score_rows(items, joined))
    return Measured(scores, tuple(slips_of(items, joined)))


def items_of(worlds: Sequence[World], readings: Mapping[str, Reading], joined: JoinedEvents) -> list[Item]:
    """Every gold telling with the traces that stand for it."""
    by_event = {(trace.report, trace.event): trace.id for trace in joined.traces.values()}
    items = []
    for world in worlds:
        for report in world.reports:
            reading = readings[report.id]
            for telling in report.tellings:
                traces = [
                    by_event[reading.document.id, event.id]
                    for event in reading.events
                    if any(one.overlaps(other) for one in event.triggers for other in telling.triggers)
                ]
                items.append(Item(world.id, report, telling, tuple(traces)))
    return items


def score_rows(items: Sequence[Item], joined: JoinedEvents) -> tuple[ScoreRow, ...]:
    """One row a system, and Sayso's over the items that it found."""
    rows = [_row(system, items, joined.group_of[system]) for system in SYSTEMS]
    found = [item for item in items if item.traces]
    return (rows[0], _row(OF_FOUND, found, joined.group_of[SAYSO]), *rows[1:])


def _row(name: str, items: Sequence[Item], group_of: Mapping[str, Hashable]) -> ScoreRow:
    counted = _by_world(items, group_of)
    figures: tuple[Callable[[Sequence[_Counted]], float], ...] = (
        lambda drawn: f1(sum(o.right for o in drawn), sum(o.predicted for o in drawn), sum(o.gold for o in drawn)),
        lambda drawn: share(sum(one.right for one in drawn), sum(one.predicted for one in drawn)),
        lambda drawn: share(sum(one.right for one in drawn), sum(one.gold for one in drawn)),
        lambda drawn: total_of([one.chains for one in drawn]).conll,
        lambda drawn: share(sum(one.found for one in drawn), sum(one.items for one in drawn)),
    )
    return ScoreRow(name, len(items), tuple(with_interval(counted, figure) for figure in figures))


def _by_world(items: Sequence[Item], group_of: Mapping[str, Hashable]) -> list[_Counted]:
    """Counts of each world; a wrong pair over two worlds is the first one's."""
    of_world: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        of_world[item.world].append(item)
    pairs: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, other in pairs_of(items):
        pairs[one.world].append((one.telling.event == other.telling.event, _are_joined(one, other, group_of)))
    return [_counted(own, pairs[world], score_chains(*_chains(own, group_of))) for world, own in of_world.items()]


def _counted(items: Sequence[Item], pairs: Sequence[tuple[bool, bool]], chains: CoreferenceScore) -> _Counted:
    return _Counted(
        right=sum(is_gold and is_joined for is_gold, is_joined in pairs),
        predicted=sum(is_joined for _, is_joined in pairs),
        gold=sum(is_gold for is_gold, _ in pairs),
        found=sum(bool(item.traces) for item in items),
        items=len(items),
        chains=chains,
    )


def pairs_of(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items of two reports."""
    return ((one, other) for one, other in combinations(items, 2) if one.report is not other.report)


def _are_joined(one: Item, other: Item, group_of: Mapping[str, Hashable]) -> bool:
    return not {group_of[trace] for trace in one.traces}.isdisjoint(group_of[trace] for trace in other.traces)


def _chains(
    items: Sequence[Item], group_of: Mapping[str, Hashable]
) -> tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    """Predicted and gold chains of one world; an item goes with the first of its traces."""
    gold: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    predicted: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for number, item in enumerate(items):
        gold[item.telling.event].add(number)
        if item.traces:
            predicted[group_of[item.traces[0]]].add(number)
    return [frozenset(chain) for chain in predicted.values()], [frozenset(chain) for chain in gold.values()]


def slips_of(items: Sequence[Item], joined: JoinedEvents) -> Iterator[Slip]:
    """Items that were not found, and pairs that were missed or wrongly joined, with what was said of them."""
    group_of = joined.group_of[SAYSO]
    reasons = {(one.one, one.other): f"{one.decision} {one.score}: {one.reason}" for one in joined.judgements}
    for item in items:
        if not item.traces:
            yield Slip("not found", item.telling.event, item.report.text, item.telling.triggers)
    for one, other in pairs_of(items):
        is_gold, is_joined = one.telling.event == other.telling.event, _are_joined(one, other, group_of)
        if is_gold is is_joined or not (one.traces and other.traces):
            continue
        said = [reasons.get((min(a, b), max(a, b)), "nothing") for a in one.traces for b in other.traces]
        text = f"{_shown(one)}\n\n{_shown(other)}"
        kind = "not joined" if is_gold else "wrongly joined"
        yield Slip(kind, f"{one.telling.event} | {other.telling.event}", text, note=" || ".join(said))


def _shown(item: Item) -> str:
    return f"{item.report.outlet}, {item.report.published}: {item.report.text}"
