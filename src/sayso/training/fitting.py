"""Fits what turns raw scores into probabilities, and the threshold that gives the best F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.evaluation.reliability import Judged
from sayso.model.calibration import Scale, log_odds

_ROUNDS: Final = 50
# A pull towards the scale that changes nothing, worth so many findings: keeps fits on few findings sane.
_PULL: Final = 3.0
_LEAST_FINDINGS: Final = 20
_LEAST_SLOPE: Final = 0.05
# Below the last finding there is nothing to lie between: the threshold stays this near to it, twice over.
_GAP: Final = 0.1


def fit_scale(judged: Sequence[Judged], *, threshold: float) -> Scale:
    """The slope and offset that make right and wrong findings likeliest (logistic regression by Newton's steps).

    With too few findings, or none right, scores stay as they are.

    Args:
        judged: scores as the network gives them.
        threshold: put into the scale as it is.

    Source: Platt (1999).
    """
    right = np.array([one.is_right for one in judged], dtype=np.float64)
    if len(right) < _LEAST_FINDINGS or not 0 < right.sum() < len(right):
        return Scale(threshold=threshold)
    rows = np.column_stack([[log_odds(one.score) for one in judged], np.ones(len(right))])
    as_is = np.array([1.0, 0.0])
    weights = as_is.copy()
    for _ in range(_ROUNDS):
        shares = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - shares) - _PULL * (weights - as_is)
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + _PULL * np.eye(2)
        step: npt.NDArray[np.float64] = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return Scale(slope=max(_LEAST_SLOPE, float(weights[0])), offset=float(weights[1]), threshold=threshold)


def best_threshold(judged: Sequence[Judged], gold: int) -> float:
    """The raw score above which findings give the best F1; 0 if there is nothing to fit on.

    Args:
        judged: every finding above a low threshold, scores as the network gives them.
        gold: how many there are to find.
    """
    ordered = sorted(judged, key=lambda one: -one.score)
    best, threshold, right = 0.0, 0.0, 0
    for number, one in enumerate(ordered):
        right += one.is_right
        is_edge = number + 1 == len(ordered) or ordered[number + 1].score < one.score
        value = 2 * right / (number + 1 + gold)
        if is_edge and value > best:
            lower = log_odds(ordered[number + 1].score) if number + 1 < len(ordered) else log_odds(one.score) - _GAP
            best, threshold = value, (log_odds(one.score) + lower) / 2
    return threshold
