"""Spans that can be asked which of them stand at a place, at no more cost in a long text than in a short one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.records import Span

# A report has few spans that are longer; they are looked at one by one, so that the others lie near their start.
_LONG_CHARS: Final = 4000


@dataclass(frozen=True, slots=True)
class Stretches:
    """Numbered spans; several may bear one number. Built by `stretches_of`.

    Attributes:
        starts: of `short`, in order.
        reach: length of the longest of `short`.
    """

    short: tuple[tuple[Span, int], ...]
    starts: tuple[int, ...]
    reach: int
    long: tuple[tuple[Span, int], ...]

    def overlapping(self, span: Span) -> list[int]:
        """Numbers of the spans that share a character with `span`, each once, ascending."""
        return sorted({number for own, number in self._near(span) if own.overlaps(span)})

    def holding(self, span: Span) -> list[int]:
        """Numbers of the spans that contain `span`, each once, ascending."""
        return sorted({number for own, number in self._near(span) if own.contains(span)})

    def inside(self, span: Span) -> list[int]:
        """Numbers of the spans that `span` contains, each once, ascending."""
        return sorted({number for own, number in self._near(span) if span.contains(own)})

    def _near(self, span: Span) -> Iterator[tuple[Span, int]]:
        first, last = bisect_left(self.starts, span.start - self.reach), bisect_left(self.starts, span.end)
        yield from self.short[first:last]
        yield from self.long


def stretches_of(numbered: Iterable[tuple[Span, int]]) -> Stretches:
    """The view of spans with their numbers, in any order."""
    ordered = sorted(numbered)
    short = tuple(row for row in ordered if len(row[0]) <= _LONG_CHARS)
    return Stretches(
        short=short,
        starts=tuple(span.start for span, _ in short),
        reach=max((len(span) for span, _ in short), default=0),
        long=tuple(row for row in ordered if len(row[0]) > _LONG_CHARS),
    )
