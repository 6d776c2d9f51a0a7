"""Trees: one root, no circles, the highest sum."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from sayso.model.decode.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(word == head for word, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        word, seen = start, set()
        while heads[word] != word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


def best_by_trying(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (heads for heads in product(range(size), repeat=size) if is_tree(heads))
    return max(float(scores[np.arange(size), list(heads)].sum()) for heads in trees)


@pytest.mark.parametrize("seed", range(60))
def test_trees_score_as_high_as_the_best_of_all(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(int(draw.integers(1, 6)),) * 2).astype(np.float32)
    heads = tuple(best_tree(scores, roots_tried=len(scores)).tolist())
    assert is_tree(heads)
    assert np.isclose(scores[np.arange(len(heads)), list(heads)].sum(), best_by_trying(scores), atol=1e-5)


def test_long_sentences_with_circles_still_give_a_tree() -> None:
    scores = np.random.default_rng(1).normal(size=(200, 200)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))
