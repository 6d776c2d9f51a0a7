"""Chains of references that mean one thing: each head word points at the one before it, or at itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Pairs

# Antecedents are sought among so many earlier mentions: longer texts cost time in proportion to their length.
MOST_CANDIDATES: Final = 400


def chains_of(heads: Sequence[int], links: Pairs, *, margin: float = 0.0) -> list[tuple[int, ...]]:
    """Group head words.

    Args:
        heads: numbers of head words, ascending, each once.
        links: of the whole text.
        margin: by how much pointing at another word must beat pointing at itself (raw score).

    Returns:
        Groups of two or more, as positions in `heads`, ordered by their first.
    """
    chain_of: dict[int, int] = {}
    for position, word in enumerate(heads):
        earliest = max(0, position - MOST_CANDIDATES)
        chain_of[position] = position
        if position:
            candidates = np.array(heads[earliest:position])
            scores = links.scores(np.array([word]), candidates)[0]
            best = int(scores.argmax())
            if scores[best] > links.itself[word, 0] + margin:
                chain_of[position] = chain_of[earliest + best]
    groups: dict[int, list[int]] = defaultdict(list)
    for position, chain in chain_of.items():
        groups[chain].append(position)
    return [tuple(members) for _, members in sorted(groups.items()) if len(members) > 1]
