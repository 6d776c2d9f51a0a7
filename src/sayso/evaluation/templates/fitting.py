"""Fits the thresholds of templates by best micro F1, one after another, on messages with gold templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.attribution import added
from sayso.evaluation.metrics import f1
from sayso.evaluation.templates.grouping import EVEN, templates_of
from sayso.evaluation.templates.records import Template
from sayso.evaluation.templates.scoring import template_counts
from sayso.records import Span
from sayso.records.prediction import Prediction

TRIED: Final = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
_ROUNDS: Final = 2


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A message with its sentences, what the model said with low thresholds, and its gold templates."""

    text: str
    sentences: tuple[Span, ...]
    prediction: Prediction
    gold: tuple[Template, ...]


def micro_f1(messages: Sequence[ReadMessage], thresholds: Mapping[str, float]) -> float:
    """Micro F1 in percent with these thresholds."""
    counts = added(
        added(template_counts(templates_of(m.text, m.sentences, m.prediction, thresholds), m.gold).values())
        for m in messages
    )
    return f1(counts.right, counts.predicted, counts.gold)


def fit_templates(messages: Sequence[ReadMessage]) -> dict[str, float]:
    """The thresholds that do best, each in turn with the others held, twice around; the lowest of equals."""
    best = dict(EVEN)
    for _ in range(_ROUNDS):
        for name in EVEN:
            scores = {value: micro_f1(messages, {**best, name: value}) for value in TRIED}
            best[name] = max(TRIED, key=lambda value: (scores[value], -value))
    return best
