"""Chains: mentions that point back at each other mean one thing."""

from __future__ import annotations

import numpy as np

from sayso.model.decode.arrays import Pairs
from sayso.model.decode.chains import chains_of
from sayso.model.heads import FARTHEST_BIAS_WORDS


def pointing(words: int, back: dict[int, int]) -> Pairs:
    query = np.full((words, words), -9.0, dtype=np.float32)
    for word, at in back.items():
        query[word, at] = 9.0
    itself = np.zeros((words, 1), dtype=np.float32)
    return Pairs(
        query, np.eye(words, dtype=np.float32), itself, np.zeros(2 * FARTHEST_BIAS_WORDS + 1, dtype=np.float32)
    )


def test_each_mention_joins_the_chain_of_the_one_it_points_at() -> None:
    assert chains_of([2, 4, 7, 9], pointing(10, {7: 2, 9: 7})) == [(0, 2, 3)]


def test_a_mention_that_points_at_no_mention_begins_its_own() -> None:
    assert chains_of([2, 4], pointing(10, {4: 3})) == []


def test_no_mentions_have_no_chains() -> None:
    assert chains_of([], pointing(3, {})) == []
