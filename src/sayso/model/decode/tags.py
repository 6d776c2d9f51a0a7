"""Spans that do not overlap, from scores of O, B-label, I-label: the best sequence that a reader could have written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.model.decode.arrays import Floats, Integers, log_softmax


@dataclass(frozen=True, slots=True)
class TaggedRange:
    """Words `first` to `last_exclusive` with the number of their label; `score` is the mean probability."""

    first: int
    last_exclusive: int
    label: int
    score: float


def best_tags(scores: Floats) -> Integers:
    """Viterbi over tags 0 = O, 2k+1 = B of label k, 2k+2 = I of label k; I only follows B or I of its label.

    Args:
        scores: (words, 2 * labels + 1), raw.

    Returns:
        (words,) tags.
    """
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    logs = log_softmax(scores)
    count = scores.shape[1]
    inner = np.arange(2, count, 2)
    total = logs[0].copy()
    total[inner] = -np.inf
    back = np.zeros(scores.shape, dtype=np.int64)
    for position in range(1, len(logs)):
        best = int(total.argmax())
        came_from = np.full(count, best)
        reached = np.full(count, total[best])
        begins = total[inner - 1] >= total[inner]
        came_from[inner] = np.where(begins, inner - 1, inner)
        reached[inner] = np.maximum(total[inner - 1], total[inner])
        back[position] = came_from
        total = reached + logs[position]
    tags = np.zeros(len(logs), dtype=np.int64)
    tags[-1] = total.argmax()
    for position in range(len(logs) - 1, 0, -1):
        tags[position - 1] = back[position, tags[position]]
    return tags


def tagged_ranges(scores: Floats) -> list[TaggedRange]:
    """The spans of the best sequence, in order."""
    tags = best_tags(scores)
    logs = log_softmax(scores) if len(scores) else scores
    found: list[TaggedRange] = []
    first = 0
    while first < len(tags):
        if tags[first] == 0:
            first += 1
            continue
        label = (int(tags[first]) - 1) // 2
        last = first + 1
        while last < len(tags) and tags[last] == 2 * label + 2:
            last += 1
        score = float(np.exp(logs[np.arange(first, last), tags[first:last]]).mean())
        found.append(TaggedRange(first, last, label, score))
        first = last
    return found
