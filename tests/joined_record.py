"""A joined record in memory, made from traces by the pure functions of linking: for tests of what shows and exports it.

record = MemoryRecord([herald.traces, post.traces], events=[[e1.id, e2.id]])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sayso.errors import NoSuchDocument
from sayso.ledger.base import Page
from sayso.linking.joining import (
    Bearing,
    SourceName,
    actor_row,
    claim_groups,
    claim_row,
    event_row,
    join_actor,
    join_claim,
    join_event,
    joined_id,
    profile_source,
    same_claims,
    source_row,
    sources_of,
)
from sayso.linking.record import ANYTHING, ActorRow, Asked, ClaimRow, EventRow, Linked, OpenPair, SourceRow
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from sayso.records.judgement import Judgement
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, ReportTrace, Traces

T = TypeVar("T")


class MemoryRecord:
    """`linking.record.JoinedRecord` in memory. Actors of one name are one, unless `actors` groups bearers."""

    def __init__(
        self,
        traces: Sequence[Traces],
        *,
        events: Sequence[Sequence[str]] = (),
        actors: Sequence[Sequence[str]] | None = None,
        copies: Sequence[Copy] = (),
        judgements: Sequence[Judgement] = (),
        corrections: Sequence[Correction] = (),
        because: Sequence[Judgement] = (),
        open_pairs: Sequence[OpenPair] = (),
    ) -> None:
        self._reports = {one.report.id: one.report for one in traces}
        self._claim_traces = {claim.id: claim for one in traces for claim in one.claims}
        self._event_traces = {event.id: event for one in traces for event in one.events}
        self._actor_traces = {actor.id: actor for one in traces for actor in one.actors}
        self._copies, self._open = tuple(copies), tuple(open_pairs)
        self._judgements, self._corrections = tuple(judgements), tuple(corrections)
        grouped = {one for group in events for one in group}
        self._event_groups = [list(group) for group in events] + [
            [one] for one in self._event_traces if one not in grouped
        ]
        self._event_of = {one: joined_id("event", group) for group in self._event_groups for one in group}
        self._who = self._actor_ids(actors)
        self._names = {actor: self._actor_traces[bearer].name for bearer, actor in reversed(self._who.items())}
        self._events = {event.id: event for event in self._join_events(because)}
        self._actors = {actor.id: actor for actor in self._join_actors()}
        self._claims = {claim.id: claim for claim in self._join_claims()}
        self._sources = {source.id: source for source in self._profile()}

    def _actor_ids(self, actors: Sequence[Sequence[str]] | None) -> dict[str, str]:
        groups: dict[str, list[str]] = {}
        for bearer in sorted(self._actor_traces):
            groups.setdefault(self._actor_traces[bearer].name, []).append(bearer)
        found = groups.values() if actors is None else actors
        who = {bearer: joined_id("actor", group) for group in found for bearer in group}
        return who | {one: joined_id("actor", [one]) for one in self._actor_traces if one not in who}

    def _join_events(self, because: Sequence[Judgement]) -> Iterator[JoinedEvent]:
        for group in self._event_groups:
            yield join_event(
                [self._event_traces[one] for one in group],
                claims=self._claim_traces,
                reports=self._reports,
                copies=self._copies,
                who=self._who,
                names=self._names,
                judgements=self._judgements,
                corrections=self._corrections,
                because=because,
            )

    def _join_actors(self) -> Iterator[JoinedActor]:
        for actor in sorted(set(self._who.values())):
            members = {bearer for bearer, own in self._who.items() if own == actor}
            keys = {key for one in members for key in self._actor_traces[one].keys} | members
            yield join_actor(
                [self._actor_traces[one] for one in members],
                events=list(self._event_traces.values()),
                event_of=self._event_of,
                claims=self._claim_traces,
                reports=self._reports,
                who=self._who,
                names=self._names,
                judgements=[one for one in self._judgements if keys & {one.one, one.other}],
                corrections=self._corrections,
                actor_id=actor,
            )

    def _join_claims(self) -> Iterator[JoinedClaim]:
        pairs = same_claims(self._claim_traces.values(), self._event_traces, self._event_of)
        groups = claim_groups(pairs)
        self._same = {one: [other for other in group if other != one] for group in groups for one in group}
        self._against: dict[str, list[str]] = {}
        for pair in pairs:
            if pair.bearing is Bearing.AGAINST:
                self._against.setdefault(pair.one, []).append(pair.other)
                self._against.setdefault(pair.other, []).append(pair.one)
        for claim in self._claim_traces.values():
            events = [self._event_of[event] for event in claim.events if event in self._event_of]
            yield join_claim(
                claim,
                same=[self._claim_traces[one] for one in self._same.get(claim.id, ())],
                against=[self._claim_traces[one] for one in self._against.get(claim.id, ())],
                claims=self._claim_traces,
                reports=self._reports,
                copies=self._copies,
                who=self._who,
                event=events[0] if events else None,
                judgements=self._judgements,
                corrections=self._corrections,
            )

    def _profile(self) -> Iterator[SourceProfile]:
        own: dict[str, list[ClaimTrace]] = {}
        named: dict[str, SourceName] = {}
        for claim in self._claim_traces.values():
            for source in sources_of(claim, self._reports[claim.report], self._who, self._names):
                own.setdefault(source.id, []).append(claim)
                named.setdefault(source.id, source)
        for source_id, claims in own.items():
            yield profile_source(
                named[source_id],
                own=claims,
                same={one.id: [self._claim_traces[other] for other in self._same.get(one.id, ())] for one in claims},
                against=self._against,
                reports=self._reports,
                copies=self._copies,
                who=self._who,
                names=self._names,
            )

    def linked(self) -> Linked:
        sizes = (len(self._actors), len(self._events), len(self._claims), len(self._sources), len(self._open))
        return Linked(len(self._reports), 0, *sizes)

    def current(self, joined_id: str) -> str:
        everything = (*self._actors, *self._events, *self._claims, *self._sources)
        found = [one for one in everything if one.startswith(joined_id)]
        if len(found) != 1 and joined_id not in found:
            raise NoSuchDocument(f"{len(found)} things begin with {joined_id}")
        return joined_id if joined_id in found else found[0]

    def actors(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ActorRow]:
        rows = [actor_row(one) for one in self._actors.values() if _has(asked.text, (n.text for n in one.names))]
        rows.sort(key=lambda row: (-row.reports, row.name))
        return _page(rows, limit, offset)

    def events(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[EventRow]:
        rows = [row for row in map(event_row, self._events.values()) if _has(asked.text, (row.label,))]
        rows.sort(key=lambda row: (row.start or "", row.id), reverse=True)
        return _page(rows, limit, offset)

    def claims(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ClaimRow]:
        rows = [claim_row(one, self._names) for one in self._claims.values()]
        return _page([row for row in rows if _has(asked.text, (row.content,))], limit, offset)

    def sources(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[SourceRow]:
        rows = [source_row(one) for one in self._sources.values() if _has(asked.text, (one.name,))]
        return _page(sorted(rows, key=lambda row: (-row.claims, row.id)), limit, offset)

    def actor(self, actor_id: str) -> JoinedActor:
        return _get(self._actors, actor_id)

    def event(self, event_id: str) -> JoinedEvent:
        return _get(self._events, event_id)

    def claim(self, claim_id: str) -> JoinedClaim:
        return _get(self._claims, claim_id)

    def source(self, source_id: str) -> SourceProfile:
        return _get(self._sources, source_id)

    def all_actors(self) -> Iterator[JoinedActor]:
        return iter(_sorted(self._actors.values(), lambda one: one.id))

    def all_events(self) -> Iterator[JoinedEvent]:
        return iter(_sorted(self._events.values(), lambda one: one.id))

    def report(self, report_id: str) -> ReportTrace:
        return _get(self._reports, report_id)

    def event_trace(self, trace_id: str) -> EventTrace:
        return _get(self._event_traces, trace_id)

    def claim_trace(self, trace_id: str) -> ClaimTrace:
        return _get(self._claim_traces, trace_id)

    def actor_trace(self, trace_id: str) -> ActorTrace:
        return _get(self._actor_traces, trace_id)

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        return tuple(copy for copy in self._copies if report_id in (copy.from_report, copy.to_report))

    def open_pairs(self, kind: str | None = None, *, limit: int = 50) -> tuple[OpenPair, ...]:
        return tuple(pair for pair in self._open if kind in (None, pair.kind))[:limit]

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        return tuple(one for one in self._judgements if thing in (None, one.one, one.other))

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        return tuple(one for one in self._corrections if subject in (None, one.subject))


def _has(text: str | None, words: Iterable[str]) -> bool:
    return text is None or any(text.casefold() in one.casefold() for one in words)


def _page(rows: Sequence[T], limit: int, offset: int) -> Page[T]:
    return Page(tuple(rows[offset : offset + limit]), len(rows), offset)


def _get(rows: Mapping[str, T], key: str) -> T:
    if key not in rows:
        raise NoSuchDocument(f"nothing is called {key}")
    return rows[key]


def _sorted(rows: Iterable[T], key: Callable[[T], str]) -> list[T]:
    return sorted(rows, key=key)
