"""A reading laid out for tracing: what an id stands for, and the ids under which its facts are known elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.linking.aliases import AliasBook
from sayso.linking.bearers import Bearer, bearers_of
from sayso.linking.traces.report import first_day
from sayso.linking.traces.wording import names_in, words_in
from sayso.records import AttributeKind, Claim, Entity, Mention, MentionType, Period, Place, Reading, RelationKind, Span
from sayso.records.trace import Quote, TracedTime, TraceKind, trace_id

# Who holds an office or a rank is named for it; anyone else because somebody met him.
_PUBLIC: Final = frozenset({AttributeKind.OFFICE, AttributeKind.FORMER_OFFICE, AttributeKind.RANK})
_SPEAKS: Final = frozenset(
    {RelationKind.LEADS, RelationKind.COMMANDS, RelationKind.MEMBER_OF, RelationKind.EMPLOYED_BY}
)


@dataclass(frozen=True)  # without slots: the look-ups are made when they are first needed
class Scene:
    """Look-ups over one reading. `bearers` are its named actors in order of its entities."""

    reading: Reading
    bearers: tuple[Bearer, ...]

    @property
    def report(self) -> str:
        """The report's id."""
        return self.reading.document.id

    @cached_property
    def published_day(self) -> str | None:
        """The first day on which the report may have come out."""
        return first_day(self.reading.document.published)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Words of names and weekdays anywhere in the report, without those of its publisher."""
        own = words_in((self.reading.document.publisher or "",))
        return names_in(self.reading.document.text, without=own)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """By id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """By id."""
        return {mention.id: mention for mention in self.reading.mentions}

    @cached_property
    def times(self) -> Mapping[str, Period]:
        """By id."""
        return {period.id: period for period in self.reading.times}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """By id."""
        return {place.id: place for place in self.reading.places}

    @cached_property
    def bearer_ids(self) -> Mapping[str, str]:
        """From an entity's id to that of its bearer."""
        return {bearer.entity.id: bearer.id for bearer in self.bearers}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Bearers' ids of people named without office or rank."""
        return tuple(bearer.id for bearer in self.bearers if _is_private(bearer.entity))

    @cached_property
    def spoken_for(self) -> Mapping[str, tuple[str, ...]]:
        """From an entity's id to the bearers' ids of bodies that it leads, commands, belongs to or works for."""
        found: dict[str, list[str]] = {}
        for relation in self.reading.relations:
            body = self.bearer_ids.get(relation.object)
            if relation.kind in _SPEAKS and not relation.ended and body is not None:
                found.setdefault(relation.subject, []).append(body)
        return {entity: tuple(dict.fromkeys(bodies)) for entity, bodies in found.items()}

    @cached_property
    def event_ids(self) -> Mapping[str, str]:
        """From an event's id to that of its trace."""
        return self._ids("event", ((event.id, event.trigger) for event in self.reading.events))

    @cached_property
    def claim_ids(self) -> Mapping[str, str]:
        """From a claim's id to that of its trace."""
        return self._ids("claim", ((claim.id, _whole(claim)) for claim in self.reading.claims))

    def _ids(self, kind: TraceKind, things: Iterable[tuple[str, Span]]) -> dict[str, str]:
        """One id each: of several things on the same characters, the later ones get a mark more."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for thing, span in things:
            made = trace_id(kind, self.report, span)
            while made in taken:
                made += "'"
            taken.add(made)
            found[thing] = made
        return found

    def claims(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """The traces' ids of claims."""
        return tuple(self.claim_ids[one] for one in claim_ids if one in self.claim_ids)

    def quote(self, span: Span) -> Quote:
        """Characters with what they say."""
        return Quote(span, span.text_in(self.reading.document.text))

    def sentence(self, span: Span) -> Span:
        """The sentence in which a stretch begins; the stretch itself where no sentence holds it."""
        for sentence in self.reading.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence.span
        return span

    def time(self, period_id: str | None) -> TracedTime | None:
        """A period as it is traced."""
        period = self.times.get(period_id or "")
        if period is None:
            return None
        return TracedTime(period.start, period.end, period.precision, period.value or "", self.quote(period.span))

    def type_of(self, entity: str | None, mention: str | None) -> MentionType | None:
        """The type of what takes part: the entity's, else the mention's."""
        found = self.entities.get(entity or "") or self.mentions.get(mention or "")
        return found.type if found is not None else None


def scene_of(reading: Reading, aliases: AliasBook) -> Scene:
    """Lay out a reading."""
    return Scene(reading, tuple(bearers_of((reading,), aliases)))


def _is_private(entity: Entity) -> bool:
    return entity.type is MentionType.PERSON and not any(one.kind in _PUBLIC for one in entity.attributes)


def _whole(claim: Claim) -> Span:
    """All that is said, from its first character to its last; the cue of a claim without content."""
    spans = claim.content or claim.cue or tuple(hop.span for hop in claim.sources if hop.span is not None)
    if not spans:
        return Span(0, 1)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
