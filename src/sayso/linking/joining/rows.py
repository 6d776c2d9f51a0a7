"""Joined things as lines of lists."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.linking.record import ActorRow, ClaimRow, EventRow, SourceRow
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from sayso.telling.incidents import event_label
from sayso.telling.joined_chains import hop_name, joined_chain_line, joined_tiers
from sayso.telling.joined_values import killed_words, standing_words


def actor_row(actor: JoinedActor) -> ActorRow:
    """An actor's line."""
    return ActorRow(
        id=actor.id,
        name=actor.name,
        type=actor.type.value,
        subtype=actor.subtype,
        country=actor.country,
        sector=actor.sector,
        reports=len({trace.partition("#")[0] for trace in actor.traces}),
        events=len(actor.events),
        claims=len(actor.claims_by),
    )


def event_row(event: JoinedEvent) -> EventRow:
    """An event's line: the day and place of most reports, or those that a person chose in words."""
    when = event.when.values[0].value if event.when.values else None
    where = event.where.values[0].value if event.where.values else None
    chosen = event.modality.chosen
    standing = chosen.value if chosen is not None else None
    if standing is None and event.modality.values:
        standing = standing_words(event.modality.values[0].value)
    return EventRow(
        id=event.id,
        type=event.type,
        label=event_label(event),
        start=when.start if when is not None else None,
        end=when.end if when is not None else None,
        precision=when.precision.value if when is not None else "unknown",
        place=where.name if where is not None else None,
        country=where.country if where is not None else None,
        lat=where.lat if where is not None else None,
        lon=where.lon if where is not None else None,
        radius_km=where.radius_km if where is not None else None,
        modality=standing or "",
        killed=killed_words(event),
        reports=event.independence.reports,
        copies=event.independence.copies,
        low=event.independence.low,
        high=event.independence.high,
        denials=event.independence.denials,
        contradictions=len(event.contradictions),
    )


def claim_row(claim: JoinedClaim, names: Mapping[str, str]) -> ClaimRow:
    """A claim's line; `names` leads from an actor's id to its name."""
    tiers = joined_tiers(claim.chain)
    return ClaimRow(
        id=claim.id,
        report=claim.report,
        outlet=claim.outlet,
        published=claim.published,
        content=" … ".join(" ".join(one.text.split()) for one in claim.content),
        chain=joined_chain_line(claim.chain, claim.outlet, names),
        origin=" + ".join(hop_name(hop, names) for hop in tiers[-1]) if tiers else None,
        stance=claim.stance.value,
        event=claim.event,
        reports=claim.independence.reports,
        low=claim.independence.low,
        high=claim.independence.high,
        denials=claim.independence.denials,
    )


def source_row(source: SourceProfile) -> SourceRow:
    """A source's line; `repeated` is how many times others carry it."""
    return SourceRow(
        id=source.id,
        name=source.name,
        kind=source.kind.value,
        reports=source.reports,
        claims=source.claims,
        first=len(source.first),
        repeated=sum(row.times for row in source.repeated_by),
        denied=len(source.denied),
    )
