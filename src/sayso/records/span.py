"""A stretch of a document's text. Every fact in Sayso points to one or more of these."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import BadRecord


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of `SourceDocument.text`, in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadRecord(f"a span needs 0 <= start < end, got [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def text_in(self, text: str) -> str:
        """The quoted evidence."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
