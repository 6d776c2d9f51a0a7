"""Nested labelled spans, from vectors of first and last words and the scores of each label to start and to end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Floats, Integers, sigmoid

LONGEST_SPAN_WORDS: Final = 48
# Spans are sought among so many first words at a time: memory stays bounded on long texts.
_CHUNK_WORDS: Final = 512


@dataclass(frozen=True, slots=True, order=True)
class LabelledWords:
    """Words `first` to `last_exclusive` with the number of their label and a score between 0 and 1."""

    first: int
    last_exclusive: int
    label: int
    score: float


@dataclass(frozen=True, slots=True)
class SpanVectors:
    """The arrays of a head of spans over one text.

    `query` (words, size) of first words, `key` (words, size) of last words, `starts` and `ends` (words, labels).
    """

    query: Floats
    key: Floats
    starts: Floats
    ends: Floats


def labelled_spans(vectors: SpanVectors, *, labels: slice, threshold: float = 0.0) -> list[LabelledWords]:
    """Every span whose score for a label is above the threshold; where one span has several labels, the best.

    Spans that cross (neither inside the other) are settled by the higher score.

    Args:
        labels: which labels compete for a span.
        threshold: raw score; training puts it at 0.
    """
    query, key, starts, ends = vectors.query, vectors.key, vectors.starts, vectors.ends
    found: list[LabelledWords] = []
    count = len(query)
    scale = np.float32(query.shape[-1] ** 0.5)
    for begin in range(0, count, _CHUNK_WORDS):
        until = min(count, begin + _CHUNK_WORDS)
        reach = min(count, until + LONGEST_SPAN_WORDS - 1)
        base = query[begin:until] @ key[begin:reach].T / scale
        distance = np.arange(begin, reach)[None, :] - np.arange(begin, until)[:, None]
        base[(distance < 0) | (distance >= LONGEST_SPAN_WORDS)] = -np.inf
        hopeful = base + starts[begin:until, labels].max(1)[:, None] + ends[begin:reach, labels].max(1)[None, :]
        for row, column in _likeliest(hopeful, threshold, 2 * (until - begin)):
            first, last = begin + int(row), begin + int(column)
            scores = base[row, column] + starts[first, labels] + ends[last, labels]
            label = int(scores.argmax())
            if scores[label] > threshold:
                score = float(sigmoid(scores[label : label + 1])[0])
                found.append(LabelledWords(first, last + 1, label + (labels.start or 0), score))
    return _without_crossings(found)


def _likeliest(hopeful: Floats, threshold: float, most: int) -> Integers:
    """(places, 2): where a span may be. At most `most`: no text has more, and a bad model must not cost hours."""
    places = np.argwhere(hopeful > threshold)
    if len(places) > most:
        values = hopeful[places[:, 0], places[:, 1]]
        places = places[np.sort(np.argsort(-values, kind="stable")[:most])]
    return places


def _without_crossings(spans: list[LabelledWords]) -> list[LabelledWords]:
    kept: list[LabelledWords] = []
    by_start: dict[int, list[LabelledWords]] = {}
    for span in sorted(spans, key=lambda span: (-span.score, span.first, span.last_exclusive)):
        near = (
            other
            for start in range(span.first - LONGEST_SPAN_WORDS, span.last_exclusive)
            for other in by_start.get(start, ())
        )
        if not any(_cross(span, other) for other in near):
            kept.append(span)
            by_start.setdefault(span.first, []).append(span)
    return sorted(kept, key=lambda span: (span.first, -span.last_exclusive, span.label))


def _cross(one: LabelledWords, other: LabelledWords) -> bool:
    return (
        one.first < other.first < one.last_exclusive < other.last_exclusive
        or other.first < one.first < other.last_exclusive < one.last_exclusive
    )
