"""What a report leaves behind for setting it beside others: its events, claims and actors, self-contained.

A reading says all there is, in ids of its own; a trace says what is compared and shown across reports, with quotes, so
that neither linking nor showing needs to open a reading again. Traces are made from readings and can be made anew at
any time. Their ids are made from the report and the characters that they rest on (`trace_id`), not from their place in
a list, so that most outlive a new reading of the same report by a newer model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.claim import Manner, SourceNumber, SourceRole, Stance
from sayso.records.document import StatedDate
from sayso.records.entity import Attribute, EntityName, MentionType
from sayso.records.event import AcledCode, EffectKind, Modality, PloverCode, RelationKind, Role
from sayso.records.period import TimePrecision
from sayso.records.place import PlacePrecision
from sayso.records.span import Span

TraceKind = Literal["actor", "event", "claim", "report"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a report and what they say, whitespace as in the text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ActorTrace:
    """One named person, body or account of one report (a bearer of names).

    `id` is `<report>#<main name>`, the bearer's id that judgements are made on. `entity` is the entity's id in the
    reading. `names` holds the main name too. `keys` are the names as things of their own that other reports may bear
    ("Person:Rustam Shodiev"), empty for a name that many actors bear. `evidence` holds the mentions by name.
    """

    id: str
    report: str
    entity: str
    name: str
    names: tuple[EntityName, ...]
    keys: tuple[str, ...]
    type: MentionType
    subtype: str | None
    country: str | None
    sector: str | None
    attributes: tuple[Attribute, ...]
    evidence: tuple[Span, ...]
    relations: tuple[TracedRelation, ...]


@dataclass(frozen=True, slots=True)
class TracedRelation:
    """A relation of the bearer to another one of the same report. `is_subject`: it is the bearer's to the other."""

    kind: RelationKind
    is_subject: bool
    ended: bool
    other: str
    other_text: str
    quote: Quote
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedTime:
    """When: days (`end` exclusive) with their precision, and the wording. Both days are None where none is known."""

    start: str | None
    end: str | None
    precision: TimePrecision
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class TracedPlace:
    """Where: the place as resolved, and the wording."""

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_km: float | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class TracedParticipant:
    """Who or what takes part. `bearer` is the id of an `ActorTrace`, None for one without a name."""

    role: Role
    bearer: str | None
    type: MentionType | None
    country: str | None
    sector: str | None
    quote: Quote
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedEffect:
    """What befell how many, as a range; `total` as in a reading. `claims` are the event's where it has none itself."""

    kind: EffectKind
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    total: bool
    quote: Quote
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventTrace:
    """One event of one report.

    `type` is the PLOVER type, else the ACLED event type, else "" (founding, training and the like). `quote` is the
    sentence of the trigger. `words` are the lower-case lemmas of names, nouns, verbs and numbers around the trigger,
    sorted, for likeness of wording; `nearby` are those of the title, the report's first sentence and the sentences
    before and after, in which the place or the day may stand. `names` are words of names and weekdays anywhere in the
    report, its publisher's own aside. `published_day` is the first day of the report's date.
    """

    id: str
    report: str
    event: str
    trigger: Quote
    quote: Quote
    type: str
    plover: PloverCode | None
    acled: AcledCode | None
    modality: Modality
    negated: bool
    background: bool
    time: TracedTime | None
    place: TracedPlace | None
    participants: tuple[TracedParticipant, ...]
    effects: tuple[TracedEffect, ...]
    claims: tuple[str, ...]
    words: tuple[str, ...]
    published_day: str | None
    score: float
    nearby: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedHop:
    """One link of a chain of sources; `bearer` is the id of an `ActorTrace`, None for an unnamed source.

    `name` is the entity's name where it has one, else the wording; `quote` is None for a source that is only implied.
    `speaks_for` are the bearers' ids of bodies that the source leads, commands, belongs to or works for. `type` is that
    of the entity or mention, None where there is neither.
    """

    step: int
    name: str | None
    bearer: str | None
    role: SourceRole
    named: bool
    number: SourceNumber
    unnamed_reason: str | None
    inherited: bool
    quote: Quote | None
    speaks_for: tuple[str, ...] = ()
    type: MentionType | None = None


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """One claim of one report. `within`, `answers` and `events` are ids of traces of the same report.

    `tells` are events that are told of in its words though they do not stand under it: a headline says them as well.
    """

    id: str
    report: str
    claim: str
    content: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    chain: tuple[TracedHop, ...]
    manner: Manner
    stance: Stance
    hedges: tuple[Quote, ...]
    said: TracedTime | None
    within: str | None
    answers: tuple[str, ...]
    events: tuple[str, ...]
    words: tuple[str, ...]
    published_day: str | None
    score: float
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportTrace:
    """The report itself. `outlet` is the key under which its publisher is compared, None for an unknown one.

    `people` are the bearers' ids of people whom the report names without office, rank or title: whoever names people
    that nobody else names has spoken to somebody. `dateline` says where, and often when, it was written.
    """

    id: str
    title: str | None
    publisher: str | None
    outlet: str | None
    published: StatedDate | None
    published_day: str | None
    url: str | None
    language: str | None
    forwarded_from: str | None
    people: tuple[str, ...] = ()
    dateline: Quote | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """All that one report leaves behind, each in order of text."""

    report: ReportTrace
    actors: tuple[ActorTrace, ...]
    events: tuple[EventTrace, ...]
    claims: tuple[ClaimTrace, ...]


def trace_id(kind: TraceKind, report: str, span: Span) -> str:
    """The id of an event's or claim's trace: the report's short id and the characters that it rests on."""
    return f"{kind}:{report.removeprefix('sha256:')[:16]}:{span.start}-{span.end}"
