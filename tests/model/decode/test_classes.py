"""Classes: words vote by weight."""

from __future__ import annotations

import numpy as np

from sayso.model.decode.classes import class_scores


def test_the_word_with_all_the_weight_decides() -> None:
    scores = np.array([[5.0, -5.0], [-5.0, 5.0]], dtype=np.float32)
    weight = np.array([[20.0], [-20.0]], dtype=np.float32)
    assert np.allclose(class_scores(scores, weight), [0.993, 0.007], atol=1e-3)


def test_equal_weights_give_the_mean() -> None:
    scores = np.array([[4.0], [-4.0]], dtype=np.float32)
    assert np.allclose(class_scores(scores, np.zeros((2, 1), dtype=np.float32)), [0.5])
