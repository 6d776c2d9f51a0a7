"""Whether a report and its sentences speak of conflict, and of which kinds, from the classes of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.records import Reading, Relevance
from sayso.records.prediction import Prediction, ScoredClass

# The class that says whether a text is about conflict at all; the others are kinds of it.
ABOUT: Final = "conflict"
# A kind is told from here on: where the head that gives it is as likely right as wrong.
LEAST: Final = 0.5


def add_relevance(reading: Reading, prediction: Prediction) -> Reading:
    """Fill `relevance` of the document and of each sentence that has words; without classes it stays null."""
    sentences = tuple(
        replace(sentence, relevance=_relevance(classes))
        for sentence, classes in zip(reading.sentences, prediction.relevance, strict=True)
    )
    document = replace(reading.document, relevance=_relevance(prediction.document_relevance))
    return replace(reading, document=document, sentences=sentences)


def _relevance(classes: Sequence[ScoredClass]) -> Relevance | None:
    score = next((one.score for one in classes if one.label == ABOUT), None)
    if score is None:
        return None
    kinds = sorted((one for one in classes if one.label != ABOUT and one.score >= LEAST), key=lambda one: -one.score)
    return Relevance(score, tuple(one.label for one in kinds))
