"""Precision, recall, F1 and shares, with bootstrap intervals over documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

RESAMPLES: Final = 1000
_SEED: Final = 20_211_005

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interval:
    """A score in percent with its 95 % bootstrap interval over documents."""

    value: float
    low: float
    high: float


def f1(right: int, predicted: int, gold: int) -> float:
    """F1 in percent from counts; 0 where there is nothing on either side."""
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def share(part: int, whole: int) -> float:
    """`part` of `whole` in percent; 0 where the whole is empty."""
    return 100 * part / whole if whole else 0.0


def with_interval(
    documents: Sequence[T], score: Callable[[Sequence[T]], float], *, resamples: int = RESAMPLES
) -> Interval:
    """Score all documents, and resample whole documents for the interval.

    Documents, not single items, are drawn, because errors within one document go together. The seed is fixed: the
    same counts give the same interval.

    Args:
        documents: one row of counts a document.
        score: a figure in percent over any number of such rows.
    """
    value = score(documents)
    if len(documents) < 2:
        return Interval(value, value, value)
    draw = random.Random(_SEED)  # noqa: S311 - resampling, not secrets
    scores = sorted(score(draw.choices(documents, k=len(documents))) for _ in range(resamples))
    return Interval(value, scores[int(0.025 * resamples)], scores[int(0.975 * resamples)])
