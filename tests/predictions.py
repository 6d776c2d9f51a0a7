"""Predictions by hand: a text and its words in a compact notation, for tests of interpretation without a model.

One line a word, CoNLL-U in short: form, part of speech, head (line number from 1 within the sentence, 0 for the
root), relation, and the lemma where it differs from the form in lower case. A blank line ends a sentence. The form is
looked up in the text from where the last one ended.

    prediction = predicted("Rebels shelled Aleppo.", '''
        Rebels   NOUN  2 nsubj rebel
        shelled  VERB  0 root  shell
        Aleppo   PROPN 2 obj   Aleppo
        .        PUNCT 2 punct
    ''', mentions=[("Rebels", "Organisation"), ("Aleppo", "Location")])
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Span
from sayso.records.prediction import (
    PredictedAttribution,
    PredictedReference,
    PredictedWord,
    Prediction,
    ScoredClass,
    ScoredSpan,
)

SCORE = 0.9
Piece = str | tuple[int, int]


def span_of(text: str, piece: Piece, occurrence: int = 0) -> Span:
    """Where a piece stands in the text: its first occurrence, or a later one, or given offsets."""
    if not isinstance(piece, str):
        return Span(*piece)
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(piece, start + 1)
    return Span(start, start + len(piece))


def words_of(text: str, lines: str) -> tuple[PredictedWord, ...]:
    """The words of the compact notation."""
    words: list[PredictedWord] = []
    first, offset = 0, 0
    for line in lines.splitlines():
        cells = line.split()
        if not cells:
            first = len(words)
            continue
        form, part, head, relation, *lemma = cells
        start = text.index(form, offset)
        offset = start + len(form)
        words.append(
            PredictedWord(
                span=Span(start, offset),
                part_of_speech=part,
                lemma=lemma[0] if lemma else form.lower(),
                head=None if head == "0" else first + int(head) - 1,
                relation=relation,
            )
        )
    return tuple(words)


def attribution(
    text: str, *, source: Sequence[Piece] = (), cue: Sequence[Piece] = (), content: Sequence[Piece] = ()
) -> PredictedAttribution:
    """Who says what, by pieces of the text."""
    source_spans, cue_spans, content_spans = (
        tuple(span_of(text, piece) for piece in pieces) for pieces in (source, cue, content)
    )
    return PredictedAttribution(source_spans, cue_spans, content_spans, SCORE)


def reference(text: str, piece: Piece, head: Piece, label: str = "person", form: str = "nominal") -> PredictedReference:
    """A name, nominal or pronoun with its head word."""
    return PredictedReference(span_of(text, piece), span_of(text, head), label, form, SCORE)


def predicted(
    text: str,
    lines: str = "",
    *,
    mentions: Sequence[tuple[Piece, str]] = (),
    attributions: Sequence[PredictedAttribution] = (),
    references: Sequence[PredictedReference] = (),
    chains: Sequence[tuple[int, ...]] = (),
    roles: Sequence[tuple[Piece, str]] = (),
    incidents: Sequence[tuple[str, float]] = (),
    relevance: Sequence[Sequence[tuple[str, float]]] = (),
) -> Prediction:
    """A prediction; every part is empty unless given."""
    return Prediction(
        words=words_of(text, lines),
        attributions=tuple(attributions),
        mentions=tuple(ScoredSpan(span_of(text, piece), label, SCORE) for piece, label in mentions),
        references=tuple(references),
        chains=tuple(chains),
        roles=tuple(ScoredSpan(span_of(text, piece), label, SCORE) for piece, label in roles),
        incidents=tuple(ScoredClass(label, score) for label, score in incidents),
        document_relevance=(),
        relevance=tuple(tuple(ScoredClass(label, score) for label, score in row) for row in relevance),
    )
