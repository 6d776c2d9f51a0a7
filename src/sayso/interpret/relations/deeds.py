"""Relations that a noun for a deed says: "the coalition's campaign against Y", "X provides support for Y"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.interpret.effects.actuality import actuality_of
from sayso.interpret.effects.found import Actuality
from sayso.interpret.relations.links import Link, evidence, linked
from sayso.interpret.relations.parties import Parties
from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import load_effect_words
from sayso.ontology.relations import RelationWords


def deed_links(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    """Links of one noun for a deed; none where the clause denies it or only wishes it."""
    syntax = parties.syntax
    frames = words.deeds.get(syntax.lower(word), ())
    if not frames or syntax.part(word) != "NOUN":
        return
    verb = _verb_of(word, syntax)
    if actuality_of(word if verb is None else verb, syntax, load_effect_words()) is not Actuality.FACT:
        return
    for frame in frames:
        seconds = syntax.obliques(word, *sorted(frame.joins))
        if not seconds and verb is not None:
            seconds = syntax.obliques(verb, *sorted(frame.joins & {"against"}))
        yield from linked(
            frame,
            parties.typed(_doers(word, verb, syntax), frame.first),
            parties.typed(seconds, frame.second),
            predicate=word,
            span=evidence(word, frame.joins, syntax),
            has_ended=False,
        )


def _verb_of(noun: int, syntax: Syntax) -> int | None:
    head = syntax.head(noun)
    is_part = syntax.relation(noun) in ("obj", "obl", "nsubj:pass")
    return head if is_part and head is not None and syntax.part(head) == "VERB" else None


def _doers(noun: int, verb: int | None, syntax: Syntax) -> tuple[int, ...]:
    """Whose deed it is: the owner, the word before it, or who does the verb."""
    own = (*syntax.possessors(noun), *syntax.agents(noun))
    if own:
        return own
    before = tuple(child for child in syntax.children(noun, "compound") if child < noun)
    if verb is None:
        return before
    if syntax.is_passive(verb):
        return syntax.agents(verb)
    return syntax.understood_subjects(verb) or before
