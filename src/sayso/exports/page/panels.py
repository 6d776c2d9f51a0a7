"""The lists beside the text: claims, events, actors, relations, times, places, numbers, open questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sayso.exports.page.cards import claim_card, event_card, relation_card
from sayso.exports.page.markup import Node, element, outward, words
from sayso.exports.page.sheet import Sheet, definitions
from sayso.records import Entity
from sayso.telling.actors import attribute_words, kind_words, other_names, sector_words
from sayso.telling.coverage import NO_ACTORS, NO_CLAIMS, NO_EVENTS, was_interpreted
from sayso.telling.questions import open_questions
from sayso.telling.values import (
    coordinates,
    days,
    place_in,
    place_precision,
    quantity_range,
    time_precision,
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One list: its anchor, its title, its rows, and what is said where there are none."""

    name: str
    title: str
    rows: tuple[Element, ...]
    nothing: str


def panels(sheet: Sheet) -> tuple[Panel, ...]:
    """All lists of a report in their order; what nobody looked for has none."""
    reading = sheet.reading
    read = _read_with_a_model(sheet) if was_interpreted(reading) else ()
    return (
        *read,
        Panel("times", "Times", tuple(_times(sheet)), "No time is told."),
        Panel("places", "Places", tuple(_places(sheet)), "No place is named."),
        Panel("numbers", "Numbers", tuple(_numbers(sheet)), "No number is told."),
        Panel("credits", "Credits and links", tuple(_credits(sheet)), "No source is credited or linked."),
        Panel("questions", "Open questions", tuple(_questions(sheet)), "Nothing is left open."),
    )


def _read_with_a_model(sheet: Sheet) -> tuple[Panel, ...]:
    reading = sheet.reading
    return (
        Panel(
            "claims",
            "Who says what",
            tuple(claim_card(claim, sheet) for claim in reading.claims),
            NO_CLAIMS,
        ),
        Panel(
            "events",
            "What happened",
            tuple(event_card(event, sheet) for event in reading.events),
            NO_EVENTS,
        ),
        Panel(
            "actors",
            "Actors and things",
            tuple(_entity_card(entity, sheet) for entity in (*sheet.actors, *sheet.things)),
            NO_ACTORS,
        ),
        Panel(
            "relations",
            "Relations",
            tuple(relation_card(relation, sheet) for relation in reading.relations),
            "No standing relation is told.",
        ),
    )


def panel_section(panel: Panel, sheet: Sheet) -> Element:
    """A list with its heading."""
    title = f"{sheet.card(panel.name)}-title"
    return element(
        "section",
        element("h2", panel.title, " ", element("span", str(len(panel.rows)), class_="count"), id=title),
        element("ul", panel.rows, class_="cards") if panel.rows else element("p", panel.nothing, class_="nothing"),
        id=sheet.card(panel.name),
        aria_labelledby=f"{title} {sheet.id}-title",
    )


def _entity_card(entity: Entity, sheet: Sheet) -> Element:
    what = ", ".join(part for part in (kind_words(entity), entity.country or "", sector_words(entity)) if part)
    mentions: list[Node] = []
    for number, span in enumerate(sheet.lookup.spans_of(entity)[:_MENTIONS_SHOWN]):
        line = sheet.lookup.quote(span, chars=60)
        mentions += [", " if number else "", sheet.to_text(entity.id, words(line)) if number == 0 else words(line)]
    left = len(entity.mentions) - _MENTIONS_SHOWN
    return element(
        "li",
        element(
            "h3",
            sheet.to_text(entity.id, class_="id"),
            " ",
            words(sheet.lookup.name_of(entity), class_="name" if entity.name else None),
            " ",
            element("span", what, class_="kind"),
        ),
        definitions(
            (
                ("also", [words(name) for name in other_names(entity)]),
                ("told of it", [words(line) for line in attribute_words(entity)]),
                ("text", [element("span", mentions, f" and {left} more" if left > 0 else None)] if mentions else []),
            )
        ),
        id=sheet.card(entity.id),
        class_=f"card {entity.id}",
    )


_MENTIONS_SHOWN = 5


def _row(item: str, sheet: Sheet, head: Sequence[Node], *facts: str) -> Element:
    shown = " · ".join(fact for fact in facts if fact)
    return element(
        "li",
        element("h3", sheet.to_text(item, class_="id"), " ", *head),
        element("p", words(shown), class_="remarks") if shown else None,
        id=sheet.card(item),
        class_=f"card small {item}",
    )


def _times(sheet: Sheet) -> list[Element]:
    rows = []
    for period in sheet.reading.times:
        anchor = sheet.lookup.times.get(period.anchor) if period.anchor else None
        counted = "publication" if period.anchor == "published" else sheet.lookup.quote(anchor.span) if anchor else ""
        facts = (period.value or "", time_precision(period), f"counted from {counted}" if counted else "")
        rows.append(_row(period.id, sheet, (sheet.quote(period.span, chars=60), " ", days(period)), *facts))
    return rows


def _places(sheet: Sheet) -> list[Element]:
    rows = []
    for place in sheet.reading.places:
        span = sheet.lookup.place_span(place)
        head = (None if span is None else sheet.quote(span, chars=60), " ", words(place.name))
        facts = (place_in(place), place_precision(place), coordinates(place))
        rows.append(_row(place.id, sheet, head, *facts))
    return rows


def _numbers(sheet: Sheet) -> list[Element]:
    return [
        _row(row.id, sheet, (sheet.quote(row.span, chars=60), " ", f"{quantity_range(row)} {row.unit or ''}".strip()))
        for row in sheet.reading.quantities
    ]


def _credits(sheet: Sheet) -> list[Element]:
    document, rows = sheet.reading.document, []
    for credit in document.credits:
        name = f"{credit.name} ({credit.kind.value})"
        rows.append(element("li", "credit ", sheet.quote(credit.span, chars=60), " ", words(name), class_="card small"))
    for link in document.links:
        target = outward(link.url, link.url)
        rows.append(
            element("li", f"{link.kind.value} ", sheet.quote(link.span, chars=60), " ", target, class_="card small")
        )
    return rows


def _questions(sheet: Sheet) -> list[Element]:
    return [
        element(
            "li",
            None if row.record_id is None else sheet.to_card(row.record_id, class_="id"),
            " ",
            row.asked,
            " ",
            words(row.quote, class_="quote") if row.quote else None,
            " ",
            element("span", row.reason.capitalize(), class_="absent"),
            class_="card small",
        )
        for row in open_questions(sheet.lookup)
    ]
