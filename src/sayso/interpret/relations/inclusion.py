"""Members named behind their group: "the coalition, including Norway, ..."."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.interpret.relations.links import Link, linked
from sayso.interpret.relations.parties import Parties
from sayso.ontology.relations import RelationWords


def inclusion_links(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    """Links of one word that introduces members; its phrase hangs on the group or on what the group is part of."""
    syntax = parties.syntax
    frames = words.inclusions.get(syntax.lower(word), ())
    member = syntax.head(word)
    if not frames or member is None or syntax.relation(word) not in ("case", "mark") or member <= word:
        return
    group = syntax.head(member)
    if group is None or group > word:
        return
    members = (member, *(other for other in syntax.conjuncts(member) if other > member))
    for frame in frames:
        yield from linked(
            frame,
            parties.typed([group], frame.first),
            parties.typed(members, frame.second),
            predicate=word,
            span=syntax.span(word),
            has_ended=False,
        )
