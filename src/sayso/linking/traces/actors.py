"""Traces of named people, bodies and accounts."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.linking.bearers import Bearer
from sayso.linking.candidates import Named
from sayso.linking.traces.scene import Scene
from sayso.records import MentionForm
from sayso.records.trace import ActorTrace, TracedRelation


def actor_traces(scene: Scene) -> tuple[ActorTrace, ...]:
    """One trace for each bearer of names, in order of the reading's entities."""
    return tuple(_trace(bearer, scene) for bearer in scene.bearers)


def named_of(trace: ActorTrace) -> tuple[Named, ...]:
    """The names that a trace is linked by, as they are compared; the texts behind `trace.keys`."""
    texts = dict.fromkeys((trace.name, *(name.text for name in trace.names)))
    found = []
    for key in trace.keys:
        for text in texts:
            plain = f"{trace.type}:{text}"
            if key in (plain, f"{plain} ({trace.country})"):
                found.append(Named(key, text, trace.type))
                break
    return tuple(found)


def _trace(bearer: Bearer, scene: Scene) -> ActorTrace:
    entity = bearer.entity
    own = [scene.mentions[one] for one in entity.mentions if one in scene.mentions]
    return ActorTrace(
        id=bearer.id,
        report=bearer.report,
        entity=entity.id,
        name=entity.name or "",
        names=entity.names,
        keys=tuple(node.id for node in bearer.names),
        type=entity.type,
        subtype=entity.subtype,
        country=entity.country,
        sector=entity.sector,
        attributes=entity.attributes,
        evidence=tuple(sorted(mention.span for mention in own if mention.form is MentionForm.NAME)),
        relations=tuple(_relations(bearer, scene)),
    )


def _relations(bearer: Bearer, scene: Scene) -> Iterator[TracedRelation]:
    """Relations to others, from both of their ends; `claims` are traces' ids as everywhere in a trace."""
    own = bearer.entity.id
    for relation in scene.reading.relations:
        if own not in (relation.subject, relation.object):
            continue
        is_subject = relation.subject == own
        other = relation.object if is_subject else relation.subject
        yield TracedRelation(
            kind=relation.kind,
            is_subject=is_subject,
            ended=relation.ended,
            other=scene.bearer_ids.get(other, other),
            other_text=_called(other, scene),
            quote=scene.quote(relation.span),
            claims=scene.claims(relation.claims),
        )


def _called(entity_id: str, scene: Scene) -> str:
    """An entity's name, else its first mention's wording."""
    entity = scene.entities.get(entity_id)
    if entity is None:
        return ""
    if entity.name is not None:
        return entity.name
    first = min((scene.mentions[one].span for one in entity.mentions if one in scene.mentions), default=None)
    return scene.quote(first).text if first is not None else ""
