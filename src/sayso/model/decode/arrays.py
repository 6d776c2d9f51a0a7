"""The arrays that decoders take, and the few sums that they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.model.heads import FARTHEST_BIAS_WORDS

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


@dataclass(frozen=True, slots=True)
class Pairs:
    """The arrays of a head of pairs over one text.

    `query` and `key` are (words, size), `itself` (words, 1), `distance_bias` (2 * FARTHEST_BIAS_WORDS + 1,).
    """

    query: Floats
    key: Floats
    itself: Floats
    distance_bias: Floats

    def scores(self, words: Integers, others: Integers) -> Floats:
        """(words, others): how much each word points at each of the others, by numbers of words."""
        distance = np.clip(others[None, :] - words[:, None], -FARTHEST_BIAS_WORDS, FARTHEST_BIAS_WORDS)
        products = self.query[words] @ self.key[others].T / np.float32(self.query.shape[-1] ** 0.5)
        scores = products + self.distance_bias[distance + FARTHEST_BIAS_WORDS]
        result: Floats = np.where(distance == 0, self.itself[words], scores)
        return result
