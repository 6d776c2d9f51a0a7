"""Divides a text's words into windows for the encoder, overlapping so that nothing is read only at an edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# Windows of 512 pieces cost about twice as much for each word as windows of 256 (measured on two cores).
WINDOW_PIECES: Final = 256
OVERLAP_PIECES: Final = 48


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last_exclusive` of a text; the scores of `from_word` to `until_word` are taken from here."""

    first: int
    last_exclusive: int
    from_word: int
    until_word: int


def windows_over(
    pieces_per_word: Sequence[int], *, window_pieces: int = WINDOW_PIECES, overlap_pieces: int = OVERLAP_PIECES
) -> tuple[Window, ...]:
    """Windows over all words, in order; together their taken words are all words, each once.

    Two places of a window are kept for the pieces that begin and end it. A word of more pieces than a window holds
    gets a window of its own; whoever fills it cuts its pieces.
    """
    if not pieces_per_word:
        return ()
    room = window_pieces - 2
    edges: list[tuple[int, int]] = []
    first = 0
    while first < len(pieces_per_word):
        last = first
        filled = 0
        while last < len(pieces_per_word) and (filled + pieces_per_word[last] <= room or last == first):
            filled += pieces_per_word[last]
            last += 1
        edges.append((first, last))
        if last == len(pieces_per_word):
            break
        shared = 0
        most = min(overlap_pieces, room - pieces_per_word[last])
        following = last
        while following - 1 > first and shared + pieces_per_word[following - 1] <= most:
            following -= 1
            shared += pieces_per_word[following]
        first = following
    taken = [0] + [(after[0] + before[1] + 1) // 2 for before, after in pairwise(edges)]
    taken.append(len(pieces_per_word))
    return tuple(
        Window(first, last, from_word, until_word)
        for (first, last), from_word, until_word in zip(edges, taken[:-1], taken[1:], strict=True)
    )
