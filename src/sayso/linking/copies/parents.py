"""Of all reports that share text with one, which it was taken from: the fewest that explain the most of its words.

A copy of a copy shares words with every report before it in the line. The edit that only the nearer one made decides;
where nothing decides, the one that is named, then the earliest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sayso.linking.copies.pairs import NAMED_TELLING_WORDS, PAIR_TELLING_WORDS, Pair
from sayso.linking.copies.passages import Passage

# A second source explains at least so many words that the first does not.
_MORE_TELLING_WORDS: Final = 14
# A report that is named counts as if it explained so many words more.
_NAMED_WORDS: Final = 12
# Two that rewrite one text hit on the same words now and then: a later report is the source only if it explains
# clearly more than an earlier one.
_NEARLY: Final = 0.88
_LAST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shared:
    """A pair seen from the report that took, with the passages that count."""

    pair: Pair
    passages: tuple[Passage, ...]

    def taken_words(self) -> frozenset[int]:
        """Numbers of the words of the taking report that stand in the other, outside quotations."""
        words = self.pair.first.words
        return frozenset(at for p in self.passages for at in p.first_words() if not words[at].is_quoted)

    def share(self) -> float:
        """The part of all words of the taking report that stand in the other, quotations included."""
        same = sum(passage.words for passage in self.passages)
        return same / len(self.pair.first.words) if self.pair.first.words else 0.0


def parents(rows: Sequence[Shared]) -> tuple[Shared, ...]:
    """Choose the sources among reports that were all there before, the best first."""
    left = sorted(rows, key=_age)
    explained: set[int] = set()
    chosen: list[Shared] = []
    while left:
        most = max(_gain(row, explained) for row in left)
        best = next(row for row in left if _gain(row, explained) >= _NEARLY * most)
        new = best.taken_words() - explained
        telling = sum(best.pair.first.words[at].is_telling for at in new)
        least = (
            NAMED_TELLING_WORDS if best.pair.named_by_first else _MORE_TELLING_WORDS if chosen else PAIR_TELLING_WORDS
        )
        if telling < least:
            left.remove(best)
            if not best.pair.named_by_first:
                # Others may be named and need less.
                left = [row for row in left if row.pair.named_by_first]
            continue
        chosen.append(best)
        explained |= new
        left.remove(best)
    return tuple(chosen)


def _gain(row: Shared, explained: set[int]) -> int:
    new = len(row.taken_words() - explained)
    return new + (_NAMED_WORDS if row.pair.named_by_first and new else 0)


def _age(row: Shared) -> tuple[datetime, str]:
    published = row.pair.second.published
    return (published.earliest if published else _LAST, row.pair.second.id)
