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
# Who copies a copy keeps its edits. Where so many of its words are the older text's again, the older text was the
# source and like edits are chance, provided that it explains this part of what the copy explains.
_WORDS_BACK: Final = 2
_NEARLY: Final = 0.6
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

    def edited_words(self) -> frozenset[int]:
        """Numbers of the words of the taking report that stand within passages and are not the other's."""
        within: set[int] = set()
        for passage in self.passages:
            last = passage.runs[-1]
            within.update(range(passage.runs[0].first, last.first + last.length))
        return frozenset(within - self.taken_words())

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
        best = _best(left, explained)
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
        # Words that both changed alike are no second source.
        explained |= best.taken_words() | best.edited_words()
        left.remove(best)
    return tuple(chosen)


def _best(rows: Sequence[Shared], explained: set[int]) -> Shared:
    """The one that explains most; or an earlier one whose words stand where that one has others."""
    gains = [_gain(row, explained) for row in rows]
    most = max(gains)
    best = rows[gains.index(most)]
    edited = best.edited_words()
    for row, gain in zip(rows, gains, strict=True):
        if row is best:
            break
        if gain >= _NEARLY * most and len(row.taken_words() & edited) >= _WORDS_BACK:
            return row
    return best


def _gain(row: Shared, explained: set[int]) -> int:
    new = len(row.taken_words() - explained)
    return new + (_NAMED_WORDS if row.pair.named_by_first and new else 0)


def _age(row: Shared) -> tuple[datetime, str]:
    published = row.pair.second.published
    return (published.earliest if published else _LAST, row.pair.second.id)
