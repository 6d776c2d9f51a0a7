"""Joined things put together from what is kept: everything that the pure functions of `joining` ask for, looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sayso.errors import NoSuchDocument
from sayso.ledger.base import LinkView
from sayso.linking.clusters import BY_NAMES
from sayso.linking.events import BY_EVENTS
from sayso.linking.incremental import shelves
from sayso.linking.incremental.claims import AGAINST
from sayso.linking.incremental.decided import Decided
from sayso.linking.incremental.names import BORNE_EDGES
from sayso.linking.incremental.reports import bearers_behind, bearers_in
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.joining import join_actor, join_claim, join_event
from sayso.records import MentionType
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent
from sayso.records.judgement import Decision, Judgement, judged
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace

# Of an actor of more reports than this, so many traces (in order of id) are looked at; its numbers count all.
MOST_TRACES: Final = 200


class Joiner:
    """Puts events, claims and actors together."""

    def __init__(self, links: LinkView, kept: Shelves, decided: Decided) -> None:
        self._links = links
        self._kept = kept
        self._decided = decided

    def event(self, event_id: str, *, named: bool) -> JoinedEvent:
        """One event; with `named`, participants under their actors' names, else as their reports word them."""
        members = self._links.members(shelves.EVENT, (event_id,)).get(event_id, ())
        if not members:
            raise NoSuchDocument(f"there is no event {event_id}")
        traces = list(self._kept.events(members).values())
        reports = {trace.report for trace in traces}
        claims = self._kept.claims_in(reports)
        known = self._kept.reports(reports)
        people = self._kept.who(person for report in known.values() for person in report.people)
        who = self.who(traces, claims.values()) | people
        copies = self._kept.copies_of(reports)
        return join_event(
            traces,
            claims=claims,
            reports=known,
            copies=copies,
            who=who,
            names=self.names(who.values()) if named else {},
            judgements=self._decided.judgements_on(members),
            corrections=self._decided.corrections_of((event_id, *members)),
            because=self._because(members) if named else (),
            beside=[event for event in self._kept.events_in(reports).values() if event.id not in members],
            event_id=event_id,
        )

    def claim(self, claim_id: str) -> JoinedClaim:
        """One claim beside those of other reports."""
        trace = self._kept.claims((claim_id,)).get(claim_id)
        if trace is None:
            raise NoSuchDocument(f"there is no claim {claim_id}")
        group = self.same(claim_id)
        against = {edge.other if edge.one in group else edge.one for edge in self._links.edges(AGAINST, group)} - set(
            group
        )
        others = self._kept.claims((*group, *against))
        reports = {claim.report for claim in others.values()}
        return join_claim(
            trace,
            same=[others[one] for one in group if one != claim_id and one in others],
            against=[others[one] for one in sorted(against) if one in others],
            claims=self._kept.claims_in((trace.report,)) | others,
            reports=self._kept.reports(reports),
            copies=self._kept.copies_of(reports),
            who=self.who((), others.values()),
            event=self._event_of(trace),
            judgements=self._decided.judgements_on((claim_id,)),
            corrections=self._decided.corrections_of((claim_id,)),
        )

    def same(self, claim_id: str) -> list[str]:
        """The claims that say the same, itself among them."""
        node = self._links.nodes(shelves.CLAIM, (claim_id,)).get(claim_id)
        if node is None:
            return [claim_id]
        return self._links.members(shelves.CLAIM, (node.joined,)).get(node.joined, [claim_id])

    def actor(self, actor_id: str, *, most: int = MOST_TRACES) -> JoinedActor:
        """One actor; of a very large one, all numbers and names, and the evidence of `most` traces."""
        nodes = self.nodes_of(actor_id)
        traces = self.bearers(nodes, most)
        taking = self._links.things_of(shelves.PARTS, nodes)
        events = self._kept.events(sorted({thing for things in taking.values() for thing in things})[: 4 * most])
        joined = self._links.nodes(shelves.EVENT, events)
        reports = {trace.report for trace in traces} | {event.report for event in events.values()}
        claims = self._kept.claims_in(sorted(reports)[: 2 * most])
        who = self.who(events.values(), claims.values()) | self._kept.who(
            relation.other for trace in traces for relation in trace.relations
        )
        found = join_actor(
            traces,
            events=tuple(events.values()),
            event_of={thing: node.joined for thing, node in joined.items()},
            claims=claims,
            reports=self._kept.reports(reports),
            who=who | {trace.id: actor_id for trace in traces},
            names=self.names(who.values()),
            judgements=self._judgements(nodes),
            corrections=self._decided.corrections_of((actor_id, *nodes, *(trace.id for trace in traces))),
            actor_id=actor_id,
        )
        return replace(found, name=self.name_of(actor_id, nodes)) if len(traces) == most else found

    def nodes_of(self, actor_id: str) -> list[str]:
        """The names and bearers that an actor is made of."""
        nodes = self._links.members(shelves.ACTOR, (actor_id,)).get(actor_id)
        if not nodes:
            raise NoSuchDocument(f"there is no actor {actor_id}")
        return nodes

    def bearers(self, nodes: Iterable[str], most: int) -> list[ActorTrace]:
        """Traces of the bearers that are joined by some nodes, the first `most` by id."""
        ids = sorted(thing for node in nodes for _, thing in self._links.things(shelves.BORNE, node, most))[:most]
        return list(self._kept.actors(ids).values())

    def names(self, actor_ids: Iterable[str]) -> dict[str, str]:
        """From actors to their names."""
        members = self._links.members(shelves.ACTOR, actor_ids)
        return {actor_id: self.name_of(actor_id, nodes) for actor_id, nodes in members.items()}

    def name_of(self, actor_id: str, nodes: Sequence[str]) -> str:
        """The name of most reports, the longest of several; what a person calls it goes before."""
        chosen = self._decided.value((actor_id, *nodes), "name")
        if chosen is not None:
            return chosen
        names = {node: line.decode() for node, line in self._links.lines(shelves.NAMES, nodes).items()}
        if not names:
            traces = self.bearers(nodes, 1)
            return traces[0].name if traces else nodes[0]
        uses: Counter[str] = Counter()
        for node, text in names.items():
            uses[text] += self._links.count_places(shelves.NAMED, (node,)) if len(names) > 1 else 1
        return min(uses, key=lambda text: (-uses[text], -len(text), text))

    def facts(self, actor_id: str, nodes: Sequence[str]) -> tuple[str | None, ...]:
        """Type, subtype, country and sector: what most bearers have; None where two are level."""
        tallied = self._links.tally(shelves.FACTS, nodes)
        found: list[str | None] = []
        for place, field in enumerate(("type", "subtype", "country", "sector")):
            counts: Counter[str] = Counter()
            for facts, count in tallied.items():
                counts[facts.split("\x1f")[place]] += count
            counts.pop("", None)
            most = counts.most_common(2)
            level = len(most) > 1 and most[0][1] == most[1][1] and field != "type"
            value = None if not most or level else min(one for one, count in most if count == most[0][1])
            found.append(self._decided.value((actor_id, *nodes), field) or value)
        return (found[0] or MentionType.ORGANISATION.value, *found[1:])

    def who(self, events: Iterable[EventTrace], claims: Iterable[ClaimTrace]) -> dict[str, str]:
        """From the bearers in some traces to their actors."""
        bearers = {one for event in events for one in bearers_in(event)}
        bearers |= {one for claim in claims for one in bearers_behind(claim)}
        return self._kept.who(bearers)

    def _event_of(self, claim: ClaimTrace) -> str | None:
        """The event that a claim speaks of first."""
        nodes = self._links.nodes(shelves.EVENT, claim.events)
        return next((nodes[event].joined for event in claim.events if event in nodes), None)

    def _because(self, members: Iterable[str]) -> list[Judgement]:
        inside = set(members)
        rules = [
            judged((edge.one, edge.other), Decision.SAME, BY_EVENTS, edge.reason, score=edge.score)
            for edge in self._links.edges(shelves.EVENT, inside)
            if edge.decision == Decision.SAME and edge.one in inside and edge.other in inside
        ]
        people = [one for one in self._decided.judgements_on(inside) if one.decision is Decision.SAME]
        return [*rules, *people]

    def _judgements(self, nodes: Sequence[str]) -> tuple[Judgement, ...]:
        inside = set(nodes)
        rules = [
            judged((edge.one, edge.other), Decision(edge.decision), BY_NAMES, edge.reason, score=edge.score)
            for kind in (shelves.ACTOR, BORNE_EDGES)
            for edge in self._links.edges(kind, inside)
            if edge.one in inside and edge.other in inside
        ]
        return (*rules, *self._decided.judgements_on(inside))
