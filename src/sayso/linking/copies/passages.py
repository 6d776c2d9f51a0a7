"""Finds what two texts have in common word by word, also where single words were changed or passages moved.

Short runs that both texts hold are grown to the longest; runs near each other in both become one passage. Cost grows
with the length of the texts and the runs they share, not with the product of their lengths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.copies.words import Word
from sayso.records import Span

_SEED_WORDS: Final = 3
# A run of words that stands in one text more often than this leads nowhere.
_MOST_REPEATS: Final = 6
# Between two runs of a passage lie at most so many words on either side: an edit, not another matter.
_GAP_WORDS: Final = 4


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words `first` to `first + length` of one text are words `second` to `second + length` of the other."""

    first: int
    second: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs that go together, in the order of the first text."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> int:
        """How many words are the same."""
        return sum(run.length for run in self.runs)

    def turned(self) -> Passage:
        """The same, seen from the other text."""
        return Passage(tuple(sorted(Run(run.second, run.first, run.length) for run in self.runs)))

    def first_words(self) -> Iterator[int]:
        """Numbers of the words of the first text that are the same."""
        return (run.first + i for run in self.runs for i in range(run.length))

    def span_in_first(self, words: Sequence[Word]) -> Span:
        """Where the passage stands in the first text."""
        last = max(self.runs, key=lambda run: run.first + run.length)
        return Span(words[min(run.first for run in self.runs)].start, words[last.first + last.length - 1].end)


def passages(first: Sequence[Word], second: Sequence[Word]) -> tuple[Passage, ...]:
    """What two texts share, in the order of the first; no word belongs to two passages."""
    runs = _apart(_longest_runs([w.key for w in first], [w.key for w in second]), len(first), len(second))
    return tuple(Passage(tuple(group)) for group in _grouped(runs))


def _longest_runs(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(first) - _SEED_WORDS + 1):
        places[tuple(first[at : at + _SEED_WORDS])].append(at)
    runs: list[Run] = []
    reached: dict[int, int] = {}  # by diagonal: the word of the second text up to which it is covered
    for at in range(len(second) - _SEED_WORDS + 1):
        here = places.get(tuple(second[at : at + _SEED_WORDS]), ())
        if len(here) > _MOST_REPEATS:
            continue
        for other in here:
            if reached.get(other - at, -1) > at:
                continue
            length = _SEED_WORDS
            while (
                other + length < len(first)
                and at + length < len(second)
                and first[other + length] == second[at + length]
            ):
                length += 1
            reached[other - at] = at + length
            runs.append(Run(other, at, length))
    return runs


def _apart(runs: list[Run], first_words: int, second_words: int) -> list[Run]:
    """The longest runs first; what a longer one covers is cut off shorter ones."""
    is_taken = (bytearray(first_words), bytearray(second_words))
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run)):
        free = _longest_free(run, is_taken)
        if free.length < _SEED_WORDS:
            continue
        is_taken[0][free.first : free.first + free.length] = b"\x01" * free.length
        is_taken[1][free.second : free.second + free.length] = b"\x01" * free.length
        kept.append(free)
    return sorted(kept)


def _longest_free(run: Run, is_taken: tuple[bytearray, bytearray]) -> Run:
    best, start = (0, 0), 0
    for i in range(run.length + 1):
        if i == run.length or is_taken[0][run.first + i] or is_taken[1][run.second + i]:
            best = max(best, (i - start, -start))
            start = i + 1
    return Run(run.first - best[1], run.second - best[1], best[0])


def _grouped(runs: Sequence[Run]) -> Iterator[list[Run]]:
    group: list[Run] = []
    for run in runs:
        if group:
            last = group[-1]
            gaps = (run.first - last.first - last.length, run.second - last.second - last.length)
            if max(gaps) <= _GAP_WORDS and min(gaps) >= 0:
                group.append(run)
                continue
            yield group
        group = [run]
    if group:
        yield group
