"""Entities: mentions that mean the same person, body, place or thing, with all names, and why they are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer import Gazetteer, PlaceKind
from sayso.interpret.entities.building import Knowledge, entities_of, with_entities
from sayso.interpret.entities.clusters import Clusters, Joining
from sayso.interpret.entities.descriptions import join_descriptions
from sayso.interpret.entities.kinds import countries_of, places_inside
from sayso.interpret.entities.listed import Listed, listed_actors
from sayso.interpret.entities.naming import (
    join_acronyms,
    join_equal_names,
    join_known,
    join_mistyped_surnames,
    join_short_names,
    number_of,
)
from sayso.interpret.entities.objections import Objections
from sayso.interpret.entities.places import join_places
from sayso.interpret.entities.profiles import Profile, profiles_of
from sayso.interpret.entities.pronouns import join_pronouns
from sayso.interpret.entities.stated import StatedName, join_appositions, stated_names
from sayso.interpret.mentions import mentions_of_references
from sayso.interpret.syntax import syntax_of
from sayso.ontology.actors import ActorList, packaged_actors
from sayso.ontology.entities import entity_words
from sayso.ontology.places import place_words
from sayso.records import MentionType, Reading, Span
from sayso.records.prediction import Prediction

__all__ = ["Joining", "add_entities", "joinings"]


def add_entities(
    reading: Reading, prediction: Prediction, actors: ActorList | None = None, *, gazetteer: Gazetteer | None = None
) -> Reading:
    """Add the entities and tell each mention which it means.

    Args:
        actors: names known beforehand; the packaged list by default.
        gazetteer: knows the names of countries, for a state that acts ("Russia says").
    """
    judged = _judged(reading, prediction, actors)
    text = reading.document.text
    words = entity_words("en")
    places = {place.mention: place for place in reading.places}
    where = {mention.id: mention.head for mention in reading.mentions}
    spots = sorted(((where[p.mention], p) for p in reading.places), key=lambda row: (row[0], row[1].id))
    knowledge = Knowledge(
        words=words,
        demonyms=place_words("en").demonyms,
        listed=judged.listed,
        known=judged.known,
        places=places,
        countries=_countries(judged.profiles, gazetteer),
        inside=places_inside(judged.profiles, spots, text, words),
    )
    built = entities_of(judged.clusters.groups(), judged.stated, text, knowledge)
    return replace(
        reading,
        mentions=with_entities(reading.mentions, built),
        entities=tuple(entity for entity, _ in built),
    )


def joinings(reading: Reading, prediction: Prediction, actors: ActorList | None = None) -> tuple[Joining, ...]:
    """Every decision to join two mentions, or not to although something spoke for it, in the order they were made.

    Mentions are given by their place in `reading.mentions`; the answer to "why are these one?".
    """
    return tuple(_judged(reading, prediction, actors).clusters.joinings)


@dataclass(frozen=True, slots=True)
class _Judged:
    profiles: tuple[Profile, ...]
    clusters: Clusters
    stated: tuple[StatedName, ...]
    listed: Listed
    known: Mapping[str, int]


def _judged(reading: Reading, prediction: Prediction, actors: ActorList | None) -> _Judged:
    """Join from the surest to the least sure evidence.

    1. Names: equal, places, stated in the text, acronyms, actor list, short forms.
    2. Descriptions beside a name.
    3. Descriptions elsewhere.
    4. Pronouns.
    """
    words = entity_words("en")
    listed = listed_actors(actors or packaged_actors())
    syntax = syntax_of(reading.document.text, prediction.words)
    profiles = profiles_of(reading, syntax, words)
    places = {place.mention: place for place in reading.places}
    known = listed.keys_near(countries_of(reading, words, place_words("en").demonyms))
    clusters = Clusters(profiles, Objections(words, places, known))
    # 1
    join_places(profiles, clusters, places)
    join_equal_names(profiles, clusters, words)
    stated = stated_names(reading, profiles, clusters, words)
    join_acronyms(profiles, clusters, words)
    join_known(clusters, known, listed.names())
    join_short_names(profiles, clusters, words)
    join_mistyped_surnames(profiles, clusters)
    # 2
    join_appositions(profiles, clusters, syntax)
    # 3, 4
    chains = _chains(reading, prediction)
    subtypes = {p.number: s for p in profiles if (s := _listed_subtype(p, listed, known)) is not None}
    join_descriptions(profiles, clusters, chains, words=words, subtypes=subtypes)
    join_pronouns(profiles, clusters, chains, syntax, speech=_speech(prediction), words=words)
    return _Judged(profiles, clusters, stated, listed, known)


def _listed_subtype(profile: Profile, listed: Listed, known: Mapping[str, int]) -> str | None:
    number = number_of(profile, known)
    return listed.actors[number].subtype if number is not None else None


def _countries(profiles: Sequence[Profile], gazetteer: Gazetteer | None) -> Mapping[str, str]:
    """The country (alpha-3) that a name key means, for names of bodies and people that are names of countries."""
    if gazetteer is None:
        return {}
    found: dict[str, str] = {}
    for profile in profiles:
        if profile.name is None or profile.type is MentionType.LOCATION or profile.name.key in found:
            continue
        for place in gazetteer.lookup(profile.name.key):
            if place.kind is PlaceKind.COUNTRY and place.country is not None:
                found.setdefault(profile.name.key, place.country)
    return found


def _chains(reading: Reading, prediction: Prediction) -> Mapping[int, int]:
    """The model's chain of each mention, by the mention's number."""
    numbers = {mention.id: number for number, mention in enumerate(reading.mentions)}
    of_reference = mentions_of_references(reading.mentions, prediction)
    found: dict[int, int] = {}
    for chain_number, chain in enumerate(prediction.chains):
        for reference in chain:
            mention = of_reference[reference]
            if mention is not None:
                found.setdefault(numbers[mention], chain_number)
    return found


def _speech(prediction: Prediction) -> Sequence[tuple[Span, Span]]:
    return [(content, source) for one in prediction.attributions for content in one.content for source in one.source]
