"""The best tree over a sentence's words, from scores of each word to hang on each other."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model.decode.arrays import Floats, Integers

# A root beyond the likeliest few hardly ever wins, and each costs a whole search.
ROOTS_TRIED: Final = 3


def best_tree(scores: Floats, *, roots_tried: int = ROOTS_TRIED) -> Integers:
    """The tree with one root whose arcs score highest (Chu-Liu and Edmonds, once for each likely root).

    Args:
        scores: (words, words), raw: row hangs on column; the diagonal is the word as root.
        roots_tried: how many of the likeliest roots compete where the best heads alone form no tree.

    Returns:
        (words,) heads; the root is its own head.
    """
    heads: Integers = scores.argmax(axis=1).astype(np.int64)
    if _is_tree(heads):
        return heads
    best: Integers | None = None
    best_total = -np.inf
    for root in np.argsort(-(np.diag(scores) - _best_other(scores)))[:roots_tried]:
        fixed = scores.astype(np.float64)
        np.fill_diagonal(fixed, -np.inf)
        fixed[root] = -np.inf
        fixed[root, root] = 0.0
        tree = _edmonds(fixed, int(root))
        total = float(scores[np.arange(len(tree)), tree].sum())
        if total > best_total:
            best, best_total = tree, total
    assert best is not None  # noqa: S101 - a sentence has words
    return best


def _best_other(scores: Floats) -> Floats:
    if len(scores) == 1:
        return np.zeros(1, dtype=np.float32)
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    result: Floats = others.max(axis=1)
    return result


def _is_tree(heads: Integers) -> bool:
    roots = [i for i, head in enumerate(heads) if i == head]
    return len(roots) == 1 and _cycle(heads, roots[0]) is None


def _cycle(heads: Integers, root: int) -> list[int] | None:
    """The words of one circle, or None."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return path[path.index(word) :]
        state[path] = 2
    return None


def _edmonds(scores: npt.NDArray[np.float64], root: int) -> Integers:
    """Maximum spanning arborescence; circles are contracted one after another."""
    heads: Integers = scores.argmax(axis=1).astype(np.int64)
    heads[root] = root
    circle = _cycle(heads, root)
    if circle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(circle)
    kept = scores[members, heads[members]]
    # The circle becomes the last word of a smaller graph.
    entering = scores[np.ix_(members, outside)] - kept[:, None]
    entry = entering.argmax(axis=0)
    leaving = scores[np.ix_(outside, members)]
    exit_ = leaving.argmax(axis=1)
    size = len(outside) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    new_root = int(np.flatnonzero(outside == root)[0])
    smaller[new_root] = -np.inf
    smaller[new_root, new_root] = 0.0
    inner = _edmonds(smaller, new_root)
    for i, word in enumerate(outside):
        heads[word] = members[exit_[i]] if inner[i] == size - 1 else outside[inner[i]]
    broken = members[entry[inner[-1]]]
    heads[broken] = outside[inner[-1]]
    heads[root] = root
    return heads
