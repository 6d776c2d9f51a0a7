"""One reading with its records by id, and the words by which a person recognises each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Claim, Entity, Event, Mention, MentionForm, Period, Place, Reading, Relation, Span
from sayso.telling.quoting import QUOTE_CHARS, bare, quoted, shortened, steady

_FORM_ORDER = (MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A reading's records by id. What is asked for and not there is None: a view shows what it has.

    `for_people`: words are shortened and kept steady among others; data has them whole and as they are.
    """

    reading: Reading
    for_people: bool
    mentions: Mapping[str, Mention]
    entities: Mapping[str, Entity]
    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    times: Mapping[str, Period]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, reading: Reading, *, for_people: bool = True) -> Lookup:
        """Look-up tables of a reading."""
        return cls(
            reading,
            for_people,
            {row.id: row for row in reading.mentions},
            {row.id: row for row in reading.entities},
            {row.id: row for row in reading.claims},
            {row.id: row for row in reading.events},
            {row.id: row for row in reading.times},
            {row.id: row for row in reading.places},
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    def quote(self, *spans: Span, chars: int = QUOTE_CHARS) -> str:
        """The words at the spans, in quotation marks and shortened."""
        if self.for_people:
            return quoted(self.text, spans, chars)
        return " … ".join(f"“{bare(span.text_in(self.text))}”" for span in spans)

    def words(self, span: Span, chars: int = QUOTE_CHARS) -> str:
        """The words at a span, shortened, without marks."""
        return self._shown(bare(span.text_in(self.text)).rstrip(" ,;:") or span.text_in(self.text), chars)

    def place_span(self, place: Place) -> Span | None:
        """Where the text names the place."""
        mention = self.mentions.get(place.mention)
        return None if mention is None else mention.span

    def spans_of(self, entity: Entity) -> tuple[Span, ...]:
        """All mentions of an entity, in text order."""
        spans = (self.mentions[mention].span for mention in entity.mentions if mention in self.mentions)
        return tuple(sorted(spans))

    def name_of(self, entity: Entity) -> str:
        """Its name, or the first words that the text has for it; a pronoun only where there is nothing better."""
        if entity.name:
            return self._shown(entity.name)
        mentions = [self.mentions[mention] for mention in entity.mentions if mention in self.mentions]
        if not mentions:
            return entity.id
        best = min(mentions, key=lambda mention: (_FORM_ORDER.index(mention.form), mention.span.start))
        return self.words(best.span)

    def name_of_id(self, entity_id: str) -> str:
        """As `name_of`; an unknown id stands for itself."""
        entity = self.entities.get(entity_id)
        return entity_id if entity is None else self.name_of(entity)

    def referred(self, span: Span | None, mention_id: str | None, entity_id: str | None) -> str:
        """Who or what is meant: the words of the text, before them the name where they do not say it.

        `Ilyas Toren (“he”)`, `Ilyas Toren (“its commander”)`, `the Interior Ministry`; empty if nothing is known.
        """
        entity = self.entities.get(entity_id) if entity_id else None
        if span is None:
            return "" if entity is None else self.name_of(entity)
        words = self.words(span)
        if entity is None:
            return words
        mention = self.mentions.get(mention_id) if mention_id else None
        name = self.name_of(entity)
        full = span.text_in(self.text).casefold()
        said = (
            any(known.text.casefold() in full for known in entity.names)
            or bare(name).strip("\u200e").casefold() in full
        )
        if said or (entity.name is None and (mention is None or mention.form is not MentionForm.PRONOUN)):
            return words
        return f"{name} (“{words}”)"

    def known_claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in the order given, each once."""
        return tuple(self.claims[claim] for claim in dict.fromkeys(ids) if claim in self.claims)

    def relations_of(self, entity: Entity) -> tuple[Relation, ...]:
        """The relations that an entity stands in."""
        return tuple(row for row in self.reading.relations if entity.id in (row.subject, row.object))

    def _shown(self, words: str, chars: int = QUOTE_CHARS) -> str:
        return steady(shortened(words, chars)) if self.for_people else words
