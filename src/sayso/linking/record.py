"""The joined record as it is asked for: one contract for the command line, the workbench, exports and Python.

`sayso.linking.open_record` gives one over a ledger. Ids are those of the contract; an id that was joined into another
leads to it (`current`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sayso.ledger.base import Page
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from sayso.records.judgement import Judgement
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, ReportTrace


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor's line in a list."""

    id: str
    name: str
    type: str
    subtype: str | None
    country: str | None
    sector: str | None
    reports: int
    events: int
    claims: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event's line in a list. `label` is a short line for people; place and days are those of most reports.

    `lat`, `lon` and `start` are None for events that stand on no map and no timeline; those are listed all the same.
    """

    id: str
    type: str
    label: str
    start: str | None
    end: str | None
    precision: str
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    modality: str
    killed: str | None
    reports: int
    copies: int
    low: int
    high: int
    denials: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim's line in a list. `origin` is the last source of the chain, `chain` the whole line in words."""

    id: str
    report: str
    outlet: str | None
    published: str | None
    content: str
    chain: str
    origin: str | None
    stance: str
    event: str | None
    reports: int
    low: int
    high: int
    denials: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source's line in a list."""

    id: str
    name: str
    kind: str
    reports: int
    claims: int
    first: int
    repeated: int
    denied: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to; None leaves a field open.

    `text` matches names, labels and contents by their words, case and accents aside. `start` and `end` are days, the
    end exclusive. `undated` and `unlocated` give only those events. `order` is one of the list's own orders.
    """

    text: str | None = None
    type: str | None = None
    country: str | None = None
    outlet: str | None = None
    actor: str | None = None
    source: str | None = None
    report: str | None = None
    event: str | None = None
    stance: str | None = None
    start: str | None = None
    end: str | None = None
    undated: bool = False
    unlocated: bool = False
    order: str | None = None


ANYTHING = Asked()


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A pair that waits for a person, the most valuable first: what a decision would change is its `value`."""

    kind: str
    one: str
    other: str
    one_label: str
    other_label: str
    score: float
    value: float
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """How far linking has come."""

    reports: int
    waiting: int
    actors: int
    events: int
    claims: int
    sources: int
    open_pairs: int


class JoinedRecord(Protocol):
    """Everything that the reports of a ledger say together; one state, unchanged while it is open."""

    def linked(self) -> Linked:
        """How much is linked, and how much waits for `sayso link`."""

    def current(self, joined_id: str) -> str:
        """The id as it is now: itself, or what it was joined into. Ids may be shortened as in the ledger.

        A name, a bearer or a trace, as judgements have them, leads to the actor, event or claim that it is in.

        Raises:
            NoSuchDocument: nothing bears or bore this id, or several things do.
        """

    def actors(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ActorRow]:
        """Actors, those of most reports first."""

    def events(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[EventRow]:
        """Events, the newest first (`order="reports"`: those of most reports first)."""

    def claims(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ClaimRow]:
        """Claims, the newest first; claims that repeat one another stand once, as their first."""

    def sources(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[SourceRow]:
        """Outlets, agencies, channels, bodies and people who speak, those with most claims first."""

    def actor(self, actor_id: str) -> JoinedActor:
        """One actor with all that reports say of it. Raises `NoSuchDocument`."""

    def event(self, event_id: str) -> JoinedEvent:
        """One event. Raises `NoSuchDocument`."""

    def claim(self, claim_id: str) -> JoinedClaim:
        """One claim. Raises `NoSuchDocument`."""

    def source(self, source_id: str) -> SourceProfile:
        """One source. Raises `NoSuchDocument`."""

    def all_actors(self) -> Iterator[JoinedActor]:
        """Every actor, by id; for exports."""

    def all_events(self) -> Iterator[JoinedEvent]:
        """Every event, by id; for exports."""

    def report(self, report_id: str) -> ReportTrace:
        """A linked report. Raises `NoSuchDocument`."""

    def event_trace(self, trace_id: str) -> EventTrace:
        """What one report says of an event. Raises `NoSuchDocument`."""

    def claim_trace(self, trace_id: str) -> ClaimTrace:
        """A claim as its report has it. Raises `NoSuchDocument`."""

    def actor_trace(self, trace_id: str) -> ActorTrace:
        """An actor as its report has it. Raises `NoSuchDocument`."""

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        """Edges of the graph of copies that end or begin at a report."""

    def open_pairs(self, kind: str | None = None, *, limit: int = 50) -> tuple[OpenPair, ...]:
        """Pairs of names (`actor`) or of events' traces (`event`) that wait for a person."""

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        """People's judgements in order of time, all or those on one thing."""

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        """People's corrections in order of time, all or those of one subject."""
