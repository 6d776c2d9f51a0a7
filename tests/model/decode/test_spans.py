"""Labelled spans: nested ones stay, crossing ones are settled."""

from __future__ import annotations

import numpy as np

from sayso.model.decode.spans import SpanVectors, labelled_spans
from sayso.model.heads import LONGEST_SPAN_WORDS


def vectors(words: int, spans: dict[tuple[int, int], float], *, labels: int = 2) -> SpanVectors:
    """Vectors whose products are the given scores for (first, last) words, and -10 elsewhere."""
    scores = np.full((words, words), -10.0, dtype=np.float32)
    for place, score in spans.items():
        scores[place] = score
    query = scores * np.float32(words**0.5)
    starts = np.zeros((words, labels), dtype=np.float32)
    starts[:, 1:] = -1.0
    ends = np.zeros((words, labels), dtype=np.float32)
    lengths = np.zeros((LONGEST_SPAN_WORDS, labels), dtype=np.float32)
    return SpanVectors(query, np.eye(words, dtype=np.float32), starts, ends, lengths)


def found(given: SpanVectors) -> list[tuple[int, int]]:
    return [(one.first, one.last_exclusive) for one in labelled_spans(given, labels=slice(0, 2))]


def test_nested_spans_are_both_kept_outer_first() -> None:
    assert found(vectors(6, {(0, 4): 2.0, (1, 2): 1.0})) == [(0, 5), (1, 3)]


def test_of_crossing_spans_the_surer_one_is_kept() -> None:
    assert found(vectors(6, {(0, 3): 1.0, (2, 5): 3.0})) == [(2, 6)]


def test_a_span_below_the_threshold_is_not_there() -> None:
    assert found(vectors(6, {(0, 3): -0.1})) == []


def test_the_label_with_the_higher_score_wins() -> None:
    given = vectors(4, {(1, 2): 3.0})
    given.ends[2, 1] = 5.0
    (one,) = labelled_spans(given, labels=slice(0, 2))
    assert one.label == 1
    assert one.score > 0.99


def test_a_length_that_a_label_never_has_speaks_against_it() -> None:
    given = vectors(6, {(0, 3): 2.0})
    given.length_bias[3] = -5.0
    assert found(given) == []


def test_spans_end_before_they_begin_nowhere_and_are_never_too_long() -> None:
    words = LONGEST_SPAN_WORDS + 20
    assert found(vectors(words, {(5, 2): 4.0, (0, LONGEST_SPAN_WORDS): 4.0})) == []


def test_a_model_that_says_yes_to_everything_gives_a_bounded_number_of_spans() -> None:
    words = 300
    ones = np.ones((words, 2), dtype=np.float32)
    yes = np.ones((words, 4), dtype=np.float32)
    given = SpanVectors(yes, yes, ones, ones, ones[:LONGEST_SPAN_WORDS])
    assert len(labelled_spans(given, labels=slice(0, 2))) <= 2 * words
