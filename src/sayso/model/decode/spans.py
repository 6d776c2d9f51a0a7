"""Nested labelled spans, from vectors of first and last words and the scores of each label to start and to end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Floats, Integers, sigmoid
from sayso.model.heads import LONGEST_SPAN_WORDS

# Spans are sought from so many first words at a time: most pairs looked at are near each other, and the products are
# small enough that numpy's BLAS does them in one thread (waking a second costs more than the product, measured).
_CHUNK_WORDS: Final = 32


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

    `query` (words, size) of first words, `key` (words, size) of last words, `starts` and `ends` (words, labels),
    `length_bias` (LONGEST_SPAN_WORDS, labels).
    """

    query: Floats
    key: Floats
    starts: Floats
    ends: Floats
    length_bias: Floats


def labelled_spans(vectors: SpanVectors, *, labels: slice, threshold: float = 0.0) -> list[LabelledWords]:
    """Every span whose score for a label is above the threshold; where one span has several labels, the best.

    Spans that cross (neither inside the other) are settled by the higher score.

    Args:
        labels: which labels compete for a span.
        threshold: raw score; training puts it at 0.
    """
    query, key = vectors.query, vectors.key
    starts, ends = vectors.starts[:, labels], vectors.ends[:, labels]
    by_length = vectors.length_bias[:, labels]
    first_label = labels.start or 0
    found: list[LabelledWords] = []
    count = len(query)
    scale = np.float32(query.shape[-1] ** 0.5)
    for begin in range(0, count, _CHUNK_WORDS):
        until = min(count, begin + _CHUNK_WORDS)
        reach = min(count, until + LONGEST_SPAN_WORDS - 1)
        base = query[begin:until] @ key[begin:reach].T / scale
        distance = np.arange(begin, reach)[None, :] - np.arange(begin, until)[:, None]
        base[(distance < 0) | (distance >= LONGEST_SPAN_WORDS)] = -np.inf
        hopeful = base + by_length.max(1)[distance.clip(0, LONGEST_SPAN_WORDS - 1)]
        hopeful += starts[begin:until].max(1)[:, None] + ends[begin:reach].max(1)[None, :]
        places = _likeliest(hopeful, threshold, 2 * (until - begin))
        firsts, lasts = begin + places[:, 0], begin + places[:, 1]
        scores = base[places[:, 0], places[:, 1], None] + starts[firsts] + ends[lasts] + by_length[lasts - firsts]
        best = scores.argmax(axis=1) if len(scores) else np.zeros(0, dtype=np.int64)
        values = scores[np.arange(len(best)), best]
        found.extend(
            LabelledWords(int(first), int(last) + 1, first_label + int(label), float(sure))
            for first, last, label, sure, value in zip(firsts, lasts, best, sigmoid(values), values, strict=True)
            if value > threshold
        )
    return _without_crossings(found, count)


def _likeliest(hopeful: Floats, threshold: float, most: int) -> Integers:
    """(places, 2): where a span may be. At most `most`: no text has more, and a bad model must not cost hours."""
    places = np.argwhere(hopeful > threshold)
    if len(places) > most:
        values = hopeful[places[:, 0], places[:, 1]]
        places = places[np.sort(np.argsort(-values, kind="stable")[:most])]
    return places


def _without_crossings(spans: list[LabelledWords], words: int) -> list[LabelledWords]:
    kept: list[LabelledWords] = []
    farthest_end = [0] * (words + 1)  # of the kept spans that begin at a word
    earliest_start = [words] * (words + 1)  # of the kept spans that end before a word
    for span in sorted(spans, key=lambda span: (-span.score, span.first, span.last_exclusive)):
        first, last = span.first, span.last_exclusive
        inner = slice(first + 1, last)
        crosses = last - first > 1 and (max(farthest_end[inner]) > last or min(earliest_start[inner]) < first)
        if not crosses:
            kept.append(span)
            farthest_end[first] = max(farthest_end[first], last)
            earliest_start[last] = min(earliest_start[last], first)
    return sorted(kept, key=lambda span: (span.first, -span.last_exclusive, span.label))
