"""Holds each finding of a head against the gold data: its score, and whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.gold import GoldText
from sayso.evaluation.model_tasks.attribution import marked
from sayso.evaluation.model_tasks.base import span_of
from sayso.evaluation.reliability import Judged
from sayso.model.heads import REFERENCE_FORMS
from sayso.records import Span
from sayso.records.prediction import PredictedAttribution, Prediction


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The findings in one text, and how many there are to find."""

    judged: tuple[Judged, ...]
    gold: int


Judge = Callable[[GoldText, Prediction], Verdicts]


def judge_mentions(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Right is the exact span with its type."""
    wanted = {(span_of(gold, (m.first, m.last_exclusive)), m.label) for m in gold.mentions or ()}
    return _of_spans(((one.span, one.label, one.score) for one in prediction.mentions), wanted)


def judge_references(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Right is the exact span with its type; forms have no score."""
    wanted = {
        (span_of(gold, (r.first, r.last_exclusive)), r.label)
        for r in gold.references or ()
        if r.label not in REFERENCE_FORMS
    }
    return _of_spans(((one.span, one.label, one.score) for one in prediction.references), wanted)


def judge_roles(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Right is the exact span with its role."""
    wanted = {(span_of(gold, (r.first, r.last_exclusive)), r.label) for r in gold.roles or ()}
    return _of_spans(((one.span, one.label, one.score) for one in prediction.roles), wanted)


def judge_incidents(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Every kind is a finding: right if the message reports such an incident."""
    kinds = gold.incidents or ()
    return Verdicts(tuple(Judged(one.score, one.label in kinds) for one in prediction.incidents), len(kinds))


def judge_relevance(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Every label whose truth is known is a finding."""
    truth = dict(gold.classes or ())
    known = [one for one in prediction.document_relevance if one.label in truth]
    return Verdicts(tuple(Judged(one.score, truth[one.label]) for one in known), sum(truth.values()))


def judge_attribution(gold: GoldText, prediction: Prediction) -> Verdicts:
    """Right is what touches the content and the source of one gold attribution; where that has no source, its content.

    Exact edges would be a harder question than the one that people ask of a score: is something said here, by them?
    """
    every = marked(gold)

    def is_right(one: PredictedAttribution) -> bool:
        return any(
            _touch(one.content or one.cue, other.content or other.cue)
            and (not other.source or _touch(one.source, other.source))
            for other in every
        )

    return Verdicts(tuple(Judged(one.score, is_right(one)) for one in prediction.attributions), len(every))


# The heads whose scores people see, with the corpus that says what is right.
JUDGES: Final[dict[str, tuple[str, Judge]]] = {
    "attribution": ("polnear", judge_attribution),
    "mentions": ("re3d", judge_mentions),
    "references": ("gum", judge_references),
    "roles": ("muc4", judge_roles),
    "incidents": ("muc4", judge_incidents),
    "relevance": ("conflict_classify", judge_relevance),
}


def _of_spans(found: Iterator[tuple[Span, str, float]], wanted: set[tuple[Span, str]]) -> Verdicts:
    return Verdicts(tuple(Judged(score, (span, label) in wanted) for span, label, score in found), len(wanted))


def _touch(ones: Iterable[Span], others: Iterable[Span]) -> bool:
    listed = list(others)
    return any(one.start < other.end and other.start < one.end for one in ones for other in listed)
