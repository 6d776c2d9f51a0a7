"""Numbers that the text states, as ranges."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its modifier ("at least 200"), without the noun. Unknown bounds are null, never 0."""

    id: str
    span: Span
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    of: str | None
    claims: tuple[str, ...]
