"""Attributions: each piece goes to the cue that it points at."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.model.decode.arrays import Pairs
from sayso.model.decode.attributions import CONTENT, CUE, SOURCE, joined_pieces, linked
from sayso.model.decode.tags import TaggedRange
from sayso.model.heads import FARTHEST_BIAS_WORDS


def links(words: int, pointing: dict[int, int]) -> Pairs:
    """Vectors by which each listed word points at another."""
    query = np.zeros((words, words), dtype=np.float32)
    for word, at in pointing.items():
        query[word, at] = 40.0
    itself = np.zeros((words, 1), dtype=np.float32)
    return Pairs(
        query, np.eye(words, dtype=np.float32), itself, np.zeros(2 * FARTHEST_BIAS_WORDS + 1, dtype=np.float32)
    )


def test_two_statements_keep_their_own_parts() -> None:
    ranges = [
        TaggedRange(0, 1, SOURCE, 0.9),
        TaggedRange(1, 2, CUE, 0.9),
        TaggedRange(2, 4, CONTENT, 0.9),
        TaggedRange(5, 7, CONTENT, 0.8),
        TaggedRange(7, 8, SOURCE, 0.9),
        TaggedRange(8, 9, CUE, 0.9),
    ]
    first, second = linked(ranges, links(10, {0: 1, 2: 1, 3: 1, 5: 8, 6: 8, 7: 8}))
    assert (first.source, first.cue, first.content) == ((0,), (1,), (2,))
    assert (second.source, second.cue, second.content) == ((4,), (5,), (3,))


def test_two_pieces_of_one_content_stay_together() -> None:
    ranges = [TaggedRange(0, 2, CONTENT, 0.9), TaggedRange(3, 4, CUE, 0.9), TaggedRange(5, 8, CONTENT, 0.9)]
    (one,) = linked(ranges, links(8, {0: 3, 1: 3, 5: 3, 6: 3, 7: 3}))
    assert one.content == (0, 2)


def test_a_content_without_any_cue_stands_alone_and_a_source_is_dropped() -> None:
    ranges = [TaggedRange(0, 1, SOURCE, 0.9), TaggedRange(2, 4, CONTENT, 0.7)]
    (one,) = linked(ranges, links(4, {}))
    assert (one.source, one.cue, one.content) == ((), (), (1,))


def test_the_score_is_that_of_the_weakest_part() -> None:
    ranges = [TaggedRange(0, 1, SOURCE, 0.4), TaggedRange(1, 2, CUE, 0.9)]
    (one,) = linked(ranges, links(2, {0: 1}))
    assert one.score == 0.4


@pytest.mark.parametrize(
    ("label", "until", "pieces"),
    [(SOURCE, 1, 1), (CUE, 1, 1), (CONTENT, 1, 2), (SOURCE, 2, 2)],
    ids=["source", "cue", "content", "with a word between"],
)
def test_sources_and_cues_that_touch_are_one(label: int, until: int, pieces: int) -> None:
    first, second = TaggedRange(0, 1, label, 0.5), TaggedRange(until, until + 3, label, 0.9)
    found = joined_pieces([first, second])
    assert len(found) == pieces
    if pieces == 1:
        assert (found[0].first, found[0].last_exclusive, found[0].label) == (0, 4, label)
        assert found[0].score == pytest.approx(0.8)


def test_a_source_and_a_cue_that_touch_stay_two() -> None:
    ranges = [TaggedRange(0, 1, SOURCE, 0.5), TaggedRange(1, 2, CUE, 0.5)]
    assert joined_pieces(ranges) == ranges
