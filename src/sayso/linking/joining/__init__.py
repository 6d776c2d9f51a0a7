"""From traces to the joined record: every value beside the others, with who claims it; pure."""

from sayso.linking.joining.actors import join_actor
from sayso.linking.joining.claim_keys import claim_keys
from sayso.linking.joining.claims import join_claim
from sayso.linking.joining.events import claims_of, join_event
from sayso.linking.joining.identity import joined_id
from sayso.linking.joining.rows import actor_row, claim_row, event_row, source_row
from sayso.linking.joining.same_claims import Bearing, ClaimPair, claim_groups, compare_claims, same_claims
from sayso.linking.joining.sources import SourceName, profile_source, publisher_of, source_of, sources_of

__all__ = [
    "Bearing",
    "ClaimPair",
    "SourceName",
    "actor_row",
    "claim_groups",
    "claim_keys",
    "claim_row",
    "claims_of",
    "compare_claims",
    "event_row",
    "join_actor",
    "join_claim",
    "join_event",
    "joined_id",
    "profile_source",
    "publisher_of",
    "same_claims",
    "source_of",
    "source_row",
    "sources_of",
]
