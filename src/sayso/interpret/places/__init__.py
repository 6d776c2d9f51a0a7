"""Place names of a report and where on earth they are: `finder` finds the names, `resolver` places them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.gazetteer import Gazetteer
from sayso.interpret.places.assemble import place_record
from sayso.interpret.places.context import country_hints
from sayso.interpret.places.finder import find_toponyms
from sayso.interpret.places.resolver import resolve_mentions
from sayso.interpret.places.surroundings import surroundings_of
from sayso.ontology.places import place_words
from sayso.records import Mention, MentionForm, MentionType, Place, Reading, SourceDocument

__all__ = ["add_places", "find_toponyms", "resolve"]


def add_places(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Add a place for each place name, and Location mentions where the reading has none yet.

    Named Location mentions that are there already are resolved and no others are sought. Other mentions stay as they
    are. New ids follow the text.
    """
    given = [m for m in reading.mentions if m.type is MentionType.LOCATION and m.form is MentionForm.NAME]
    mentions: Sequence[Mention] = given
    kept = reading.mentions
    if not given:
        found = find_toponyms(reading.document.text, reading.sentences, gazetteer)
        first = 1 + max((int(m.id[1:]) for m in kept if m.id[1:].isdecimal()), default=-1)
        mentions = [replace(m, id=f"m{first + number}") for number, m in enumerate(found)]
        kept = (*kept, *mentions)
    places = resolve(mentions, reading.document, gazetteer)
    return replace(reading, mentions=kept, places=places)


def resolve(mentions: Sequence[Mention], document: SourceDocument, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Place the mentions of one report, all together.

    Args:
        mentions: Location mentions; their `head` is the name, their `span` may hold a type word too.
        document: the report; its publisher and address count as hints.
        gazetteer: where the places come from.
    Returns:
        One place per mention, in text order, ids `p0`, `p1`, ...
    """
    words = place_words()
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span, mention.id)))
    found = surroundings_of(document.text, ordered, words)
    resolved = resolve_mentions(found, gazetteer, words, hints=country_hints(document, gazetteer, words))
    return tuple(place_record(one, f"p{number}") for number, one in enumerate(resolved))
