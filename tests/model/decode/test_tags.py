"""Tags: the best sequence that can be written."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from sayso.model.decode.arrays import log_softmax
from sayso.model.decode.tags import best_tags, tagged_ranges

SCORES = st_numpy.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=st.floats(-4, 4, width=32))


def can_be_written(tags: tuple[int, ...]) -> bool:
    return all(
        tag == 0 or tag % 2 == 1 or (former in (tag, tag - 1)) for former, tag in zip((0, *tags), tags, strict=False)
    )


@settings(max_examples=60)
@given(SCORES)
def test_no_sequence_that_can_be_written_scores_higher(scores: np.ndarray) -> None:
    logs = log_softmax(scores)
    found = tuple(best_tags(scores).tolist())
    assert can_be_written(found)

    def total(tags: tuple[int, ...]) -> float:
        return float(sum(logs[i, tag] for i, tag in enumerate(tags)))

    best = max(total(tags) for tags in product(range(5), repeat=len(scores)) if can_be_written(tags))
    assert np.isclose(total(found), best, atol=1e-4)


def test_ranges_end_where_the_next_begins() -> None:
    tags = [0, 1, 2, 1, 3, 0]
    scores = np.full((6, 5), -5, dtype=np.float32)
    scores[np.arange(6), tags] = 5
    found = [(one.first, one.last_exclusive, one.label) for one in tagged_ranges(scores)]
    assert found == [(1, 3, 0), (3, 4, 0), (4, 5, 1)]


def test_no_words_have_no_ranges() -> None:
    assert tagged_ranges(np.zeros((0, 5), dtype=np.float32)) == []
