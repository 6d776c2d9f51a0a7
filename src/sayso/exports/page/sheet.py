"""One report on a page: its look-up tables, and the anchors that tie its text to its lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import Node, element, words
from sayso.records import Entity, Reading, Span
from sayso.telling.actors import actors_of, things_of
from sayso.telling.lookup import Lookup

CARD_QUOTE_CHARS = 400


@dataclass(frozen=True, slots=True)
class Sheet:
    """A reading with the number that it has on the page; `listed` are the ids of entities that have a card.

    On a page that is served (`is_live`) the text says where its characters are, so that each stretch has an address.
    """

    lookup: Lookup
    number: int
    actors: tuple[Entity, ...]
    things: tuple[Entity, ...]
    listed: frozenset[str]
    is_live: bool

    @classmethod
    def of(cls, reading: Reading, number: int, *, is_live: bool = False) -> Sheet:
        """The sheet of a reading."""
        lookup = Lookup.of(reading)
        actors, things = actors_of(lookup), things_of(lookup)
        return cls(lookup, number, actors, things, frozenset(row.id for row in (*actors, *things)), is_live)

    @property
    def reading(self) -> Reading:
        """What the sheet shows."""
        return self.lookup.reading

    @property
    def id(self) -> str:
        """The id of the report's own element."""
        return f"r{self.number}"

    def card(self, item: str) -> str:
        """The id of a record's card, or of a section of the report."""
        return f"r{self.number}-{item}"

    def spot(self, item: str) -> str:
        """The id of the place in the text where a record's evidence begins."""
        return f"r{self.number}-at-{item}"

    def characters(self, span: Span) -> str:
        """The id of the place in a served text where a span begins."""
        return f"c={span.start}-{span.end}"

    def peek(self, item: str, part: int) -> str:
        """The id of what is shown while a record's words in this part of the text are pointed at."""
        return f"r{self.number}-{part}-peek-{item}"

    def to_card(self, item: str, *children: Node, class_: str | None = None) -> Element:
        """A link to a record's card."""
        return element("a", *(children or (item,)), href=f"#{self.card(item)}", class_=class_)

    def to_text(self, item: str, *children: Node, class_: str | None = None) -> Element:
        """A link to the record's words in the text."""
        return element("a", *(children or (item,)), href=f"#{self.spot(item)}", class_=class_)

    def quote(self, *spans: Span, chars: int = CARD_QUOTE_CHARS) -> Element | None:
        """The words at the spans as a quotation."""
        line = self.lookup.quote(*spans, chars=chars)
        return words(line, class_="quote") if line else None

    def about(self, entity_id: str | None, name: str) -> Node:
        """A name that leads to the entity's card where it has one."""
        return self.to_card(entity_id, words(name)) if entity_id in self.listed and entity_id else words(name)


def definitions(rows: Iterable[tuple[str, Iterable[Node]]]) -> Element | None:
    """A list of names with what they are; names without anything are left out, an empty list is none."""
    made = element("dl")
    for name, values in rows:
        shown = [value for value in values if value is not None]
        if shown:
            made.append(element("dt", name))
            made.extend(element("dd", value) for value in shown)
    return made if len(made) else None
