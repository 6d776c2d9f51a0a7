"""Whether two reports are on the same matter, by the names and numbers that they share."""

from __future__ import annotations

from typing import Final

from sayso.linking.copies.comparable import Comparable

# Reports with less than this part of names and numbers in common are on different matters.
SAME_MATTER: Final = 0.25


def matter_shared(first: Comparable, second: Comparable) -> float:
    """The part of the names and numbers of the one with fewer that the other has too, 0 to 1."""
    # That one names the other's outlet is another question.
    outlets = {word for one in (first, second) for word in (one.outlet or "").split()}
    topics = first.topic - outlets, second.topic - outlets
    least = min(map(len, topics))
    return len(topics[0] & topics[1]) / least if least else 0.0


def is_same_matter(first: Comparable, second: Comparable) -> bool:
    """Whether they share enough."""
    return matter_shared(first, second) >= SAME_MATTER
