"""Finds the amounts of a sentence, before modifiers: numbers, vague words, measures, ages, and their ranges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from sayso.interpret.numbers import NumberExpression, find_numbers, number_value
from sayso.interpret.quantity_grammar import LONGEST_PHRASE_CHARS, QuantityGrammar, phrase_key
from sayso.interpret.quantity_labels import label_numbers, masked_spans
from sayso.records import Span

_TEMPERATURES: Final = ("°C", "°F", "degree")


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """A range of numbers that the text states, before modifiers: `span` has signs and units, `number` has not."""

    span: Span
    number: Span
    low: int | float
    high: int | float
    unit: str | None
    is_vague: bool = False


def overlapping(sentence: Span, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Those of `merged` spans that share characters with the sentence."""
    first = bisect_left(spans, sentence.start, key=lambda span: span.end)
    last = bisect_left(spans, sentence.end, key=lambda span: span.start)
    return tuple(span for span in spans[max(0, first) : last] if span.overlaps(sentence))


def amounts_in(text: str, sentence: Span, periods: Sequence[Span], grammar: QuantityGrammar) -> list[StatedAmount]:
    """All amounts of a sentence in text order.

    1. What needs no number: "dozens", "several hundred", "no casualties"; numbers glued to units, spaced thousands.
    2. Plain numbers outside those, outside time expressions, and not labels.
    3. Two numbers that make a range.
    """
    hidden = merged(masked_spans(text, sentence))
    barred = merged((*hidden, *periods))
    # 1
    special = [
        amount
        for amount in (*_vague(text, sentence, grammar), *_odd_spellings(text, sentence, grammar))
        if not _touches(amount.number, barred)
    ]
    special += [amount for amount in _age_pairs(text, sentence, grammar) if not _touches(amount.number, hidden)]
    # 2
    numbers = find_numbers(text, sentence.start, sentence.end)
    labels = label_numbers(text, sentence, numbers, grammar)
    taken = merged((*hidden, *(amount.number for amount in special)))
    plain: list[StatedAmount] = []
    for number, is_label in zip(numbers, labels, strict=True):
        if _touches(number.span, taken):
            continue
        age = _age(text, sentence, number, grammar)
        if age is not None:
            plain.append(age)
            continue
        is_time = _touches(number.span, periods) or _is_time(text, sentence, number.span.end, grammar)
        if _has_currency(text, sentence, number, grammar) or not (is_label or is_time):
            plain.append(_measured(text, sentence, number.span, number.value, grammar))
    # 3
    return sorted((*special, *_ranges(text, sentence, plain, grammar)), key=lambda amount: amount.span)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that share none, so that one can be looked up quickly."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return bool(overlapping(span, others))


def _is_time(text: str, sentence: Span, end: int, grammar: QuantityGrammar) -> bool:
    return grammar.time_after.match(text, end, sentence.end) is not None


def _vague(text: str, sentence: Span, grammar: QuantityGrammar) -> Iterator[StatedAmount]:
    for match in grammar.vague.finditer(text, sentence.start, sentence.end):
        phrase = phrase_key(match[1])
        row = grammar.vague_ranges[phrase]
        following = text[match.end() : match.end() + LONGEST_PHRASE_CHARS].split(maxsplit=1)[:1]
        preceding = text[max(sentence.start, match.start() - LONGEST_PHRASE_CHARS) : match.start()].split()[-1:]
        if phrase == "scores" and (
            "".join(following).casefold().rstrip(".,") not in grammar.rules.scores_before
            or "".join(preceding).casefold() in grammar.rules.one_before
        ):
            continue
        if _is_time(text, sentence, match.end(), grammar):
            continue
        number = Span(match.start(), match.end() - (len(" of") if phrase.endswith(" of") else 0))
        amount = _measured(text, sentence, number, 0, grammar)
        if measure := grammar.of_unit.match(text, number.end, sentence.end):
            span = Span(number.start, measure.end())
            amount = replace(amount, span=span, unit=grammar.units[phrase_key(measure[1])])
        yield replace(amount, low=row.low, high=row.high, is_vague=row.low < row.high)
    for match in chain(
        grammar.none.finditer(text, sentence.start, sentence.end),
        grammar.nobody.finditer(text, sentence.start, sentence.end),
    ):
        span = Span(match.start(1), match.end(1))
        yield StatedAmount(span, span, 0, 0, None)


def _odd_spellings(text: str, sentence: Span, grammar: QuantityGrammar) -> Iterator[StatedAmount]:
    """ "155mm", "N10m" and "1 200 000", which are no numbers on their own."""
    for match in grammar.glued_money.finditer(text, sentence.start, sentence.end):
        # The scales of numbers behind a sign, "$10m", are those behind the letter.
        found = find_numbers(f"${match[2]}")
        if len(found) == 1:
            unit = grammar.glued_currencies[match[1]]
            number = Span(match.start(2), match.end())
            yield StatedAmount(Span(match.start(), match.end()), number, found[0].value, found[0].value, unit)
    for match in grammar.glued.finditer(text, sentence.start, sentence.end):
        value = number_value(match[1])
        if value is not None:
            span = Span(match.start(), match.end())
            yield StatedAmount(
                span, Span(match.start(1), match.end(1)), value, value, grammar.units[match[2].casefold()]
            )
    for match in grammar.spaced_thousands.finditer(text, sentence.start, sentence.end):
        yield _measured(text, sentence, Span(match.start(), match.end()), int(match.group().replace(" ", "")), grammar)


def _age_pairs(text: str, sentence: Span, grammar: QuantityGrammar) -> Iterator[StatedAmount]:
    """ "Two boys, 11 and 14 years": an age each."""
    for match in grammar.age_pair.finditer(text, sentence.start, sentence.end):
        ages = int(match[2]), int(match[3])
        if max(ages) <= grammar.rules.age_highest:
            first, second = Span(*match.span(2)), Span(*match.span(3))
            yield StatedAmount(first, first, ages[0], ages[0], "year")
            yield StatedAmount(Span(second.start, match.end()), second, ages[1], ages[1], "year")


def _has_currency(text: str, sentence: Span, number: NumberExpression, grammar: QuantityGrammar) -> bool:
    start = number.span.start
    return grammar.currency.search(text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]) is not None


def _measured(text: str, sentence: Span, number: Span, value: int | float, grammar: QuantityGrammar) -> StatedAmount:
    """The number with a currency sign before it, or a unit behind it, or neither."""
    start, end, unit = number.start, number.end, None
    before = text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]
    if sign := grammar.currency.search(before):
        return StatedAmount(
            Span(start - len(before) + sign.start(), end), number, value, value, grammar.currencies[sign[1] or sign[2]]
        )
    if measure := grammar.unit.match(text, end, sentence.end):
        unit, end = grammar.units[phrase_key(measure[1])], measure.end()
    if unit in _TEMPERATURES and (minus := grammar.negative.search(before)):
        start, value = start - len(before) + minus.start(), -value
    return StatedAmount(Span(start, end), number, value, value, unit)


def _age(text: str, sentence: Span, number: NumberExpression, grammar: QuantityGrammar) -> StatedAmount | None:
    """ "25-year-old", "aged 25", and the bare number behind a name: "Anvar Odilov, 25, said"."""
    start, end = number.span.start, number.span.end
    if number.value > grammar.rules.age_highest:
        return None
    for pattern, unit in ((grammar.age_after, "year"), (grammar.age_months, "month")):
        if match := pattern.match(text, end, sentence.end):
            return StatedAmount(Span(start, match.end()), number.span, number.value, number.value, unit)
    before = text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]
    follows_name = (
        not number.is_word
        and isinstance(number.value, int)
        and (grammar.appositive.search(before) or grammar.person_appositive.search(before)) is not None
        and grammar.appositive_end.match(text, end, sentence.end) is not None
    )
    if follows_name or grammar.age_before.search(before):
        return StatedAmount(number.span, number.span, number.value, number.value, "year")
    return None


def _ranges(
    text: str, sentence: Span, plain: Sequence[StatedAmount], grammar: QuantityGrammar
) -> Iterator[StatedAmount]:
    """Join "two to six", "between 20 and 30", "2-6"; digits on both sides of a dash that do not rise are a score."""
    position = 0
    while position < len(plain):
        amount = plain[position]
        following = plain[position + 1] if position + 1 < len(plain) else None
        joined = _join(text, sentence, amount, following, grammar) if following else None
        if joined is not None:
            yield joined
            position += 2
        elif (
            following
            and text[amount.span.end : following.span.start].strip() in ("-", "–", "—")
            and (following.span.start - amount.span.end == 1)
        ):
            position += 2
        else:
            yield amount
            position += 1


def _join(
    text: str, sentence: Span, first: StatedAmount, second: StatedAmount, grammar: QuantityGrammar
) -> StatedAmount | None:
    start, end, unit = first.span.start, second.span.end, second.unit or first.unit
    if first.unit not in (None, unit):
        return None
    low = _with_scale_of(text, first, second)
    if not low < second.high:
        return None
    before = text[max(sentence.start, start - LONGEST_PHRASE_CHARS) : start]
    gap = Span(first.span.end, second.span.start)
    if between := grammar.between.search(before):
        start -= len(before) - between.start()
        is_joined = grammar.between_joiner.fullmatch(text, gap.start, gap.end)
    else:
        is_joined = grammar.joiner.fullmatch(text, gap.start, gap.end)
        if is_joined and (opening := grammar.range_from.search(before)):
            # "rose from four to six" tells of two numbers, "from four to six men" of one range.
            if any(word in grammar.rules.change for word in before.casefold().split()):
                return None
            start -= len(before) - opening.start()
    return StatedAmount(Span(start, end), Span(start, end), low, second.high, unit) if is_joined else None


def _with_scale_of(text: str, first: StatedAmount, second: StatedAmount) -> int | float:
    """The first number in the scale of the second: "2 to 3 million" begins at two million."""
    head, _, scale = second.number.text_in(text).rpartition(" ")
    mantissa = number_value(head) if head else None
    if mantissa is None or not mantissa or not scale.isalpha() or first.low > mantissa:
        return first.low
    times = second.high / mantissa
    return first.low * (int(times) if times == int(times) else times) if times >= 12 else first.low
