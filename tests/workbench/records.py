"""A joined record in memory, made from traces written by hand: for tests of pages without linking a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sayso.errors import NoSuchDocument
from sayso.ledger.base import Page
from sayso.linking.joining import (
    SourceName,
    actor_row,
    claim_row,
    event_row,
    join_actor,
    join_claim,
    join_event,
    profile_source,
    source_row,
    sources_of,
)
from sayso.linking.record import ANYTHING, ActorRow, Asked, ClaimRow, EventRow, Linked, OpenPair, SourceRow
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from sayso.records.judgement import Decision, Judgement, judged
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, ReportTrace
from tests.traces import Report, actors_by_name, all_traces

T = TypeVar("T")
R = TypeVar("R", ActorRow, EventRow, ClaimRow, SourceRow)
BECAUSE = "the same day +1.8 (2026-09-03); the same place +2.0 (Ardun); other victims -0.6 (soldiers / people)"


@dataclass
class MemoryRecord:
    """`together` are groups of traces of events that are one; a trace in no group is an event of its own."""

    reports: Sequence[Report]
    together: Sequence[Sequence[str]] = ()
    edges: tuple[Copy, ...] = ()
    pairs: tuple[OpenPair, ...] = ()
    decided: list[Judgement] = field(default_factory=list)
    corrected: list[Correction] = field(default_factory=list)
    waiting: int = 0

    def __post_init__(self) -> None:
        self._reports, self._claims, self._events = all_traces(self.reports)
        self._who, self._names = actors_by_name(self.reports)
        self._bearers = {actor.id: actor for report in self.reports for actor in report.actors}
        grouped = {one for group in self.together for one in group}
        groups = [list(group) for group in self.together] + [[one] for one in self._events if one not in grouped]
        self._joined = {event.id: event for event in map(self._event, groups)}
        self._event_of = {trace: event.id for event in self._joined.values() for trace in event.traces}

    def _event(self, group: Sequence[str]) -> JoinedEvent:
        because = [
            judged((group[0], other), Decision.SAME, "events/1", BECAUSE, score=0.87)
            for other in group[1:]
            if other != group[0]
        ]
        return join_event(
            [self._events[one] for one in group],
            claims=self._claims,
            reports=self._reports,
            copies=self.edges,
            who=self._who,
            names=self._names,
            judgements=self.decided,
            corrections=self.corrected,
            because=because,
        )

    def linked(self) -> Linked:
        return Linked(
            len(self._reports),
            self.waiting,
            len(self._names),
            len(self._joined),
            len(self._claims),
            len(self._profiles()),
            len(self.pairs),
        )

    def current(self, joined_id: str) -> str:
        known = [*self._joined, *self._names, *self._claims, *self._profiles()]
        hits = {one for one in known if one == joined_id} or {one for one in known if one.startswith(joined_id)}
        if len(hits) != 1:
            raise NoSuchDocument(f"nothing is known as {joined_id!r}")
        return hits.pop()

    def actors(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ActorRow]:
        rows = [actor_row(one) for one in self.all_actors()]
        rows = [
            row
            for row in rows
            if _says(asked.text, row.name) and asked.type in (None, row.type) and asked.country in (None, row.country)
        ]
        return _page(sorted(rows, key=lambda row: (-row.reports, row.id)), limit, offset)

    def events(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[EventRow]:
        rows = [event_row(one) for one in self._joined.values() if self._is_asked(one, asked)]
        rows = [
            row
            for row in rows
            if _says(asked.text, row.label)
            and asked.type in (None, row.type)
            and asked.country in (None, row.country)
            and (not asked.undated or row.start is None)
            and (not asked.unlocated or row.lat is None)
            and (asked.start is None or (row.end or "") > asked.start)
            and (asked.end is None or (row.start or "~") < asked.end)
        ]
        by_reports = asked.order == "reports"
        rows.sort(key=lambda row: (row.reports if by_reports else 0, row.start or "", row.id), reverse=True)
        return _page(rows, limit, offset)

    def _is_asked(self, event: JoinedEvent, asked: Asked) -> bool:
        reports = {trace.report for one in event.traces if (trace := self._events[one])}
        actors = {actor.actor for role in event.roles for actor in role.actors}
        outlets = {self._reports[one].outlet for one in reports}
        return (
            asked.event in (None, event.id)
            and (asked.report is None or asked.report in reports)
            and (asked.actor is None or asked.actor in actors)
            and (asked.outlet is None or asked.outlet in outlets)
        )

    def claims(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ClaimRow]:
        rows = [claim_row(self.claim(one), self._names) for one in self._claims]
        rows = [
            row
            for row in rows
            if _says(asked.text, row.content)
            and asked.stance in (None, row.stance)
            and asked.event in (None, row.event)
            and asked.report in (None, row.report)
            and (asked.outlet is None or self._reports[row.report].outlet == asked.outlet)
            and (asked.source is None or asked.source in self._sources_of(row.id))
        ]
        rows.sort(key=lambda row: (row.published or "", row.id), reverse=True)
        return _page(rows, limit, offset)

    def sources(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[SourceRow]:
        rows = [source_row(one) for one in self._profiles().values()]
        rows = [row for row in rows if _says(asked.text, row.name) and asked.type in (None, row.kind)]
        return _page(sorted(rows, key=lambda row: (-row.claims, row.id)), limit, offset)

    def actor(self, actor_id: str) -> JoinedActor:
        traces = [one for one in self._bearers.values() if self._who[one.id] == actor_id]
        if not traces:
            raise NoSuchDocument(f"there is no actor {actor_id}")
        return join_actor(
            traces,
            events=list(self._events.values()),
            event_of=self._event_of,
            claims=self._claims,
            reports=self._reports,
            who=self._who,
            names=self._names,
            judgements=self.decided,
            corrections=self.corrected,
            actor_id=actor_id,
        )

    def event(self, event_id: str) -> JoinedEvent:
        return _get(self._joined, event_id)

    def claim(self, claim_id: str) -> JoinedClaim:
        trace = _get(self._claims, claim_id)
        about = next((self._event_of[one] for one in trace.events), None)
        others = [
            claim
            for claim in self._claims.values()
            if about is not None and claim.id != trace.id and about in {self._event_of[one] for one in claim.events}
        ]
        denies = trace.stance == "denies"
        return join_claim(
            trace,
            same=[claim for claim in others if (claim.stance == "denies") is denies],
            against=[claim for claim in others if (claim.stance == "denies") is not denies],
            claims=self._claims,
            reports=self._reports,
            copies=self.edges,
            who=self._who,
            event=about,
            judgements=self.decided,
            corrections=self.corrected,
        )

    def source(self, source_id: str) -> SourceProfile:
        return _get(self._profiles(), source_id)

    def _sources_of(self, claim_id: str) -> set[str]:
        claim = self._claims[claim_id]
        return {one.id for one in sources_of(claim, self._reports[claim.report], self._who, self._names)}

    def _profiles(self) -> dict[str, SourceProfile]:
        named: dict[str, SourceName] = {}
        own: dict[str, list[ClaimTrace]] = {}
        for claim in self._claims.values():
            for source in sources_of(claim, self._reports[claim.report], self._who, self._names):
                named.setdefault(source.id, source)
                own.setdefault(source.id, []).append(claim)
        return {
            one: profile_source(
                source,
                own=own[one],
                same={},
                against={},
                reports=self._reports,
                copies=self.edges,
                who=self._who,
                names=self._names,
            )
            for one, source in sorted(named.items())
        }

    def all_actors(self) -> Iterator[JoinedActor]:
        for actor_id in sorted(self._names):
            yield self.actor(actor_id)

    def all_events(self) -> Iterator[JoinedEvent]:
        for event_id in sorted(self._joined):
            yield self._joined[event_id]

    def report(self, report_id: str) -> ReportTrace:
        return _get(self._reports, report_id)

    def event_trace(self, trace_id: str) -> EventTrace:
        return _get(self._events, trace_id)

    def claim_trace(self, trace_id: str) -> ClaimTrace:
        return _get(self._claims, trace_id)

    def actor_trace(self, trace_id: str) -> ActorTrace:
        return _get(self._bearers, trace_id)

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        return tuple(edge for edge in self.edges if report_id in (edge.from_report, edge.to_report))

    def open_pairs(self, kind: str | None = None, *, limit: int = 50) -> tuple[OpenPair, ...]:
        return tuple(pair for pair in self.pairs if kind in (None, pair.kind))[:limit]

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        return tuple(one for one in self.decided if thing in (None, one.one, one.other))

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        return tuple(one for one in self.corrected if subject in (None, one.subject))


def _says(text: str | None, where: str) -> bool:
    return text is None or all(word in where.casefold() for word in text.casefold().split())


def _page(rows: list[R], limit: int, offset: int) -> Page[R]:
    return Page(tuple(rows[offset : offset + limit]), len(rows), offset)


def _get(things: dict[str, T], wanted: str) -> T:
    if wanted not in things:
        raise NoSuchDocument(f"there is nothing called {wanted}")
    return things[wanted]
