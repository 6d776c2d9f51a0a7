"""One actor over all reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.records.correction import Correction
from sayso.records.entity import MentionType, NameKind
from sayso.records.event import RelationKind
from sayso.records.joined.support import Evidence, Support
from sayso.records.judgement import Judgement

ACTOR_SCHEMA: Final = "sayso.actor/1"


@dataclass(frozen=True, slots=True)
class JoinedName:
    """One name, its script (ISO 15924), how it stands most often, and the reports that use it."""

    text: str
    script: str
    kind: NameKind
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedRelation:
    """A relation to another actor (`other`, None for one without a name)."""

    kind: RelationKind
    is_subject: bool
    ended: bool
    other: str | None
    other_name: str
    support: Support


@dataclass(frozen=True, slots=True)
class JoinedAttribute:
    """An age, office, rank and the like."""

    kind: str
    value: str
    support: Support


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """One actor of many reports. A fact on which reports differ evenly is None."""

    id: str
    name: str
    names: tuple[JoinedName, ...]
    type: MentionType
    subtype: str | None
    country: str | None
    sector: str | None
    attributes: tuple[JoinedAttribute, ...]
    relations: tuple[JoinedRelation, ...]
    events: tuple[str, ...]
    claims_by: tuple[str, ...]
    claims_about: tuple[str, ...]
    traces: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]
    evidence: tuple[Evidence, ...]
    schema: str = field(default=ACTOR_SCHEMA)
