"""What is shown at the foot of the window while words of the text are pointed at: the chain, at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import element, words
from sayso.exports.page.sheet import Sheet
from sayso.telling.actors import kind_words, other_names
from sayso.telling.chains import chain_line, stance_words
from sayso.telling.events import effect_words, marks, relation_verb, type_words, when_words, where_words
from sayso.telling.values import coordinates, days, place_in, place_precision, quantity_range, time_precision


def peeks(items: Iterable[str], lines: Mapping[str, str], sheet: Sheet, part: int) -> Element:
    """One line for each record that has words in this part of the text; the style sheet shows those pointed at."""
    shown = [
        element("p", element("b", item), " ", words(lines[item]), class_=f"peek {item}", id=sheet.peek(item, part))
        for item in dict.fromkeys(items)
    ]
    return element("div", shown, class_="peeks", aria_hidden="true")


def peek_lines(sheet: Sheet) -> dict[str, str]:
    """What is shown for each record."""
    return dict(_lines(sheet))


def _lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    lookup, reading = sheet.lookup, sheet.reading
    for claim in reading.claims:
        yield claim.id, f"{stance_words(claim)}: {chain_line(claim, lookup)}"
    for event in reading.events:
        results = [effect_words(effect, lookup) for effect in event.effects]
        facts = (type_words(event), *marks(event), where_words(event, lookup), when_words(event, lookup), *results)
        yield event.id, " · ".join(fact for fact in facts if fact)
    for entity in (*sheet.actors, *sheet.things):
        yield entity.id, " · ".join((lookup.name_of(entity), kind_words(entity), *other_names(entity)))
    for relation in reading.relations:
        pair = (lookup.name_of_id(relation.subject), relation_verb(relation), lookup.name_of_id(relation.object))
        yield relation.id, " ".join(pair)
    for period in reading.times:
        yield period.id, " · ".join(fact for fact in (days(period), time_precision(period)) if fact)
    for place in reading.places:
        facts = (place.name, place_in(place), place_precision(place), coordinates(place))
        yield place.id, " · ".join(fact for fact in facts if fact)
    for quantity in reading.quantities:
        yield quantity.id, f"{quantity_range(quantity)} {quantity.unit or ''}".strip()
