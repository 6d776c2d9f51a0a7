"""Pairs that wait for a person, the most valuable first: a decision is worth what it would put together or apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.ledger.base import LinkView
from sayso.linking.incremental import shelves
from sayso.linking.incremental.decided import Decided
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.record import OpenPair
from sayso.records.judgement import Decision

# So many of the surest open pairs are weighed.
_WEIGHED: Final = 500
_MANY: Final = 10_000
_LABEL_CHARS: Final = 160


def open_pairs(
    links: LinkView, kept: Shelves, decided: Decided, *, kind: str | None, limit: int
) -> tuple[OpenPair, ...]:
    """Open pairs of names and of events' traces; those that a person judged or that are one by others are left out.

    The value is the number of reports on the smaller side times how open it is.
    """
    kinds = (kind,) if kind is not None else (shelves.ACTOR, shelves.EVENT)
    found = [pair for one in kinds for pair in _of_kind(links, kept, decided, one)]
    return tuple(sorted(found, key=lambda pair: (-pair.value, pair.kind, pair.one, pair.other))[:limit])


def _of_kind(links: LinkView, kept: Shelves, decided: Decided, kind: str) -> Iterator[OpenPair]:
    edges = links.edges_by_score(kind, Decision.UNSURE, _WEIGHED)
    nodes = links.nodes(kind, {thing for edge in edges for thing in (edge.one, edge.other)})
    # Judgements come in order of time: the last one on a pair counts.
    last = {(judgement.one, judgement.other): judgement.decision for judgement in decided.of_kind(kind)}
    judged = {pair for pair, decision in last.items() if decision is not Decision.UNDONE}
    sizes: dict[str, int] = {}
    for edge in edges:
        ends = {nodes[thing].joined for thing in (edge.one, edge.other) if thing in nodes}
        if (edge.one, edge.other) in judged or len(ends) < 2:
            continue
        least = min(_size(links, kind, joined, sizes) for joined in ends)
        openness = 1 - abs(2 * edge.score - 1)
        yield OpenPair(
            kind=kind,
            one=edge.one,
            other=edge.other,
            one_label=_label(kept, links, kind, edge.one),
            other_label=_label(kept, links, kind, edge.other),
            score=edge.score,
            value=round(least * (0.5 + openness / 2), 4),
            reason=edge.reason,
        )


def _size(links: LinkView, kind: str, joined: str, sizes: dict[str, int]) -> int:
    if joined not in sizes:
        members = links.members(kind, (joined,)).get(joined, [])
        if kind == shelves.ACTOR:
            sizes[joined] = sum(links.size(shelves.BORNE, node, _MANY) for node in members)
        else:
            sizes[joined] = len(members)
    return sizes[joined]


def _label(kept: Shelves, links: LinkView, kind: str, thing: str) -> str:
    if kind == shelves.EVENT:
        trace = kept.events((thing,)).get(thing)
        return " ".join(trace.quote.text.split())[:_LABEL_CHARS] if trace is not None else thing
    name = links.lines(shelves.NAMES, (thing,)).get(thing)
    return name.decode() if name is not None else thing.partition("#")[2] or thing
