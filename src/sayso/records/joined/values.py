"""The values of an event: every one that reports give, beside the others, with who claims it and since when."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.correction import Correction
from sayso.records.event import EffectKind, Modality, Role
from sayso.records.joined.support import Evidence
from sayso.records.period import TimePrecision
from sayso.records.place import PlacePrecision


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
    """One participant in a role. `actor` is an actor's id, None for one without a name; `values` are the wordings.

    `corrected` is a person's correction of this part: that he had none in it (a removal), or who it was instead.
    """

    actor: str | None
    name: str
    values: tuple[NameValue, ...]
    corrected: Correction | None = None


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
