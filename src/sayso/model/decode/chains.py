"""Chains of references that mean one thing: each head word points at the one before it, or at itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Floats

# Antecedents are sought among so many earlier mentions: longer texts cost time in proportion to their length.
MOST_CANDIDATES: Final = 400


def chains_of(heads: Sequence[int], query: Floats, key: Floats, itself: Floats) -> list[tuple[int, ...]]:
    """Group head words.

    Args:
        heads: numbers of head words, ascending, each once.
        query: (words, size) of the whole text, as `key` and `itself`.

    Returns:
        Groups of two or more, as positions in `heads`, ordered by their first.
    """
    chain_of: dict[int, int] = {}
    scale = np.float32(query.shape[-1] ** 0.5)
    for position, word in enumerate(heads):
        earliest = max(0, position - MOST_CANDIDATES)
        chain_of[position] = position
        if position:
            candidates = np.array(heads[earliest:position])
            scores = key[candidates] @ query[word] / scale
            best = int(scores.argmax())
            if scores[best] > itself[word, 0]:
                chain_of[position] = chain_of[earliest + best]
    groups: dict[int, list[int]] = defaultdict(list)
    for position, chain in chain_of.items():
        groups[chain].append(position)
    return [tuple(members) for _, members in sorted(groups.items()) if len(members) > 1]
