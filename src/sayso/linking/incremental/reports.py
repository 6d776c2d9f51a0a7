"""One report put in the place of its former self: its traces, and everything that is looked up by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sayso.ledger.base import Key, LinkWriter
from sayso.linking.incremental import shelves
from sayso.linking.incremental.shelves import Shelves, packed
from sayso.linking.joining import sources_of
from sayso.linking.traces.actors import named_of
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, Traces


@dataclass(frozen=True, slots=True)
class Replaced:
    """A report before and now; `before` is None for a new one. `nodes` say by what its bearers are joined now."""

    before: Traces | None
    now: Traces
    nodes_before: Mapping[str, str]
    nodes: Mapping[str, str]

    def actors(self) -> Iterator[ActorTrace]:
        """Bearers before and now."""
        yield from self.before.actors if self.before is not None else ()
        yield from self.now.actors


def replace_report(links: LinkWriter, kept: Shelves, traces: Traces, judged: Set[str]) -> Replaced:
    """Keep a report's traces and take away those that it left before.

    Args:
        judged: bearers that people judged; these are joined as things of their own.
    """
    report = traces.report.id
    before = kept.traces(report)
    nodes_before = kept.nodes_of(trace.id for trace in before.actors) if before is not None else {}
    nodes = {trace.id: node_of(trace, judged) for trace in traces.actors}
    old = set(_keys(before, nodes_before)) if before is not None else set()
    new = set(_keys(traces, nodes))
    links.remove(old - new)
    # What was noted of claims that say it no longer, or by others.
    unsaid = [key for key in old - new if key.shelf == shelves.SAYS]
    links.remove(key._replace(shelf=shelf, place="") for key in unsaid for shelf in (shelves.FIRST, shelves.DENIED))
    links.keep(new - old)
    _write_lines(links, kept, shelves.REPORT_TRACES, (before.report,) if before else (), (traces.report,))
    _write_lines(links, kept, shelves.ACTOR_TRACES, before.actors if before else (), traces.actors)
    _write_lines(links, kept, shelves.EVENT_TRACES, before.events if before else (), traces.events)
    _write_lines(links, kept, shelves.CLAIM_TRACES, before.claims if before else (), traces.claims)
    links.drop(shelves.NODES, nodes_before.keys() - nodes.keys())
    links.put(shelves.NODES, {one: node.encode() for one, node in nodes.items() if nodes_before.get(one) != node})
    return Replaced(before, traces, nodes_before, nodes)


def node_of(trace: ActorTrace, judged: Set[str]) -> str:
    """By what a bearer is joined: its main name, else another of its names, else itself; itself if people judged it."""
    if trace.id in judged or not trace.keys:
        return trace.id
    return next((named.id for named in named_of(trace) if named.name == trace.name), trace.keys[0])


def bearers_in(event: EventTrace) -> Iterator[str]:
    """Bearers that take part in an event."""
    yield from (one.bearer for one in event.participants if one.bearer is not None)


def bearers_behind(claim: ClaimTrace) -> Iterator[str]:
    """Bearers in the chain of a claim, and bodies that they speak for."""
    for hop in claim.chain:
        yield from (hop.bearer,) if hop.bearer is not None else ()
        yield from hop.speaks_for


def both(one: str, other: str) -> str:
    """The key of two names that one bearer bears."""
    return "\x1f".join(sorted((one, other)))


def _keys(traces: Traces, nodes: Mapping[str, str]) -> Iterator[Key]:
    report = traces.report
    for kind, own in ((shelves.ACTOR, traces.actors), (shelves.EVENT, traces.events), (shelves.CLAIM, traces.claims)):
        yield from (Key(shelves.TRACED, report.id, kind, trace.id) for trace in own)
    if report.outlet is not None:
        yield Key(shelves.PUBLISHED, report.outlet, report.published_day or "~", report.id)
    for actor in traces.actors:
        node = nodes[actor.id]
        facts = "\x1f".join((actor.type, actor.subtype or "", actor.country or "", actor.sector or ""))
        yield Key(shelves.BORNE, node, report.id, actor.id)
        yield Key(shelves.FACTS, node, facts, actor.id)
        yield from (Key(shelves.NAMED, key, report.id, actor.id) for key in actor.keys)
        yield from (Key(shelves.BOTH, both(*two), report.id, actor.id) for two in combinations(actor.keys, 2))
    for event in traces.events:
        yield from (Key(shelves.PARTS, nodes[one], "", event.id) for one in bearers_in(event) if one in nodes)
        yield from (Key(shelves.UNDER, event.id, "", claim) for claim in _claims_of(event))
    for claim in traces.claims:
        yield from (Key(shelves.VOICES, nodes[one], "", claim.id) for one in bearers_behind(claim) if one in nodes)
        yield from (Key(shelves.UNDER, event_id, "", claim.id) for event_id in claim.events)
        sources = [source.id for source in sources_of(claim, report, nodes, {})]
        yield from (Key(shelves.SAYS, source, report.id, claim.id) for source in sources)
        if report.outlet is not None:
            publisher = f"{shelves.OUTLET}{report.outlet}"
            yield from (Key(shelves.TAKEN, source, report.id, "said") for source in sources if source != publisher)


def _claims_of(event: EventTrace) -> set[str]:
    found = set(event.claims)
    found |= {claim for one in event.participants for claim in one.claims}
    return found | {claim for effect in event.effects for claim in effect.claims}


def _write_lines(
    links: LinkWriter, kept: Shelves, shelf: str, before: Iterable[Any], now: Iterable[Any]
) -> None:  # Any: traces of one kind
    old, new = {trace.id: trace for trace in before}, {trace.id: trace for trace in now}
    links.drop(shelf, sorted(old.keys() - new.keys()))
    links.put(shelf, {one: packed(trace) for one, trace in new.items() if old.get(one) != trace})
    kept.forget(shelf, old)
    kept.remember(shelf, new)
