"""The joined record: actors, events, claims and sources over all reports (part 2 of the contract).

Nothing here is chosen by the machine: every value stands beside the others with who claims it, in which reports and
since when. A chosen value is a correction by a person, with author and reason.
"""

from __future__ import annotations

from sayso.records.joined.actor import ACTOR_SCHEMA, JoinedActor, JoinedAttribute, JoinedName, JoinedRelation
from sayso.records.joined.claim import CLAIM_SCHEMA, JoinedClaim, JoinedHop
from sayso.records.joined.event import EVENT_SCHEMA, Contradiction, JoinedBecause, JoinedEvent, Side
from sayso.records.joined.independence import Independence, OriginReason
from sayso.records.joined.source import SOURCE_SCHEMA, Repeats, SourceProfile
from sayso.records.joined.support import Evidence, Support
from sayso.records.joined.values import (
    Amount,
    AmountField,
    AmountValue,
    EffectAmounts,
    NameValue,
    RoleActor,
    RoleActors,
    Standing,
    StandingField,
    StandingValue,
    When,
    WhenField,
    WhenValue,
    Where,
    WhereField,
    WhereValue,
)

__all__ = [
    "ACTOR_SCHEMA",
    "CLAIM_SCHEMA",
    "EVENT_SCHEMA",
    "SOURCE_SCHEMA",
    "Amount",
    "AmountField",
    "AmountValue",
    "Contradiction",
    "EffectAmounts",
    "Evidence",
    "Independence",
    "JoinedActor",
    "JoinedAttribute",
    "JoinedBecause",
    "JoinedClaim",
    "JoinedEvent",
    "JoinedHop",
    "JoinedName",
    "JoinedRelation",
    "NameValue",
    "OriginReason",
    "Repeats",
    "RoleActor",
    "RoleActors",
    "Side",
    "SourceProfile",
    "Standing",
    "StandingField",
    "StandingValue",
    "Support",
    "When",
    "WhenField",
    "WhenValue",
    "Where",
    "WhereField",
    "WhereValue",
]
