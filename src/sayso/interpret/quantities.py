"""Finds how many and how much a report states, as ranges. A number that names or dates something is no quantity.

What the words mean stands in `ontology/quantities/`; numbers inside time expressions are left to those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.interpret.quantity_amounts import StatedAmount, amounts_in, merged, overlapping
from sayso.interpret.quantity_grammar import LONGEST_PHRASE_CHARS, QuantityGrammar, phrase_key, quantity_grammar
from sayso.ontology.quantity_rules import Effect, Modifier
from sayso.records import BlockKind, Quantity, Reading, Span

MOST_MODIFIERS: Final = 3  # "at least an estimated 300"
_ONE_SIDED: Final = (Effect.NEAR, Effect.JUST_BELOW, Effect.JUST_ABOVE)
# These also place things: "flew over two villages".
_PLACE_WORDS: Final = ("over", "above", "under", "below")


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: int | float | None
    best: int | float | None
    high: int | float | None


def add_quantities(reading: Reading) -> Reading:
    """Fill `reading.quantities` from sentences outside boilerplate; `of` is a mention that stands right behind."""
    text = reading.document.text
    grammar = quantity_grammar()
    periods = merged([period.span for period in reading.times])
    boilerplate = merged(reading.document.spans_of(BlockKind.BOILERPLATE))
    mentions = {mention.span.start: mention.id for mention in reversed(reading.mentions)}
    found: list[Quantity] = []
    for sentence in reading.sentences:
        if overlapping(sentence.span, boilerplate):
            continue
        for amount in amounts_in(text, sentence.span, overlapping(sentence.span, periods), grammar):
            span, bounds = _modified(text, sentence.span, amount, grammar)
            behind = span.end
            while behind < sentence.span.end and text[behind].isspace():
                behind += 1
            found.append(
                Quantity(
                    id=f"q{len(found)}",
                    span=span,
                    low=bounds.low,
                    best=bounds.best,
                    high=bounds.high,
                    unit=amount.unit,
                    of=mentions.get(behind),
                    claims=(),
                )
            )
    return replace(reading, quantities=tuple(found))


def _modified(text: str, sentence: Span, amount: StatedAmount, grammar: QuantityGrammar) -> tuple[Span, _Bounds]:
    start, end = amount.span.start, amount.span.end
    modifiers: list[Modifier] = []
    for _ in range(MOST_MODIFIERS):
        before = text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]
        match = grammar.before.search(before)
        if match is None or _is_place_word(phrase_key(match[1]), before[: match.start()], grammar):
            break
        modifiers.insert(0, grammar.modifiers[phrase_key(match[1])])
        start -= len(before) - match.start()
    match = grammar.after.match(text, end, sentence.end)
    if match and not _belongs_to_next(text, match, grammar):
        modifiers.append(grammar.after_modifiers[phrase_key(match[1])])
        end = match.end()
    return Span(start, end), _bounds(amount, modifiers)


def _belongs_to_next(text: str, match: re.Match[str], grammar: QuantityGrammar) -> bool:
    """ "Eight at most." speaks of eight; in "killed eight, at most ten" and "eight at least ten times" it does not."""
    following = text[match.end() : match.end() + 2].strip()
    return phrase_key(match[1]) in grammar.modifiers and following[:1].isalnum()


def _is_place_word(phrase: str, before: str, grammar: QuantityGrammar) -> bool:
    words = before.casefold().split()[-1:]
    return phrase in _PLACE_WORDS and any(word in grammar.rules.over_is_place_after for word in words)


def _bounds(amount: StatedAmount, modifiers: Sequence[Modifier]) -> _Bounds:
    """The outermost bound counts; bounds are kept as stated, so that "more than 200" has low 200."""
    low, high = amount.low, amount.high
    best = low if low == high else None
    for modifier in modifiers:
        if modifier.effect in (Effect.AT_LEAST, Effect.MORE_THAN):
            return _Bounds(low, None, None)
        if modifier.effect in (Effect.AT_MOST, Effect.LESS_THAN):
            return _Bounds(None, None, high)
    # A vague word and a stated range keep their bounds; "about 20" states none: best 20 and no more.
    if low == high and not amount.is_vague:
        for modifier in modifiers:
            if modifier.effect in _ONE_SIDED:
                below, above = modifier.effect is Effect.JUST_BELOW, modifier.effect is Effect.JUST_ABOVE
                return _Bounds(low if above else None, best, high if below else None)
    return _Bounds(low, best, high)
