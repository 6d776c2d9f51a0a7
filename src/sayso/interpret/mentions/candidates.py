"""What speaks for a mention: the model's typed spans and references, place names, and what rules have read already."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from sayso.interpret.mentions.patterns import identifiers
from sayso.interpret.quantity_amounts import merged, overlapping
from sayso.interpret.syntax import Syntax
from sayso.ontology.mention_lists import MentionLists
from sayso.ontology.quantity_rules import quantity_rules
from sayso.records import Mention, MentionForm, MentionType, Quantity, Reading, Span
from sayso.records.prediction import Prediction

# What the reference head calls by GUM's names; the other labels say nothing that the contract has a type for.
_OF_REFERENCES: Final = {
    "person": MentionType.PERSON,
    "organization": MentionType.ORGANISATION,
    "place": MentionType.LOCATION,
}
_NOMINAL_PARTS: Final = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
# The parser may be wrong about a span that the span heads are so sure of.
_SURE: Final = 0.8
# Rules score what they read as certain: their evidence is the wording itself.
RULE_SCORE: Final = 1.0


class Evidence(IntEnum):
    """Whose word it is; a lower one settles what span and type a mention has."""

    PLACE = 0
    RULE = 1
    REFERENCE = 2
    TYPED_SPAN = 3
    NUMBER = 4  # a number is a mention of its own only where it stands for nothing else


@dataclass(frozen=True, slots=True)
class Candidate:
    """One piece of evidence. `word` is the head word's number, None where the span holds no word.

    `type` is None where the evidence speaks of a span without a type of the contract; `fixed` is a mention that is
    there already.
    """

    span: Span
    word: int | None
    type: MentionType | None
    score: float
    evidence: Evidence
    form: MentionForm | None = None
    fixed: Mention | None = None

    @property
    def own_type(self) -> MentionType:
        """The type of a candidate that became a mention: only typed ones do.

        Raises:
            ValueError: it has none.
        """
        if self.type is None:
            raise ValueError(f"the candidate at {self.span} has no type")
        return self.type


def candidates_of(reading: Reading, prediction: Prediction, syntax: Syntax, lists: MentionLists) -> Iterator[Candidate]:
    """All evidence, in no particular order. Model spans that are no phrase are left out.

    Times and numbers that rules have read stand for themselves: the model's own spans there are left out.
    """
    for mention in reading.mentions:
        yield Candidate(
            mention.span,
            syntax.head_of(mention.span),
            mention.type,
            mention.score,
            Evidence.PLACE,
            mention.form,
            mention,
        )
    yield from _ruled(reading, syntax)
    sentences = [sentence.span for sentence in reading.sentences]
    starts = [span.start for span in sentences]
    taken = merged([*(period.span for period in reading.times), *(number.span for number in reading.quantities)])
    for typed in prediction.mentions:
        kind = MentionType(typed.label)
        is_read = kind in _READ_BY_RULES and bool(overlapping(typed.span, taken))
        word = phrase_head(syntax, typed.span, typed.score)
        if word is not None and not is_read and within_one(typed.span, sentences, starts):
            yield Candidate(typed.span, word, kind, typed.score, Evidence.TYPED_SPAN)
    for reference in prediction.references:
        if not reference.is_sure:
            continue
        word = phrase_head(syntax, reference.span, reference.score)
        if word is not None and within_one(reference.span, sentences, starts):
            kind_or_none = _OF_REFERENCES.get(reference.label)
            if reference.label == "object":
                kind_or_none = object_type(syntax.lemma(word), lists)
            form = MentionForm(reference.form)
            yield Candidate(reference.span, word, kind_or_none, reference.score, Evidence.REFERENCE, form)


def within_one(span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a span ends before the next sentence begins."""
    following = bisect_right(starts, span.start)
    return following == len(sentences) or span.end <= sentences[following].start


_READ_BY_RULES: Final = (MentionType.TEMPORAL, MentionType.QUANTITY, MentionType.MONEY)


def _ruled(reading: Reading, syntax: Syntax) -> Iterator[Candidate]:
    for period in reading.times:
        yield _by_rule(period.span, MentionType.TEMPORAL, syntax)
    currencies = {sign.unit for sign in quantity_rules(reading.document.language or "en").currency_signs}
    for quantity in reading.quantities:
        yield _number(quantity, syntax, is_money=quantity.unit in currencies)
    for span, kind in identifiers(reading.document.text):
        yield _by_rule(span, kind, syntax)


def _by_rule(span: Span, kind: MentionType, syntax: Syntax) -> Candidate:
    return Candidate(span, syntax.head_of(span), kind, RULE_SCORE, Evidence.RULE)


def _number(quantity: Quantity, syntax: Syntax, *, is_money: bool) -> Candidate:
    kind = MentionType.MONEY if is_money else MentionType.QUANTITY
    return Candidate(quantity.span, syntax.head_of(quantity.span), kind, RULE_SCORE, Evidence.NUMBER)


def phrase_head(syntax: Syntax, span: Span, score: float) -> int | None:
    """The head word of a span that is one nominal phrase; None for what is none."""
    inside = syntax.words_in(span)
    governors = [
        word
        for word in inside
        if syntax.part(word) != "PUNCT" and ((head := syntax.head(word)) is None or head not in inside)
    ]
    nominal = [word for word in governors if syntax.part(word) in _NOMINAL_PARTS]
    if not nominal or (len(governors) > 1 and score < _SURE):
        return None
    return nominal[0] if nominal[0] == governors[0] or score >= _SURE else None


def object_type(lemma: str, lists: MentionLists) -> MentionType | None:
    """Which kind of object a noun names; None for things that have no type of their own."""
    if lemma in lists.weapons:
        return MentionType.WEAPON
    if lemma in lists.vehicles:
        return MentionType.VEHICLE
    return MentionType.MILITARY_PLATFORM if lemma in lists.platforms else None
