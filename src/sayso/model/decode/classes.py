"""Classes of a stretch of words: each word votes, by its weight."""

from __future__ import annotations

import numpy as np

from sayso.model.decode.arrays import Floats, log_softmax, sigmoid


def class_scores(scores: Floats, weight: Floats) -> Floats:
    """Scores between 0 and 1 of each label for a stretch.

    Args:
        scores: (words, labels), raw; at least one word.
        weight: (words, 1), raw.
    """
    shares = np.exp(log_softmax(weight[:, 0]))
    return sigmoid(shares @ scores)
