"""Counts so far: "the death toll rose to 15", "the number of wounded stands at 30"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.interpret.effects.amounts import Counts
from sayso.records import EffectKind, Quantity, Span

# How far behind the toll its number may stand, in words: "the toll from Friday's attack on the town of X rose to 15".
_WITHIN_WORDS = 16
_VICTIM_WITHIN_WORDS = 5
_NUMBER_BEFORE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll with its number; `covers` are the words it was read from."""

    word: int
    kind: EffectKind
    quantity: Quantity
    covers: range


def tolls_in(counts: Counts) -> Iterator[Toll]:
    """Tolls in text order."""
    syntax, words = counts.syntax, counts.words
    for word in range(len(syntax.words)):
        lower = syntax.lower(word)
        kind, last = None, word
        if lower in words.tolls and syntax.part(word) in ("NOUN", "PROPN"):
            kind = words.toll_kind
        elif lower in words.toll_counts and word + 1 < len(syntax.words) and syntax.lower(word + 1) == "of":
            kind, last = _counted_kind(word, counts)
        if kind is None:
            continue
        found = _number_after(last, counts) or _number_of_verb(word, counts)
        if found is not None:
            covered = counts.syntax.words_in(found.span)
            yield Toll(word, kind, found, range(min(word, covered.start), max(last + 1, covered.stop)))


def _counted_kind(word: int, counts: Counts) -> tuple[EffectKind | None, int]:
    syntax, words = counts.syntax, counts.words
    for other in range(word + 2, min(word + 2 + _VICTIM_WITHIN_WORDS, len(syntax.words))):
        lower = syntax.lower(other)
        if counts.quantity_at(other) is not None or syntax.part(other) == "PUNCT":
            break
        frame = words.verbs.get(lower)
        kind = words.states.get(lower) or words.counted.get(lower) or (frame.kind if frame else None)
        if kind is not None:
            return kind, other
    return None, word


def _number_after(word: int, counts: Counts) -> Quantity | None:
    syntax = counts.syntax
    last = min(word + _WITHIN_WORDS, len(syntax.words) - 1)
    root = syntax.root(word)
    for quantity in counts.quantities_in(Span(syntax.span(word).end, syntax.span(last).end + 1)):
        first = syntax.words_in(quantity.span)
        if not first or syntax.root(first[0]) != root:
            continue
        before = first[0] - 1
        while before > word and syntax.part(before) in ("ADV", "ADJ", "DET", "AUX"):
            if syntax.lower(before) in counts.words.toll_before:
                break
            before -= 1
        if syntax.lower(before) in counts.words.toll_before or before == word:
            return quantity
    return None


def _number_of_verb(word: int, counts: Counts) -> Quantity | None:
    """ "Raising to 15 the toll": the number stands before, on the same verb or right before the phrase."""
    syntax = counts.syntax
    before = word - 1
    while before > 0 and syntax.part(before) in ("DET", "NOUN", "ADJ") and word - before <= _NUMBER_BEFORE_WORDS:
        before -= 1
    near = counts.quantity_at(before) if before > 0 else None
    if near is not None and syntax.lower(max(syntax.words_in(near.span)[0] - 1, 0)) in counts.words.toll_before:
        return near
    head = syntax.head(word)
    if head is None or syntax.relation(word) != "obj":
        return None
    for number in syntax.obliques(head, "to", "at"):
        quantity = counts.quantity_at(number)
        if quantity is not None:
            return quantity
    return None
