"""From traces to the joined record: every value beside the others, with who claims it; pure."""

from sayso.linking.joining.actors import join_actor
from sayso.linking.joining.claim_keys import claim_keys
from sayso.linking.joining.claims import join_claim
from sayso.linking.joining.events import claims_of, join_event
from sayso.linking.joining.identity import joined_id
from sayso.linking.joining.same_claims import Bearing, ClaimPair, claim_groups, compare_claims, same_claims
from sayso.linking.joining.sources import SourceName, profile_source, publisher_of, source_of, sources_of

__all__ = [
    "Bearing",
    "ClaimPair",
    "SourceName",
    "claim_groups",
    "claim_keys",
    "claims_of",
    "compare_claims",
    "join_actor",
    "join_claim",
    "join_event",
    "joined_id",
    "profile_source",
    "publisher_of",
    "same_claims",
    "source_of",
    "sources_of",
]
