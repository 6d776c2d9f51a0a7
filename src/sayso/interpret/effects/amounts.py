"""How many a noun phrase means: stated numbers, one for a single or named victim, nothing for a bare plural."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import EffectWords
from sayso.records import Mention, MentionType, Quantity, Reading, Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A range of heads; all None where the text gives no number. `span` is where the number stands."""

    low: int | None
    best: int | None
    high: int | None
    span: Span | None = None

    @property
    def is_zero(self) -> bool:
        """Whether nobody was."""
        return self.high == 0


UNKNOWN = Amount(None, None, None)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the text offers for counting: its quantities in order, and what its mentions are of."""

    syntax: Syntax
    words: EffectWords
    quantities: tuple[Quantity, ...]
    starts: tuple[int, ...]
    mention_types: dict[Span, MentionType]
    mention_heads: dict[int, MentionType]

    def quantity_at(self, word: int) -> Quantity | None:
        """The count that the word belongs to."""
        span = self.syntax.span(word)
        position = bisect_right(self.starts, span.start) - 1
        if position >= 0 and self.quantities[position].span.overlaps(span):
            return self.quantities[position]
        return None

    def quantities_in(self, span: Span) -> Sequence[Quantity]:
        """Counts that begin inside the span."""
        return self.quantities[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def quantities_after(self, offset: int, within_chars: int) -> Sequence[Quantity]:
        """Counts that begin at most so many characters behind the offset."""
        return self.quantities[bisect_left(self.starts, offset) : bisect_left(self.starts, offset + within_chars)]

    def type_of(self, word: int) -> MentionType | None:
        """What the mention with this head word is."""
        return self.mention_heads.get(word)


def counts_of(reading: Reading, syntax: Syntax, words: EffectWords) -> Counts:
    """Index the counts of a reading: plain numbers, not measures, ages or sums of money."""
    quantities = tuple(sorted((q for q in reading.quantities if q.unit is None), key=lambda q: q.span))
    heads: dict[int, MentionType] = {}
    for mention in _shortest_last(reading.mentions):
        head = syntax.head_of(mention.head)
        if head is not None:
            heads[head] = mention.type
    types = {mention.span: mention.type for mention in reading.mentions}
    return Counts(syntax, words, quantities, tuple(q.span.start for q in quantities), types, heads)


def _shortest_last(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (-len(mention.span), mention.span))


def amount_of(noun: int, counts: Counts) -> Amount:
    """How many the noun phrase with this head means.

    1. A number in the phrase, or the head is one.
    2. "No civilians", "nobody".
    3. Words with a number of their own ("both").
    4. One: a pronoun or a named person, or a singular noun that is no group.
    """
    syntax, words = counts.syntax, counts.words
    lower = syntax.lower(noun)
    # 1
    stated = _stated(noun, counts)
    if stated is not None:
        return stated_amount(stated)
    # 2
    determiners = syntax.children(noun, "det", "advmod", "cc:preconj", "det:predet")
    if lower in words.words("zero", "pronouns"):
        return Amount(0, 0, 0, syntax.span(noun))
    for child in determiners:
        if syntax.lower(child) in words.words("zero", "determiners"):
            return Amount(0, 0, 0, syntax.span(child))
    if _neither_nor(noun, syntax, words):
        return Amount(0, 0, 0, syntax.span(noun))
    # 3
    for child in (*determiners, noun):
        fixed = words.fixed.get(syntax.lower(child))
        if fixed is not None:
            return Amount(fixed, fixed, fixed, syntax.span(child))
    # 4
    return Amount(1, 1, 1) if _is_one(noun, counts) else UNKNOWN


def _neither_nor(noun: int, syntax: Syntax, words: EffectWords) -> bool:
    """ "Neither the driver nor the passengers": nobody among any of them."""
    members = syntax.conjuncts(noun)
    joining = {syntax.lower(child) for member in members for child in syntax.children(member, "cc", "cc:preconj")}
    return bool(joining & words.words("zero", "joining"))


def _stated(noun: int, counts: Counts) -> Quantity | None:
    """The number of a phrase: the head is one, "family of five", or a number before it that touches it."""
    syntax = counts.syntax
    own = counts.quantity_at(noun)
    if own is not None:
        return own
    for child in syntax.children(noun, "nmod"):
        quantity = counts.quantity_at(child)
        if quantity is not None and syntax.preposition(child) == "of" and not syntax.children(child, "nmod"):
            return quantity
    phrase = syntax.phrase_span(noun)
    word = noun - 1
    while word >= 0 and syntax.part(word) in ("ADJ", "NOUN", "PROPN", "ADV", "NUM", "DET", "VERB", "X", "ADP", "PUNCT"):
        quantity = counts.quantity_at(word)
        if quantity is not None:
            return quantity
        if syntax.part(word) in ("DET", "ADP") or (syntax.part(word) == "PUNCT" and syntax.form(word) != "-"):
            break
        if syntax.part(word) == "VERB" and syntax.head(word) != noun:
            break
        if syntax.part(word) in ("NOUN", "PROPN", "VERB") and syntax.span(word).start < phrase.start:
            break
        word -= 1
    return None


def _is_one(noun: int, counts: Counts) -> bool:
    syntax, words = counts.syntax, counts.words
    lower, part = syntax.lower(noun), syntax.part(noun)
    if part == "PRON":
        return lower in words.words("one", "pronouns")
    if part == "PROPN":
        return counts.type_of(noun) is MentionType.PERSON
    if lower in words.words("plurals") or lower in words.words("groups") or is_plural(lower):
        return False
    if counts.type_of(noun) is MentionType.PERSON and part == "NOUN":
        return True
    if part != "NOUN":
        return False
    return any(
        syntax.lower(child) in words.words("one", "determiners") or syntax.relation(child) == "nmod:poss"
        for child in syntax.children(noun, "det", "nmod:poss", "nummod")
    ) or any(syntax.lower(child) == "the" for child in syntax.children(noun, "det"))


def is_plural(lower: str) -> bool:
    """Whether a noun looks like a regular plural."""
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


def stated_amount(quantity: Quantity) -> Amount:
    """The range of a count."""
    return Amount(_whole(quantity.low), _whole(quantity.best), _whole(quantity.high), quantity.span)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def summed(amounts: Sequence[Amount]) -> Amount:
    """All together; a bound that one of them lacks is missing from the sum, but what is known at least stays."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    best = None if any(amount.best is None for amount in amounts) else sum(amount.best or 0 for amount in amounts)
    high = None if any(amount.high is None for amount in amounts) else sum(amount.high or 0 for amount in amounts)
    return Amount(sum(lows) if lows else None, best, high)
