"""The joined record: actors, events, claims and sources over all reports (part 2 of the contract).

Nothing here is chosen by the machine: every value stands beside the others with who claims it, in which reports and
since when. A chosen value is a judgement with author and reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.records.claim import Manner, SourceNumber, SourceRole, Stance
from sayso.records.correction import Correction
from sayso.records.entity import MentionType, NameKind
from sayso.records.event import AcledCode, EffectKind, Modality, PloverCode, RelationKind, Role
from sayso.records.judgement import Judgement
from sayso.records.period import TimePrecision
from sayso.records.place import PlacePrecision
from sayso.records.span import Span

ACTOR_SCHEMA: Final = "sayso.actor/1"
EVENT_SCHEMA: Final = "sayso.event/1"
CLAIM_SCHEMA: Final = "sayso.claim/1"
SOURCE_SCHEMA: Final = "sayso.source/1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a report, and what they say."""

    report: str
    span: Span
    text: str


# -- events ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Support:
    """On what something rests: claims (none: the reports say it in their own voice), reports, and the first day.

    `first_seen` is the first publication day among the reports, None where none is dated.
    """

    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class When:
    """Days, `end` exclusive; both None for a time that no day is known of."""

    start: str | None
    end: str | None
    precision: TimePrecision


@dataclass(frozen=True, slots=True)
class Where:
    """A place as resolved."""

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a range; `who` is the victim kind as worded, None with `total`."""

    who: str | None
    low: int | None
    best: int | None
    high: int | None
    total: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether it happened."""

    modality: Modality
    negated: bool


@dataclass(frozen=True, slots=True)
class WhenValue:
    """A time that reports give, and on what it rests (as in `Support`)."""

    value: When
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class WhereValue:
    """A place that reports give, and on what it rests."""

    value: Where
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NameValue:
    """A participant as reports word him, and on what that rests."""

    value: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AmountValue:
    """A number that reports give, and on what it rests."""

    value: Amount
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StandingValue:
    """Whether it happened, as reports have it, and on what that rests."""

    value: Standing
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class WhenField:
    """Every time that reports give, those of most reports first; `chosen` is a person's choice."""

    values: tuple[WhenValue, ...]
    chosen: Correction | None


@dataclass(frozen=True, slots=True)
class WhereField:
    """Every place that reports give, those of most reports first."""

    values: tuple[WhereValue, ...]
    chosen: Correction | None


@dataclass(frozen=True, slots=True)
class StandingField:
    """Every answer of the reports to whether it happened."""

    values: tuple[StandingValue, ...]
    chosen: Correction | None


@dataclass(frozen=True, slots=True)
class RoleActor:
    """One participant in a role. `actor` is an actor's id, None for one without a name; `values` are the wordings."""

    actor: str | None
    name: str
    values: tuple[NameValue, ...]


@dataclass(frozen=True, slots=True)
class RoleActors:
    """The participants in one role; a row of the JSON object `roles`."""

    role: Role
    actors: tuple[RoleActor, ...]


@dataclass(frozen=True, slots=True)
class AmountField:
    """Every number of one kind of effect."""

    values: tuple[AmountValue, ...]
    chosen: Correction | None


@dataclass(frozen=True, slots=True)
class EffectAmounts:
    """The numbers of one kind of effect; a row of the JSON object `effects`."""

    kind: EffectKind
    amounts: AmountField


@dataclass(frozen=True, slots=True)
class OriginReason:
    """One origin that was counted, or why one was not.

    `claims` and `reports` lead to it. `counts_low` and `counts_high` say whether it counts in the low and in the high
    figure. `is_denial`: it counts on the side of those who deny. `origin` is a name for people.
    """

    origin: str
    actor: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    counts_low: bool
    counts_high: bool
    is_denial: bool
    why: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent origins there are, lowest to highest, with the reasoning (`docs/method/independence.md`).

    `copies` is the number of reports that only carry what another one of them wrote. `denials` is the number of
    origins that deny; they do not count in `low` and `high`.
    """

    reports: int
    copies: int
    low: int
    high: int
    denials: int
    reasons: tuple[OriginReason, ...]


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


# -- claims ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JoinedHop:
    """One link of a chain; `actor` is an actor's id. `evidence` is None where the text only implies the source."""

    step: int
    actor: str | None
    name: str | None
    role: SourceRole
    named: bool
    number: SourceNumber
    unnamed_reason: str | None
    inherited: bool
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class JoinedClaim:
    """One claim of one report with its chain in actors; `copies` are the claims of other reports that repeat it.

    `answered_by` are claims that confirm, deny or doubt it, in any report. `independence` is that of all claims that
    say the same.
    """

    id: str
    report: str
    outlet: str | None
    published: str | None
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    chain: tuple[JoinedHop, ...]
    manner: Manner
    stance: Stance
    hedges: tuple[Evidence, ...]
    answers: tuple[str, ...]
    answered_by: tuple[str, ...]
    event: str | None
    copies: tuple[str, ...]
    independence: Independence
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]
    schema: str = field(default=CLAIM_SCHEMA)


# -- actors ----------------------------------------------------------------------------------------------------------


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


# -- sources ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repeats:
    """A source whose news is carried, or that carries it, and in how many reports."""

    source: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """An outlet, agency, channel, body or person as a source.

    `id` is `outlet:<key>` for a publisher, the actor's id for one who speaks in reports. `first` are the claims that
    it said before any other source here, `denied` those of its claims that somebody denied.
    """

    id: str
    name: str
    kind: SourceRole
    reports: int
    claims: int
    first: tuple[str, ...]
    repeats: tuple[Repeats, ...]
    repeated_by: tuple[Repeats, ...]
    denied: tuple[str, ...]
    schema: str = field(default=SOURCE_SCHEMA)
