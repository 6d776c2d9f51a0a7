"""Actors and things in words: which of them a view lists, and what is known of each."""

from __future__ import annotations

from typing import Final

from sayso.records import Entity, MentionType
from sayso.telling.labels import ATTRIBUTES, MENTION_TYPES, NAMES, SECTORS
from sayso.telling.lookup import Lookup
from sayso.telling.quoting import shortened, steady

_ACTOR_TYPES: Final = (MentionType.PERSON, MentionType.ORGANISATION)
_THING_TYPES: Final = (
    MentionType.WEAPON,
    MentionType.VEHICLE,
    MentionType.MILITARY_PLATFORM,
    MentionType.DOCUMENT_REFERENCE,
    MentionType.COMMS_IDENTIFIER,
)


def actors_of(lookup: Lookup) -> tuple[Entity, ...]:
    """People and groups that bear a name, speak, act or stand in a relation; those only mentioned are left out."""
    reading = lookup.reading
    busy = {hop.entity for claim in reading.claims for hop in claim.sources}
    busy |= {row.entity for event in reading.events for row in event.participants}
    busy |= {entity for relation in reading.relations for entity in (relation.subject, relation.object)}
    return tuple(row for row in reading.entities if row.type in _ACTOR_TYPES and (row.name or row.id in busy))


def things_of(lookup: Lookup) -> tuple[Entity, ...]:
    """Weapons, vehicles, documents and channels; places, times and numbers have lists of their own."""
    return tuple(row for row in lookup.reading.entities if row.type in _THING_TYPES)


def other_names(entity: Entity) -> tuple[str, ...]:
    """Its further names with their kind: `FRA (acronym)`."""
    rows = (row for row in entity.names if row.text != entity.name)
    return tuple(dict.fromkeys(steady(f"{shortened(row.text)} ({NAMES[row.kind]})") for row in rows))


def kind_words(entity: Entity) -> str:
    """Its subtype, or else its type: `armed group`, `person`."""
    return entity.subtype.replace("_", " ") if entity.subtype else MENTION_TYPES[entity.type]


def sector_words(entity: Entity) -> str:
    """The sector's code with its meaning: `REB rebels`; empty without one."""
    return "" if entity.sector is None else f"{entity.sector} {SECTORS.get(entity.sector, '')}".strip()


def attribute_words(entity: Entity) -> tuple[str, ...]:
    """What is said of it beside its names: `age 34`, `former office customs officer`."""
    return tuple(dict.fromkeys(steady(f"{ATTRIBUTES[row.kind]} {shortened(row.value)}") for row in entity.attributes))
