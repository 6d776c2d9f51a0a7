"""What the model left, before judgement: scored spans, links and classes. Interpretation turns them into facts.

Offsets are characters of `SourceDocument.text`. A `score` lies between 0 and 1; it is a probability only where the
bundle says that its head is calibrated.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A stretch of text with a label."""

    span: Span
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class PredictedAttribution:
    """Who says what: pieces of each role in text order; any role may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class PredictedReference:
    """A name, nominal or pronoun that refers to something; `head` is its head word.

    Not `is_sure`: only its chain holds it up; its own score would not make it a finding.
    """

    span: Span
    head: Span
    label: str
    form: str
    score: float
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class PredictedWord:
    """A word with its syntax. `head` is a number of `Prediction.words`; None for the root of a sentence."""

    span: Span
    part_of_speech: str
    lemma: str
    head: int | None
    relation: str


@dataclass(frozen=True, slots=True)
class ScoredClass:
    """A kind that a stretch of text is of."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """All that the model says about one text.

    `chains` are groups of two or more of `references` (by number) that mean the same thing; `relevance` has a row for
    each sentence that was given, `incidents` and `document_relevance` speak of the whole text.
    """

    words: tuple[PredictedWord, ...]
    attributions: tuple[PredictedAttribution, ...]
    mentions: tuple[ScoredSpan, ...]
    references: tuple[PredictedReference, ...]
    chains: tuple[tuple[int, ...], ...]
    roles: tuple[ScoredSpan, ...]
    incidents: tuple[ScoredClass, ...]
    document_relevance: tuple[ScoredClass, ...]
    relevance: tuple[tuple[ScoredClass, ...], ...]
