"""The fit finds the scale that scores were made with, and the threshold that gives the best F1."""

from __future__ import annotations

import math
import random

import pytest

pytest.importorskip("numpy")

from sayso.evaluation.reliability import Judged, calibration_error
from sayso.model.calibration import Scale
from sayso.training.fitting import best_threshold, fit_scale


def findings(slope: float, offset: float, *, count: int) -> list[Judged]:
    """Findings whose score s is right with the probability that slope and offset give."""
    draw = random.Random(3)
    rows = []
    for _ in range(count):
        raw = draw.gauss(0, 2)
        score = 1 / (1 + math.exp(-raw))
        rows.append(Judged(score, draw.random() < 1 / (1 + math.exp(-(slope * raw + offset)))))
    return rows


@pytest.mark.parametrize(("slope", "offset"), [(0.5, -1.0), (1.0, 0.0), (1.8, 0.7)])
def test_the_fit_recovers_the_scale_that_findings_were_made_with(slope: float, offset: float) -> None:
    judged = findings(slope, offset, count=4000)
    scale = fit_scale(judged, threshold=-0.5)
    assert scale.slope == pytest.approx(slope, abs=0.15)
    assert scale.offset == pytest.approx(offset, abs=0.15)
    assert scale.threshold == -0.5
    after = [Judged(scale.probability(one.score), one.is_right) for one in judged]
    assert calibration_error(after) < 4


@pytest.mark.parametrize(
    "judged", [[], findings(1, 0, count=5), [Judged(0.9, True)] * 50], ids=["none", "few", "all right"]
)
def test_scores_stay_as_they_are_where_nothing_can_be_fitted(judged: list[Judged]) -> None:
    assert fit_scale(judged, threshold=0.0) == Scale()


def test_order_is_kept_even_where_high_scores_are_wrong() -> None:
    judged = [Judged(0.9, False)] * 40 + [Judged(0.1, True)] * 40
    assert fit_scale(judged, threshold=0.0).slope > 0


@pytest.mark.parametrize(
    ("scores", "right", "gold", "kept"),
    [
        ([0.9, 0.8, 0.3, 0.2], [True, True, False, False], 2, 2),
        ([0.9, 0.8, 0.3, 0.2], [True, True, True, False], 3, 3),
        ([0.9, 0.8, 0.3, 0.3], [True, False, True, False], 2, 1),
        ([0.4, 0.3], [True, True], 2, 2),
    ],
)
def test_the_threshold_keeps_what_gives_the_best_f1(
    scores: list[float], right: list[bool], gold: int, kept: int
) -> None:
    judged = [Judged(score, is_right) for score, is_right in zip(scores, right, strict=True)]
    scale = Scale(threshold=best_threshold(judged, gold))
    assert sum(scale.keeps(one.score) for one in judged) == kept


def test_without_findings_the_threshold_is_that_of_training() -> None:
    assert best_threshold([], 3) == 0.0
