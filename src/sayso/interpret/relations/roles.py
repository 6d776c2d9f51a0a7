"""Relations that a noun for a role says: "leader of Y", "Y's leader", "Y leader X", "a wing of Y", "brother of"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.interpret.relations.links import Link, evidence, linked
from sayso.interpret.relations.parties import Parties
from sayso.interpret.syntax import Syntax
from sayso.ontology.relations import RelationWords
from sayso.records import Mention, MentionForm, MentionType

_NAMES = ("appos", "flat", "flat:name", "nmod:desc")


def role_links(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    """Links of one role noun."""
    syntax = parties.syntax
    frames = words.roles.get(syntax.lower(word), ())
    if not frames or syntax.part(word) not in ("NOUN", "PROPN", "ADJ") or syntax.is_negated(word):
        return
    has_ended = _has_ended(word, syntax, words)
    for frame in frames:
        seconds = parties.typed(_complements(word, sorted(frame.joins), syntax), frame.second)
        if not seconds:
            continue
        holder = _holder(word, parties, frame.first, seconds)
        if holder is not None and not _names_itself(word, holder, seconds, syntax):
            yield from linked(
                frame,
                [holder],
                seconds,
                predicate=word,
                span=evidence(word, frame.joins, syntax),
                has_ended=has_ended,
            )


def _complements(noun: int, prepositions: list[str], syntax: Syntax) -> tuple[int, ...]:
    """The other party: behind a preposition, as the owner, or set before the noun."""
    before = [child for child in syntax.children(noun, "compound", "nmod:poss") if child < noun]
    return (*syntax.obliques(noun, *prepositions), *syntax.possessors(noun), *before)


def _holder(noun: int, parties: Parties, types: frozenset[MentionType], others: tuple[Mention, ...]) -> Mention | None:
    """Who has the role.

    1. The name beside it: "leader of Y, X", "X, leader of Y", "Y leader X".
    2. The subject of "X is leader of Y", "X served as leader of Y", who is "named leader".
    3. The noun phrase itself.
    """
    syntax = parties.syntax
    taken = {other.id for other in others}

    def first_of(words: tuple[int, ...]) -> Mention | None:
        return next((one for one in parties.typed(words, types) if one.id not in taken), None)

    # 1
    names = syntax.children(noun, *_NAMES)
    head, relation = syntax.head(noun), syntax.relation(noun)
    beside = ("appos", "nmod:desc", "compound", "flat")
    if head is not None and relation in beside and (relation in beside[:2] or head > noun):
        names = (*names, head)
    found = first_of(names) or _beside_comma(noun, parties, types, taken)
    # 2
    if found is None and syntax.children(noun, "cop"):
        found = first_of(syntax.subjects(noun))
    if found is None and head is not None and (relation == "xcomp" or syntax.preposition(noun) == "as"):
        found = first_of(syntax.objects(head) or syntax.understood_subjects(head))
    # 3
    return found or first_of((noun,))


def _names_itself(noun: int, holder: Mention, others: tuple[Mention, ...], syntax: Syntax) -> bool:
    """ "The Defence Department" is a name of which "Defence" is a piece, and no department of Defence."""
    own = syntax.head_of(holder.head) == noun
    return own and holder.form is MentionForm.NAME and all(holder.span.contains(other.span) for other in others)


def _beside_comma(noun: int, parties: Parties, types: frozenset[MentionType], taken: set[str]) -> Mention | None:
    """ "X, the former leader of Y," whatever the tree hangs it on."""
    syntax = parties.syntax
    before = noun - 1
    while before >= 0 and syntax.part(before) in ("DET", "ADJ", "ADV", "NUM") and noun - before <= 4:
        before -= 1
    if before < 1 or syntax.form(before) != ",":
        return None
    for mention in parties.by_end.get(syntax.span(before - 1).end, ()):
        if mention.id not in taken:
            is_name = syntax.part(before - 1) == "PROPN"
            return mention if is_name and (not types or mention.type in types) else None
    return None


def _has_ended(noun: int, syntax: Syntax, words: RelationWords) -> bool:
    modifiers = {syntax.lower(child) for child in syntax.children(noun, "amod", "compound", "advmod")}
    near = {syntax.lower(word) for word in range(max(noun - 2, 0), noun)}
    return bool(modifiers & words.ended) or "ex" in near
