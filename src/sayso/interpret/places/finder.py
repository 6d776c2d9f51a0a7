"""Finds place names by gazetteer, type words and the words around; no model. What it finds, `resolver` locates.

A trained model's mentions may replace it: nothing here knows where a place is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.gazetteer import Gazetteer
from sayso.interpret.places.candidates import Candidate, candidates_in
from sayso.interpret.places.evidence import Judged, local_signs, report_signs
from sayso.interpret.places.tokens import tokens_in
from sayso.ontology.places import PlaceWords, place_words
from sayso.ontology.places.weights import finder_weights
from sayso.records import Mention, MentionForm, MentionType, Sentence, Span

_SCORE_DIGITS: Final = 3


def find_toponyms(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the place names of a report.

    Args:
        text: the document's text.
        sentences: its sentences; text outside them is not searched. Without any the whole text is one.
        gazetteer: names to look for.
    Returns:
        Location mentions in text order, ids `m0`, `m1`, ...; `head` is the name without its type word, `score` the
        probability that the weights give (uncalibrated on other text than news).
    """
    judged = judge_candidates(text, sentences, gazetteer, place_words())
    weights = finder_weights()
    mentions: list[Mention] = []
    for one in judged:
        score = weights.probability(one.signs)
        if score >= weights.threshold:
            mentions.append(_mention(one.candidate, len(mentions), score))
    return tuple(mentions)


def judge_candidates(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, words: PlaceWords) -> list[Judged]:
    """All candidates with their signs, in text order: what the weights are fitted on."""
    spans = [sentence.span for sentence in sentences] or ([Span(0, len(text))] if text else [])
    judged: list[Judged] = []
    for span in spans:
        for tokens in tokens_in(text, span.start, span.end):
            judged.extend(local_signs(tokens, candidates_in(tokens, gazetteer, words), words))
    return report_signs(judged)


def _mention(candidate: Candidate, number: int, score: float) -> Mention:
    return Mention(
        id=f"m{number}",
        span=Span(candidate.start, candidate.end),
        head=Span(candidate.name_start, candidate.name_end),
        type=MentionType.LOCATION,
        form=MentionForm.NAME,
        entity=None,
        score=round(score, _SCORE_DIGITS),
    )
