"""Bearers of names: the named people, bodies and accounts of a report, each with the names that it is linked by.

A bearer's id is made from the report and the main name, so it outlives a new reading of the report by another model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.linking.aliases import AliasBook
from sayso.linking.candidates import Named
from sayso.linking.features.names import compare_names
from sayso.linking.naming.groups import PartKind, group_name
from sayso.records import Entity, MentionType, Reading
from sayso.records.judgement import Decision

LINKED: Final = (MentionType.PERSON, MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER)
_OWN_PARTS: Final = frozenset({PartKind.OWN, PartKind.COUNTRY, PartKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Bearer:
    """One entity of one report with the names that it is linked by."""

    id: str
    report: str
    entity: Entity
    names: tuple[Named, ...]


def bearers_of(readings: Iterable[Reading], aliases: AliasBook) -> Iterator[Bearer]:
    """Every named person, body and account of the readings, in their order."""
    for reading in readings:
        taken: set[str] = set()
        for entity in reading.entities:
            if entity.type not in LINKED or entity.name is None:
                continue
            bearer_id = f"{reading.document.id}#{entity.name}"
            while bearer_id in taken:
                bearer_id += "'"
            taken.add(bearer_id)
            texts = dict.fromkeys((entity.name, *(name.text for name in entity.names)))
            nodes = (name_node(text, entity, aliases) for text in texts)
            yield Bearer(bearer_id, reading.document.id, entity, tuple(node for node in nodes if node is not None))


def name_node(text: str, entity: Entity, aliases: AliasBook) -> Named | None:
    """The name as a thing of its own; None for one that many actors bear ("Khan", "Defence Ministry").

    A body's name without a word of its own takes the country that the report gives the body.
    """
    itself = compare_names(text, text, entity.type, aliases=aliases)
    if itself is None or itself.decision is not Decision.SAME:
        return None
    plain = Named(f"{entity.type}:{text}", text, entity.type)
    if entity.type is MentionType.PERSON or len(aliases.of(text)) == 1:
        return plain
    name = group_name(text)
    if name.acronym or any(part.kind in _OWN_PARTS for part in name.parts):
        return plain
    return None if entity.country is None else Named(f"{plain.id} ({entity.country})", text, entity.type)
