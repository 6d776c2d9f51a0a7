"""Which claims a fact stands under: the innermost ones whose content holds its characters.

A fact that no content holds is said by the report in its own voice and has no claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.records import Attribute, Claim, Entity, EntityName, Mention, Reading, Span


def claims_over(span: Span, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Ids of the innermost claims whose content contains `span`, in the order of `claims`.

    A claim that another one found here lies within is left out: its sources are in the inner chain already. Claims
    that lie side by side over the same words are all given.
    """
    over = [claim for claim in claims if any(piece.contains(span) for piece in claim.content)]
    if len(over) < 2:
        return tuple(claim.id for claim in over)
    by_id = {claim.id: claim for claim in claims}
    outer: set[str] = set()
    for claim in over:
        outer.update(_enclosing(claim, by_id))
    return tuple(claim.id for claim in over if claim.id not in outer)


def add_standing(reading: Reading) -> Reading:
    """Fill the claims of names, attributes and quantities; events and relations bring their own."""
    if not reading.claims:
        return reading
    mentions = {mention.id: mention for mention in reading.mentions}
    return replace(
        reading,
        entities=tuple(_entity(entity, mentions, reading) for entity in reading.entities),
        quantities=tuple(
            replace(quantity, claims=claims_over(quantity.span, reading.claims)) for quantity in reading.quantities
        ),
    )


def _enclosing(claim: Claim, by_id: Mapping[str, Claim]) -> set[str]:
    """Ids of all claims that this one lies within, at any depth."""
    found: set[str] = set()
    outer = claim.within
    while outer is not None and outer not in found:
        found.add(outer)
        outer = by_id[outer].within if outer in by_id else None
    return found


def _entity(entity: Entity, mentions: Mapping[str, Mention], reading: Reading) -> Entity:
    own = [mentions[identity] for identity in entity.mentions if identity in mentions]
    return replace(
        entity,
        names=tuple(_name(name, own, reading) for name in entity.names),
        attributes=tuple(_attribute(attribute, reading) for attribute in entity.attributes),
    )


def _name(name: EntityName, own: Sequence[Mention], reading: Reading) -> EntityName:
    """A name stands under claims only if every place where it is used does: said once by the report, it is its own."""
    text = reading.document.text
    standing: list[str] = []
    for mention in own:
        if name.text not in mention.span.text_in(text):
            continue
        over = claims_over(_where(name.text, mention.span, text), reading.claims)
        if not over:
            return replace(name, claims=())
        standing += [identity for identity in over if identity not in standing]
    order = {claim.id: place for place, claim in enumerate(reading.claims)}
    return replace(name, claims=tuple(sorted(standing, key=order.__getitem__)))


def _where(name: str, span: Span, text: str) -> Span:
    start = text.index(name, span.start)
    return Span(start, start + len(name))


def _attribute(attribute: Attribute, reading: Reading) -> Attribute:
    return replace(attribute, claims=claims_over(attribute.span, reading.claims))
