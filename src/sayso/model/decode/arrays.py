"""The arrays that decoders take, and the few sums that they share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


def log_softmax(scores: Floats) -> Floats:
    """Logarithms of probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of yes; large scores do not overflow."""
    result: Floats = (0.5 * (1 + np.tanh(0.5 * scores))).astype(np.float32)
    return result


def pair_scores(query: Floats, key: Floats, itself: Floats) -> Floats:
    """How much each word points at each word; the diagonal is `itself`.

    Args:
        query: (words, size).
        key: (words, size).
        itself: (words, 1).
    """
    scores: Floats = query @ key.T / np.float32(query.shape[-1] ** 0.5)
    np.fill_diagonal(scores, itself[:, 0])
    return scores
