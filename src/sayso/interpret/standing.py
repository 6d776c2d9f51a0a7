"""Which claims a fact stands under: the innermost ones whose content holds its characters.

A fact that no content holds is said by the report in its own voice and has no claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.interpret.stretches import Stretches, stretches_of
from sayso.records import Claim, Entity, EntityName, Mention, Reading, Span


@dataclass(frozen=True, slots=True)
class Overhead:
    """The claims of a report by the characters of their contents. Built by `overhead_of`."""

    claims: Sequence[Claim]
    contents: Stretches
    by_id: Mapping[str, Claim]
    places: Mapping[str, int]

    def over(self, span: Span) -> tuple[str, ...]:
        """Ids of the innermost claims whose content contains `span`, in the order of the claims.

        A claim that another one found here lies within is left out: its sources are in the inner chain already.
        Claims that lie side by side over the same words are all given.
        """
        over = [self.claims[number] for number in self.contents.holding(span)]
        if len(over) < 2:
            return tuple(claim.id for claim in over)
        outer: set[str] = set()
        for claim in over:
            outer.update(enclosing(claim, self.by_id))
        return tuple(claim.id for claim in over if claim.id not in outer)


def overhead_of(claims: Sequence[Claim]) -> Overhead:
    """The view of a report's claims."""
    contents = stretches_of((piece, number) for number, claim in enumerate(claims) for piece in claim.content)
    places = {claim.id: place for place, claim in enumerate(claims)}
    return Overhead(claims, contents, {claim.id: claim for claim in claims}, places)


def add_standing(reading: Reading) -> Reading:
    """Fill the claims of names, attributes and quantities; events and relations bring their own."""
    if not reading.claims:
        return reading
    mentions = {mention.id: mention for mention in reading.mentions}
    overhead = overhead_of(reading.claims)
    return replace(
        reading,
        entities=tuple(_entity(entity, mentions, overhead, reading) for entity in reading.entities),
        quantities=tuple(replace(quantity, claims=overhead.over(quantity.span)) for quantity in reading.quantities),
    )


def enclosing(claim: Claim, by_id: Mapping[str, Claim]) -> set[str]:
    """Ids of all claims that this one lies within, at any depth."""
    found: set[str] = set()
    outer = claim.within
    while outer is not None and outer not in found:
        found.add(outer)
        outer = by_id[outer].within if outer in by_id else None
    return found


def _entity(entity: Entity, mentions: Mapping[str, Mention], overhead: Overhead, reading: Reading) -> Entity:
    own = [mentions[identity] for identity in entity.mentions if identity in mentions]
    return replace(
        entity,
        names=tuple(_name(name, own, overhead, reading) for name in entity.names),
        attributes=tuple(replace(attribute, claims=overhead.over(attribute.span)) for attribute in entity.attributes),
    )


def _name(name: EntityName, own: Sequence[Mention], overhead: Overhead, reading: Reading) -> EntityName:
    """A name stands under claims only if every place where it is used does: said once by the report, it is its own."""
    text = reading.document.text
    standing: list[str] = []
    for mention in own:
        if name.text not in mention.span.text_in(text):
            continue
        over = overhead.over(_where(name.text, mention.span, text))
        if not over:
            return replace(name, claims=())
        standing += [identity for identity in over if identity not in standing]
    return replace(name, claims=tuple(sorted(standing, key=overhead.places.__getitem__)))


def _where(name: str, span: Span, text: str) -> Span:
    start = text.index(name, span.start)
    return Span(start, start + len(name))
