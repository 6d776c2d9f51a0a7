"""The CoNLL score against cases from the papers that define its parts."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from sayso.evaluation.coreference import best_assignment, score_chains


def chains(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_the_same_chains_score_a_hundred() -> None:
    assert score_chains(chains("abc", "de"), chains("abc", "de")).conll == pytest.approx(100.0)


def test_no_chains_at_all_score_nothing() -> None:
    assert score_chains([], chains("ab")).conll == 0.0


def test_muc_counts_links_and_b_cubed_mentions() -> None:
    # Luo (2005), table 1: key {1 2 3 4 5}{6 7}{8 9 A B C}, answer (b) joins the first and the last.
    score = score_chains(chains("1234589abc", "67"), chains("12345", "67", "89abc"))
    assert score.muc.f1 == pytest.approx(94.7, abs=0.1)
    assert score.b_cubed.f1 == pytest.approx(73.7, abs=0.1)


def test_ceaf_pairs_each_chain_once() -> None:
    score = score_chains(chains("1234589abc", "67"), chains("12345", "67", "89abc"))
    assert score.ceaf.f1 == pytest.approx(100 * 2 * (1 + 2 / 3) / 5, abs=0.1)


def test_chains_of_one_mention_count_nowhere() -> None:
    assert score_chains(chains("ab", "c"), chains("ab", "d")).conll == pytest.approx(100.0)


@pytest.mark.parametrize("seed", range(30))
def test_the_assignment_is_the_best_of_all(seed: int) -> None:
    draw = np.random.default_rng(seed)
    worth = draw.random((int(draw.integers(1, 6)), int(draw.integers(1, 6))))
    rows, columns = best_assignment(worth)
    wide = worth if worth.shape[0] <= worth.shape[1] else worth.T
    best = max(
        sum(wide[row, order[row]] for row in range(len(wide)))
        for order in permutations(range(wide.shape[1]), len(wide))
    )
    assert worth[rows, columns].sum() == pytest.approx(best)
