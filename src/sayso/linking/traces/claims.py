"""Traces of claims, each with its whole chain of sources."""

from __future__ import annotations

from sayso.linking.traces.scene import Scene
from sayso.linking.traces.wording import words_in
from sayso.records import Claim, Hop, Span
from sayso.records.trace import ClaimTrace, TracedHop


def claim_traces(scene: Scene) -> tuple[ClaimTrace, ...]:
    """One trace for each claim, in order of the reading."""
    return tuple(_trace(claim, scene) for claim in scene.reading.claims)


def _trace(claim: Claim, scene: Scene) -> ClaimTrace:
    content = tuple(scene.quote(span) for span in claim.content)
    return ClaimTrace(
        id=scene.claim_ids[claim.id],
        report=scene.report,
        claim=claim.id,
        content=content,
        cue=tuple(scene.quote(span) for span in claim.cue),
        chain=tuple(_hop(hop, scene) for hop in claim.sources),
        manner=claim.manner,
        stance=claim.stance,
        hedges=tuple(scene.quote(span) for span in claim.hedges),
        said=scene.time(claim.said),
        within=scene.claim_ids.get(claim.within or ""),
        answers=scene.claims(claim.answers),
        events=tuple(scene.event_ids[event.id] for event in scene.reading.events if claim.id in event.claims),
        words=words_in(quote.text for quote in content),
        published_day=scene.published_day,
        score=claim.score,
        tells=_told(claim, scene),
    )


def _told(claim: Claim, scene: Scene) -> tuple[str, ...]:
    """Events with a trigger in the claim's words and in those of no claim within it."""
    inner = [one for one in scene.reading.claims if one.within == claim.id]
    return tuple(
        scene.event_ids[event.id]
        for event in scene.reading.events
        if claim.id not in event.claims
        and any(_holds(claim, trigger) and not any(_holds(one, trigger) for one in inner) for trigger in event.triggers)
    )


def _holds(claim: Claim, span: Span) -> bool:
    return any(content.contains(span) for content in claim.content)


def _hop(hop: Hop, scene: Scene) -> TracedHop:
    entity = scene.entities.get(hop.entity or "")
    quote = scene.quote(hop.span) if hop.span is not None else None
    return TracedHop(
        step=hop.step,
        name=entity.name if entity is not None and entity.name is not None else quote.text if quote else None,
        bearer=scene.bearer_ids.get(hop.entity or ""),
        role=hop.role,
        named=hop.named,
        number=hop.number,
        unnamed_reason=scene.quote(hop.unnamed_reason).text if hop.unnamed_reason is not None else None,
        inherited=hop.inherited,
        quote=quote,
        speaks_for=scene.spoken_for.get(hop.entity or "", ()),
        type=scene.type_of(hop.entity, hop.mention),
    )
