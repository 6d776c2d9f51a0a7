"""Mentions of a report: who and what its words refer to, from the model's spans and from what rules have read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.mentions.candidates import Candidate, candidates_of
from sayso.interpret.mentions.forms import NUMBERS, form_of, head_span
from sayso.interpret.mentions.selection import chosen, in_order
from sayso.interpret.mentions.unseen import unseen
from sayso.interpret.quantity_amounts import merged, overlapping
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.ontology.mention_lists import MentionLists, mention_lists
from sayso.records import BlockKind, Mention, Quantity, Reading
from sayso.records.prediction import Prediction

__all__ = ["add_mentions", "mentions_of_references"]

_DIGITS: Final = 4
# How many heads of mentions hold one word at the most.
_NESTED: Final = 4
# Relations of a number to the noun that it counts.
_COUNTING: Final = ("nummod", "det", "amod", "compound", "nmod:unmarked")


def add_mentions(reading: Reading, prediction: Prediction) -> Reading:
    """Join the mentions that are there (place names) with those of the model and those that rules find.

    1. Evidence: typed spans, references, place names, times, numbers, addresses.
    2. One mention for each head word; nouns and pronouns of people that nothing proposed are added.
    3. New ids by text order; places keep their mentions, numbers point to what they count.

    Nothing is taken from boilerplate except what was there.
    """
    syntax = syntax_of(reading.document.text, prediction.words)
    lists = mention_lists(reading.document.language or "en")
    # 1, 2
    seen = chosen(candidates_of(reading, prediction, syntax, lists), prediction, syntax)
    taken = frozenset(one.word for one in seen if one.word is not None)
    every = in_order([*seen, *unseen(prediction, syntax, lists, taken)])
    boilerplate = merged(reading.document.spans_of(BlockKind.BOILERPLATE))
    kept = [one for one in every if one.fixed or not overlapping(one.span, boilerplate)]
    # 3
    mentions = tuple(_mention(number, one, syntax, lists) for number, one in enumerate(kept))
    renamed = {one.fixed.id: f"m{number}" for number, one in enumerate(kept) if one.fixed is not None}
    by_word = {one.word: mention for mention, one in zip(mentions, kept, strict=True) if one.word is not None}
    return replace(
        reading,
        mentions=mentions,
        places=tuple(replace(place, mention=renamed[place.mention]) for place in reading.places),
        quantities=tuple(
            replace(quantity, of=renamed.get(quantity.of) if quantity.of else _counted(quantity, by_word, syntax))
            for quantity in reading.quantities
        ),
    )


def mentions_of_references(mentions: Sequence[Mention], prediction: Prediction) -> tuple[str | None, ...]:
    """For each of the prediction's references the id of its mention: the one whose head holds its head word."""
    in_order = sorted(mentions, key=lambda mention: (mention.head, mention.id))
    starts = [mention.head.start for mention in in_order]
    found: list[str | None] = []
    for reference in prediction.references:
        last = bisect_right(starts, reference.head.start)
        near = in_order[max(0, last - _NESTED) : last]
        holding = [mention for mention in near if mention.head.contains(reference.head)]
        found.append(min(holding, key=lambda mention: len(mention.head)).id if holding else None)
    return tuple(found)


def _mention(number: int, one: Candidate, syntax: Syntax, lists: MentionLists) -> Mention:
    form = form_of(one, syntax)
    head = head_span(one, form, syntax, lists)
    return Mention(f"m{number}", one.span, head, one.own_type, form, entity=None, score=round(one.score, _DIGITS))


def _counted(quantity: Quantity, by_word: Mapping[int, Mention], syntax: Syntax) -> str | None:
    """The mention that a number counts: the one of its word ("five were killed"), or of the noun it hangs on."""
    word = syntax.head_of(quantity.span)
    if word is None or quantity.unit is not None:
        return None
    head = syntax.head(word)
    near = [word]
    if head is not None and syntax.relation(word) in _COUNTING:
        near.append(head)
    near += [child for child in syntax.children(word, "nmod") if syntax.preposition(child) == "of"]
    return next((by_word[w].id for w in near if w in by_word and by_word[w].type not in NUMBERS), None)
