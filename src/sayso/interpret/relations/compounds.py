"""Relations in hyphenated words: "the Turkey-backed group", "a Beirut-based cleric", "rebel-held town"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.interpret.relations.links import Link, linked
from sayso.interpret.relations.parties import Parties
from sayso.ontology.relations import RelationWords
from sayso.records import Mention, Span

_HYPHENS = ("-", "‑", "–")


def compound_links(word: int, parties: Parties, words: RelationWords) -> Iterator[Link]:
    """Links of one participle behind a hyphen."""
    syntax = parties.syntax
    frames = words.compounds.get(syntax.lower(word), ())
    if not frames or word < 2 or syntax.form(word - 1) not in _HYPHENS:
        return
    before = _ending_with(word - 2, parties)
    head = syntax.head(word)
    if before is None or head is None or head <= word:
        return
    for frame in frames:
        if frame.first and before.type not in frame.first:
            continue
        yield from linked(
            frame,
            [before],
            parties.typed([head], frame.second),
            predicate=word,
            span=Span(syntax.span(word - 1).start, syntax.span(word).end),
            has_ended=False,
        )


def _ending_with(word: int, parties: Parties) -> Mention | None:
    own = parties.of(word)
    if own is not None:
        return own
    end = parties.syntax.span(word).end
    return next((mention for mention in parties.by_word.values() if mention.span.end == end), None)
