"""Whole reports annotated in full, as the gold set has them; `report_files` reads them from what people write."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluation.chain_gold import GoldClaim
from sayso.records import (
    AcledCode,
    AttributeKind,
    EffectKind,
    MentionType,
    Modality,
    NameKind,
    PeriodType,
    PlacePrecision,
    RelationKind,
    Role,
    Span,
    TimePrecision,
)


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression; `start` and `end` (exclusive) are days or None, as in the record."""

    id: str
    span: Span
    type: PeriodType
    value: str | None
    start: str | None
    end: str | None
    precision: TimePrecision


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """One occurrence of a place name; `country` is ISO 3166-1 alpha-3, `lat` and `lon` are degrees."""

    id: str
    span: Span
    country: str | None
    precision: PlacePrecision
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class GoldAttribute:
    """What is said of an entity beside its name."""

    kind: AttributeKind
    span: Span


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person or group with all its mentions; `names` as the text has them, without article and honorific."""

    id: str
    type: MentionType
    subtype: str | None
    names: tuple[tuple[str, NameKind], ...]
    mentions: tuple[Span, ...]
    attributes: tuple[GoldAttribute, ...]


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """Who takes part, by the words at the event; `entity` where it is one of the report's entities."""

    role: Role
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True)
class GoldEffect:
    """How many were killed, wounded and so on; `claims` are those it stands under where they are not the event's."""

    kind: EffectKind
    span: Span
    who: Span | None
    low: int | None
    best: int | None
    high: int | None
    total: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One happening; `triggers` has every place where the report tells of it. `plover` is type and mode."""

    id: str
    triggers: tuple[Span, ...]
    plover: tuple[str, str | None] | None
    acled: AcledCode | None
    modality: Modality
    negated: bool
    background: bool
    participants: tuple[GoldParticipant, ...]
    place: str | None
    time: str | None
    effects: tuple[GoldEffect, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A standing relation between two entities or an entity and a place."""

    kind: RelationKind
    subject: str
    object: str
    span: Span
    ended: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report with everything that it says."""

    id: str
    part: str
    kind: str
    published: str | None
    text: str
    times: tuple[GoldTime, ...]
    places: tuple[GoldPlace, ...]
    entities: tuple[GoldEntity, ...]
    claims: tuple[GoldClaim, ...]
    events: tuple[GoldEvent, ...]
    relations: tuple[GoldRelation, ...]
