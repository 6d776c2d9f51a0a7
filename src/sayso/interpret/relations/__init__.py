"""Standing relations between the actors and places of a report, with whether they ended, when, and on whose say-so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.interpret.relations.compounds import compound_links
from sayso.interpret.relations.deeds import deed_links
from sayso.interpret.relations.inclusion import inclusion_links
from sayso.interpret.relations.links import Link
from sayso.interpret.relations.parties import Parties, parties_of
from sayso.interpret.relations.roles import role_links
from sayso.interpret.relations.verbs import verb_links
from sayso.interpret.standing import overhead_of
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.ontology.relations import RelationWords, load_relation_words
from sayso.records import Mention, MentionForm, Period, Reading, Relation, RelationKind
from sayso.records.prediction import Prediction

__all__ = ["Link", "add_relations", "links_in"]

# Said of either side: "X is allied with Y" and "Y with X" are one relation.
_MUTUAL = (
    RelationKind.ALIAS,
    RelationKind.ALLIED_WITH,
    RelationKind.LINKED_WITH,
    RelationKind.FIGHTS,
    RelationKind.KIN_OF,
)


def add_relations(reading: Reading, prediction: Prediction) -> Reading:
    """Fill `reading.relations` with what the text says between entities; one told twice is one relation.

    It stands under the claims of the first place that tells it; under none as soon as one place tells it in the
    report's own voice.
    """
    syntax = syntax_of(reading.document.text, prediction.words)
    words = load_relation_words(reading.document.language or "en")
    entities = {mention.id: mention.entity for mention in reading.mentions if mention.entity is not None}
    named = {entity.id for entity in reading.entities if entity.name is not None}
    # A bare "our" or "they" that means nobody known is no party to anything.
    known = [
        mention
        for mention in reading.mentions
        if mention.id in entities and (mention.form is not MentionForm.PRONOUN or mention.entity in named)
    ]
    said = {claim.said for claim in reading.claims}
    times = [period for period in reading.times if period.id not in said]
    overhead = overhead_of(reading.claims)
    found: dict[tuple[RelationKind, str, str, bool], Relation] = {}
    for link in links_in(known, syntax, words):
        subject, other = entities[link.subject.id], entities[link.object.id]
        if subject is None or other is None or subject == other:
            continue
        key = _key(link, subject, other)
        claims = overhead.over(link.span)
        if key in found:
            told = found[key]
            found[key] = replace(told, claims=told.claims if claims and told.claims else ())
            continue
        found[key] = Relation(
            id="",
            kind=link.kind,
            ended=link.has_ended,
            subject=subject,
            object=other,
            span=link.span,
            time=_time_of(link, times, syntax),
            claims=claims,
            score=link.score,
        )
    ordered = sorted(found.values(), key=lambda one: (one.span, one.kind, one.subject, one.object))
    return replace(
        reading, relations=tuple(replace(relation, id=f"r{number}") for number, relation in enumerate(ordered))
    )


def links_in(mentions: Sequence[Mention], syntax: Syntax, words: RelationWords) -> tuple[Link, ...]:
    """Relations between mentions, each once, in the order of the words that say them."""
    parties = parties_of(mentions, syntax)
    found: dict[tuple[RelationKind, str, str, bool], Link] = {}
    for word in range(len(syntax.words)):
        for link in _links_of(word, parties, words):
            found.setdefault((link.kind, link.subject.id, link.object.id, link.has_ended), link)
    return tuple(found.values())


def _links_of(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    yield from verb_links(word, parties, words)
    yield from deed_links(word, parties, words)
    yield from role_links(word, parties, words)
    yield from inclusion_links(word, parties, words)
    yield from compound_links(word, parties, words)


def _key(link: Link, subject: str, other: str) -> tuple[RelationKind, str, str, bool]:
    if link.kind in _MUTUAL:
        subject, other = sorted((subject, other))
    return link.kind, subject, other, link.has_ended


def _time_of(link: Link, times: Sequence[Period], syntax: Syntax) -> str | None:
    """The time expression that hangs on the words that say the relation."""
    below = set(syntax.subtree(link.predicate, without=("ccomp", "conj", "parataxis", "advcl", "acl:relcl")))
    for period in times:
        word = syntax.head_of(period.span)
        if word is not None and word in below:
            return period.id
    return None
