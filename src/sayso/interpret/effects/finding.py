"""From predicates, tolls and noun phrases to effects: parts kept apart, totals added, nothing counted twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from sayso.interpret.effects.actuality import actuality_of
from sayso.interpret.effects.amounts import UNKNOWN, Amount, Counts, amount_of, counts_of, stated_amount, summed
from sayso.interpret.effects.found import Actuality, FoundEffect
from sayso.interpret.effects.groups import members_of, suffers, who_of
from sayso.interpret.effects.predicates import Harm, harms_in
from sayso.interpret.effects.tolls import Toll, tolls_in
from sayso.interpret.syntax import syntax_of
from sayso.ontology.effects import load_effect_words
from sayso.records import Effect, EffectKind, Reading, Span
from sayso.records.prediction import Prediction


def find_effects(reading: Reading, prediction: Prediction) -> tuple[FoundEffect, ...]:
    """All effects that the text tells, in text order; reads sentences, quantities and mentions of the reading.

    Within one predicate and kind: an effect with `total` counts all, the others are parts of it; without one they add
    up. Effects of several predicates may tell of the same victims; merging events settles that.
    """
    words = load_effect_words(reading.document.language or "en")
    syntax = syntax_of(reading.document.text, prediction.words)
    counts = counts_of(reading, syntax, words)
    sentences = [sentence.span.start for sentence in reading.sentences]
    found: list[FoundEffect] = []
    covered: set[int] = set()
    told: set[Span] = set()
    for toll in tolls_in(counts):
        if not covered.intersection(toll.covers):
            covered.update(toll.covers)
            told.add(toll.quantity.span)
            found.append(_toll_effect(toll, counts, sentences))
    seen: set[tuple[EffectKind, int | Span]] = set()
    for harm in harms_in(counts):
        if harm.predicate in covered:
            continue
        for effect in _effects_of(harm, counts, sentences, told):
            key = (effect.effect.kind, effect.victim if effect.victim is not None else effect.effect.span)
            if effect.effect.total and effect.victim is None:
                found.append(effect)
            elif key not in seen:
                seen.add(key)
                found.append(effect)
    return tuple(sorted(_unshared(found), key=lambda one: (one.effect.span, one.predicate, one.effect.kind)))


def _toll_effect(toll: Toll, counts: Counts, sentences: Sequence[int]) -> FoundEffect:
    quantity = toll.quantity
    amount = stated_amount(quantity)
    actuality = actuality_of(counts.syntax.clause(toll.word), counts.syntax, counts.words)
    span = _cover(counts.syntax.span(toll.word), quantity.span)
    effect = _effect(toll.kind, None, amount, span, actuality, total=True)
    return FoundEffect(effect, toll.word, None, _sentence(span, sentences), actuality, is_toll=True)


def _effects_of(harm: Harm, counts: Counts, sentences: Sequence[int], told: Container[Span]) -> Iterator[FoundEffect]:
    """The effects of one predicate; numbers in `told` were counted as tolls.

    1. A number that stands alone with it.
    2. Each noun phrase, those counted among others marked.
    3. The whole: the phrase that has parts, or the sum of several.
    """
    syntax, words = counts.syntax, counts.words
    predicate = syntax.span(harm.predicate)
    actuality = actuality_of(harm.predicate, syntax, words)
    sentence = _sentence(predicate, sentences)
    # 1
    if harm.number is not None:
        if harm.number.span in told:
            return
        alone = stated_amount(harm.number)
        effect = _effect(harm.kind, None, alone, _cover(harm.number.span, predicate), actuality, total=False)
        yield FoundEffect(effect, harm.predicate, None, sentence, actuality)
        return
    # 2
    members = members_of(tuple(v for v in harm.victims if suffers(v, harm, counts)), counts)
    rows: list[FoundEffect] = []
    numbers: set[Span] = set()
    amounts: list[Amount] = []
    for noun in members.all:
        amount, own = _amount(noun, harm, actuality, counts)
        if amount is None or amount.span in told or amount.span in numbers:
            continue  # one number, one victim phrase, even where the tree splits "300 others"
        if amount.span is not None and not amount.is_zero:
            numbers.add(amount.span)
        span = _cover(amount.span or syntax.span(noun), _cover(syntax.span(noun), predicate))
        is_part = noun in members.parts
        is_whole = noun in members.wholes and len(members.mains) == 1
        who = None if noun == harm.predicate else who_of(noun, counts)
        effect = _effect(harm.kind, who, amount, span, own, total=is_whole)
        victim = None if noun == harm.predicate else noun
        rows.append(FoundEffect(effect, harm.predicate, victim, sentence, own, is_part=is_part))
        if not is_part:
            amounts.append(amount)
    yield from rows
    # 3
    if len(amounts) > 1 and any(amount.low is not None for amount in amounts):
        mains = [row for row in rows if not row.is_part]
        span = Span(min(row.effect.span.start for row in mains), max(row.effect.span.end for row in mains))
        effect = _effect(harm.kind, None, summed(amounts), span, actuality, total=True)
        yield FoundEffect(effect, harm.predicate, None, sentence, actuality)


def _amount(noun: int, harm: Harm, actuality: Actuality, counts: Counts) -> tuple[Amount | None, Actuality]:
    """The number of one noun phrase and how it is told; None where the phrase says nothing."""
    amount = amount_of(noun, counts)
    if _not_reported(noun, amount, counts):
        return UNKNOWN, Actuality.NEGATED
    if amount.is_zero and noun == harm.predicate:
        actuality = Actuality.FACT  # its "no" is the number
    if harm.is_joint:
        if amount.high is None:
            return None, actuality
        amount = amount if amount.is_zero else replace(amount, low=None, best=None)
    elif harm.only_counted and amount.span is None:
        return None, actuality
    if amount is UNKNOWN and actuality is Actuality.FACT and _any_denied(noun, harm.predicate, counts):
        return Amount(0, 0, 0, counts.syntax.span(noun)), actuality
    return amount, actuality


def _any_denied(noun: int, predicate: int, counts: Counts) -> bool:
    """ "Did not hurt anyone": nobody was."""
    syntax, any_words = counts.syntax, counts.words.words("zero", "any")
    is_any = syntax.lower(noun) in any_words or any(syntax.lower(c) in any_words for c in syntax.children(noun, "det"))
    return is_any and (syntax.is_negated(predicate) or "without" in syntax.markers(predicate))


def _not_reported(noun: int, amount: Amount, counts: Counts) -> bool:
    """ "No casualties were reported" says that nothing is known, not that nobody was hurt."""
    syntax, words = counts.syntax, counts.words
    head = syntax.head(noun)
    if not amount.is_zero or head is None or not syntax.relation(noun).startswith("nsubj"):
        return False
    return bool(words.bases.get(syntax.lower(head), frozenset()) & words.words("zero", "reporting"))


def _effect(
    kind: EffectKind, who: Span | None, amount: Amount, span: Span, actuality: Actuality, *, total: bool
) -> Effect:
    told = amount if actuality is Actuality.FACT else UNKNOWN
    return Effect(kind, who, told.low, told.best, told.high, total, span, ())


def _unshared(found: Sequence[FoundEffect]) -> Iterator[FoundEffect]:
    """ "Killed or wounded 12 people": the number counts both kinds together, so it only bounds each."""
    kinds: dict[int, set[EffectKind]] = {}
    for one in found:
        if one.victim is not None:
            kinds.setdefault(one.victim, set()).add(one.effect.kind)
    both = {EffectKind.KILLED, EffectKind.WOUNDED}
    for one in found:
        effect = one.effect
        if one.victim is not None and both <= kinds[one.victim] and effect.best != 1 and effect.high != 0:
            effect = replace(effect, low=None, best=None)
        yield replace(one, effect=effect)


def _cover(first: Span, second: Span) -> Span:
    return Span(min(first.start, second.start), max(first.end, second.end))


def _sentence(span: Span, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, span.start) - 1, 0)
