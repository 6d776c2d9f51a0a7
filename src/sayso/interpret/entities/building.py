"""Turns groups of mentions into entities of the record: names with kinds, type, country, sector, attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.interpret.entities.attributes import attributes_of
from sayso.interpret.entities.kinds import country_of, sector_of, subtype_of, type_of
from sayso.interpret.entities.listed import Listed
from sayso.interpret.entities.naming import actor_of
from sayso.interpret.entities.profiles import Profile
from sayso.interpret.entities.stated import StatedName
from sayso.ontology.entities import EntityWords
from sayso.records import Entity, EntityName, Mention, MentionType, NameKind, Place


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What groups are judged by beside their mentions. `known` are numbers of listed actors and
    `countries` codes (alpha-3) by name key, `inside` places named in a mention, by its number."""

    words: EntityWords
    demonyms: Mapping[str, str]
    listed: Listed
    known: Mapping[str, int]
    places: Mapping[str, Place]
    countries: Mapping[str, str]
    inside: Mapping[int, Sequence[Place]]


def entities_of(
    groups: Iterable[Sequence[Profile]], stated: Sequence[StatedName], text: str, knowledge: Knowledge
) -> tuple[tuple[Entity, tuple[int, ...]], ...]:
    """Each entity with the numbers of its mentions, by first mention; a lone pronoun is none."""
    kept = [group for group in groups if len(group) > 1 or group[0].pronoun is None]
    kept.sort(key=lambda group: min(p.number for p in group))
    built = []
    for number, group in enumerate(kept):
        numbers = tuple(sorted(p.number for p in group))
        own = [s for s in stated if s.of in numbers]
        built.append((_entity(f"e{number}", group, own, text, knowledge), numbers))
    return tuple(built)


def _entity(
    entity_id: str, group: Sequence[Profile], stated: Sequence[StatedName], text: str, knowledge: Knowledge
) -> Entity:
    words = knowledge.words
    kind = type_of(group)
    number = actor_of(group, knowledge.known) if kind is not MentionType.LOCATION else None
    known = knowledge.listed.actors[number] if number is not None else None
    subtype = known.subtype if known and known.subtype else subtype_of(kind, group, knowledge.places, text, words)
    country = (
        known.country
        if known and known.country
        else country_of(kind, group, knowledge.places, knowledge.inside, text, demonyms=knowledge.demonyms, words=words)
    )
    state = _state(kind, group, knowledge.countries)
    country = country or state
    sector = known.sector if known and known.sector else sector_of(kind, group, subtype, text, words)
    sector = sector or ("GOV" if state is not None else None)
    names = names_of_entity(group, stated, kind)
    return Entity(
        id=entity_id,
        type=kind,
        subtype=subtype,
        name=names[0].text if names else None,
        names=names,
        country=country,
        sector=sector,
        attributes=attributes_of(kind, group, text, demonyms=knowledge.demonyms, words=words),
        mentions=tuple(p.mention.id for p in sorted(group, key=lambda p: p.number)),
    )


def _state(kind: MentionType, group: Sequence[Profile], countries: Mapping[str, str]) -> str | None:
    """The country whose name a body bears: "Russia said" is its state speaking."""
    if kind is not MentionType.ORGANISATION:
        return None
    return next((countries[p.name.key] for p in group if p.name is not None and p.name.key in countries), None)


def names_of_entity(
    group: Sequence[Profile], stated: Sequence[StatedName], kind: MentionType
) -> tuple[EntityName, ...]:
    """The names in the text, the fullest proper one first, then by first evidence; spellings in capitals give way."""
    said = {s.name.span: s.kind for s in stated}
    kinds: dict[str, NameKind] = {}
    order: list[tuple[int, str]] = []
    found = [(p.name.span, p.name) for p in group if p.name is not None]
    found += [(s.name.span, s.name) for s in stated]
    for span, name in sorted(found, key=lambda row: row[0]):
        own = said.get(span) or (
            NameKind.ACRONYM if name.is_acronym and kind is not MentionType.PERSON else NameKind.NAME
        )
        if name.text not in kinds:
            order.append((span.start, name.text))
        if kinds.get(name.text, NameKind.NAME) in (NameKind.NAME, NameKind.ACRONYM):
            kinds[name.text] = own
    texts = _without_capitals([text for _, text in order])
    main = max(texts, key=lambda text: (_worth(text, kinds[text], kind), -texts.index(text)), default=None)
    texts.sort(key=lambda text: text != main)
    return tuple(EntityName(text, kinds[text], ()) for text in texts)


def _without_capitals(texts: Sequence[str]) -> list[str]:
    """Without forms that headlines and datelines set in capitals, where the usual form is there."""
    usual = {text.lower() for text in texts if not text.isupper()}
    return [text for text in texts if not (text.isupper() and text.lower() in usual)]


def _worth(text: str, own: NameKind, kind: MentionType) -> tuple[int, int]:
    proper = {NameKind.NAME: 2, NameKind.ACRONYM: 1}.get(own, 0)
    parts = len(text.split())
    return proper, min(parts, 4) if kind is not MentionType.LOCATION else 0


def with_entities(mentions: Sequence[Mention], built: Iterable[tuple[Entity, Sequence[int]]]) -> tuple[Mention, ...]:
    """The mentions, each with the id of its entity."""
    of = {number: entity.id for entity, numbers in built for number in numbers}
    return tuple(replace(mention, entity=of.get(number)) for number, mention in enumerate(mentions))
