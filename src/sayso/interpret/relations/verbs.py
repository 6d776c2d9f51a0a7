"""Relations that a verb says: "heads the council", "backed by", "born in", "seized control of"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.interpret.effects.actuality import actuality_of
from sayso.interpret.effects.found import Actuality
from sayso.interpret.effects.victims import is_past, victims_of
from sayso.interpret.relations.links import Link, evidence, linked
from sayso.interpret.relations.parties import Parties
from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import OBJECT as VICTIM_OBJECT
from sayso.ontology.effects import load_effect_words
from sayso.ontology.relations import OBJECT, Frame, RelationWords
from sayso.records import Span


def verb_links(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    """Links of one verb; none where it is denied, wished, feared or to come."""
    syntax = parties.syntax
    lower = syntax.lower(word)
    plain, light = words.verbs.get(lower, ()), words.light.get(lower, ())
    if syntax.part(word) != "VERB" or not (plain or light):
        return
    if actuality_of(word, syntax, load_effect_words()) is not Actuality.FACT:
        return
    has_ended = any(syntax.lower(child) in words.ended for child in syntax.children(word, "advmod"))
    for frame in plain:
        seconds = _seconds(word, frame, syntax)
        firsts = _firsts(word, frame, syntax)
        yield from linked(
            frame,
            parties.typed(firsts, frame.first),
            parties.typed([second for second in seconds if second not in firsts], frame.second),
            predicate=word,
            span=evidence(word, frame.joins | {"by"}, syntax),
            has_ended=has_ended,
        )
    for frame in light:
        yield from _light_links(word, frame, parties, has_ended=has_ended)


def is_passive_like(verb: int, syntax: Syntax) -> bool:
    """A passive, or a participle behind its noun."""
    return syntax.is_passive(verb) or (syntax.relation(verb) == "acl" and is_past(verb, syntax))


def _firsts(verb: int, frame: Frame, syntax: Syntax) -> tuple[int, ...]:
    if not is_passive_like(verb, syntax):
        return syntax.understood_subjects(verb)
    if OBJECT in frame.joins and (agents := syntax.agents(verb)):
        return agents
    return () if frame.joins == {OBJECT} else victims_of(verb, VICTIM_OBJECT, syntax)


def _seconds(verb: int, frame: Frame, syntax: Syntax) -> tuple[int, ...]:
    found: list[int] = []
    if OBJECT in frame.joins and (not is_passive_like(verb, syntax) or syntax.agents(verb)):
        found += victims_of(verb, VICTIM_OBJECT, syntax) if is_passive_like(verb, syntax) else syntax.objects(verb)
    prepositions = sorted(frame.joins - {OBJECT})
    if prepositions:
        found += syntax.obliques(verb, *prepositions)
    return tuple(dict.fromkeys(found))


def _light_links(verb: int, frame: Frame, parties: Parties, *, has_ended: bool) -> Iterator[Link]:
    syntax = parties.syntax
    nouns = [noun for noun in victims_of(verb, VICTIM_OBJECT, syntax) if syntax.lower(noun) in frame.nouns]
    if not nouns:
        return
    noun = nouns[0]
    prepositions = sorted(frame.joins)
    seconds = (*syntax.obliques(noun, *prepositions), *syntax.obliques(verb, *prepositions))
    firsts = syntax.agents(verb) if is_passive_like(verb, syntax) else syntax.understood_subjects(verb)
    ends = sorted((syntax.span(verb), evidence(noun, frame.joins, syntax)))
    yield from linked(
        frame,
        parties.typed(firsts, frame.first),
        parties.typed(seconds, frame.second),
        predicate=verb,
        span=Span(ends[0].start, ends[1].end),
        has_ended=has_ended,
    )
