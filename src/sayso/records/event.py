"""Happenings of a conflict, what they led to, and standing relations between actors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.absent import Absence
from sayso.records.span import Span


class Modality(StrEnum):
    """Whether it happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    ATTEMPTED = "attempted"
    AVERTED = "averted"
    HYPOTHETICAL = "hypothetical"


class Role(StrEnum):
    """The part that a participant has in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    VICTIM = "victim"
    TARGET = "target"
    INSTRUMENT = "instrument"
    BENEFICIARY = "beneficiary"


class EffectKind(StrEnum):
    """What befell people and things."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"


class RelationKind(StrEnum):
    """Standing relations between two entities."""

    ALIAS = "alias"
    LEADS = "leads"
    COMMANDS = "commands"
    MEMBER_OF = "member_of"
    FOUNDED = "founded"
    PART_OF = "part_of"
    ALLIED_WITH = "allied_with"
    LINKED_WITH = "linked_with"
    FIGHTS = "fights"
    SUPPORTS = "supports"
    KIN_OF = "kin_of"
    BORN_IN = "born_in"
    BASED_IN = "based_in"
    CONTROLS = "controls"
    BANNED_BY = "banned_by"
    EMPLOYED_BY = "employed_by"
    TRAINED_BY = "trained_by"


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER type, mode and contexts."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED event and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part, with which role."""

    role: Role
    span: Span
    mention: str | None
    entity: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """How many were killed, wounded, displaced and so on: a range, by victim kind or in total."""

    kind: EffectKind
    who: Span | None
    low: int | None
    best: int | None
    high: int | None
    total: bool
    span: Span
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with everything that this report says of it."""

    id: str
    trigger: Span
    triggers: tuple[Span, ...]
    plover: PloverCode | None
    acled: AcledCode | None
    modality: Modality
    negated: bool
    background: bool
    participants: tuple[Participant, ...]
    place: str | None
    time: str | None
    effects: tuple[Effect, ...]
    claims: tuple[str, ...]
    absent: tuple[Absence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation; `ended` for "former"."""

    id: str
    kind: RelationKind
    ended: bool
    subject: str
    object: str
    span: Span
    time: str | None
    claims: tuple[str, ...]
    score: float
