"""Actors, things and relations in the terminal, each with the words that support it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.reading_tables import FAINT, QUOTE_STYLE, Cell, heading, nothing, table
from sayso.records import Entity, Relation
from sayso.telling.actors import (
    actors_of,
    attribute_words,
    kind_words,
    other_names,
    sector_words,
    things_of,
)
from sayso.telling.chains import say_so
from sayso.telling.coverage import NO_ACTORS
from sayso.telling.events import relation_verb
from sayso.telling.lookup import Lookup
from sayso.telling.values import days

if TYPE_CHECKING:
    from rich.console import Console

_QUOTES_SHOWN = 3


def show_actors(console: Console, lookup: Lookup) -> None:
    """Print people and groups with their names."""
    actors = actors_of(lookup)
    heading(console, "Actors", len(actors))
    if not actors:
        nothing(console, NO_ACTORS)
        return
    rows = [_actor(entity, lookup) for entity in actors]
    table(console, ("", "name", "also", "what", "in the text"), rows, (0, 4, 4, 3, 5))


def show_things(console: Console, lookup: Lookup) -> None:
    """Print weapons, vehicles, documents and channels, where there are any."""
    things = things_of(lookup)
    if things:
        heading(console, "Things", len(things))
        rows = [(row.id, lookup.name_of(row), kind_words(row), _mentioned(row, lookup)) for row in things]
        table(console, ("", "name", "what", "in the text"), rows)


def show_relations(console: Console, lookup: Lookup) -> None:
    """Print standing relations, where there are any."""
    relations = lookup.reading.relations
    if relations:
        heading(console, "Relations", len(relations))
        rows = [_relation(relation, lookup) for relation in relations]
        table(console, ("", "who stands how to whom", "in the text", "on whose say-so"), rows, (0, 5, 5, 4))


def _actor(entity: Entity, lookup: Lookup) -> tuple[Cell, ...]:
    what = (kind_words(entity), entity.country or "", sector_words(entity))
    return (
        entity.id,
        [(lookup.name_of(entity), "bold" if entity.name else "")],
        [(name, "") for name in other_names(entity)],
        [(", ".join(part for part in what[:2] if part), ""), (what[2], FAINT)],
        [*((words, "") for words in attribute_words(entity)), (_mentioned(entity, lookup), QUOTE_STYLE)],
    )


def _mentioned(entity: Entity, lookup: Lookup) -> str:
    """Its first mentions in quotation marks, and how many there are."""
    spans = lookup.spans_of(entity)
    shown = lookup.quote(*spans[:_QUOTES_SHOWN], chars=40)
    return f"{shown} {len(spans)}×" if len(spans) > _QUOTES_SHOWN else shown


def _relation(relation: Relation, lookup: Lookup) -> tuple[Cell, ...]:
    words = " ".join((lookup.name_of_id(relation.subject), relation_verb(relation), lookup.name_of_id(relation.object)))
    period = lookup.times.get(relation.time) if relation.time else None
    when = "" if period is None else days(period)
    return (
        relation.id,
        [(words, ""), (when, FAINT)],
        [(lookup.quote(relation.span), QUOTE_STYLE)],
        [(line, FAINT) for line in say_so(relation.claims, lookup)],
    )
