"""One incident over all reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.records.correction import Correction
from sayso.records.event import AcledCode, PloverCode
from sayso.records.joined.independence import Independence
from sayso.records.joined.support import Evidence, Support
from sayso.records.joined.values import EffectAmounts, RoleActors, StandingField, WhenField, WhereField
from sayso.records.judgement import Judgement

EVENT_SCHEMA: Final = "sayso.event/1"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that cannot all be true, in words, and on what it rests."""

    value: str
    support: Support


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values that cannot all be true. `field`: when, where, modality, `role:actor`, `effect:killed` and the like.

    `corrected_by` is the value (as in a side) by which its own source later replaced another; None if nobody did.
    """

    field: str
    sides: tuple[Side, ...]
    corrected_by: str | None
    why: str


@dataclass(frozen=True, slots=True)
class JoinedBecause:
    """Why two reports' events are one: the judgement of a rule or a person on their traces."""

    one: str
    other: str
    score: float | None
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class JoinedEvent:
    """One incident with everything that every report says of it. `traces` are its members."""

    id: str
    type: str
    plover: tuple[PloverCode, ...]
    acled: tuple[AcledCode, ...]
    when: WhenField
    where: WhereField
    roles: tuple[RoleActors, ...]
    effects: tuple[EffectAmounts, ...]
    modality: StandingField
    independence: Independence
    contradictions: tuple[Contradiction, ...]
    claims: tuple[str, ...]
    traces: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    joined_because: tuple[JoinedBecause, ...]
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]
    schema: str = field(default=EVENT_SCHEMA)
