"""From pairs of values that cannot both be true to contradictions, with who corrected himself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from sayso.linking.contradictions.bearing import Borne, Known, Saying, is_dated, support_of
from sayso.records.joined import Contradiction, Side

B = TypeVar("B", bound=Borne)


@dataclass(frozen=True, slots=True)
class Worded(Generic[B]):
    """A value, in words, with its sources."""

    value: B
    words: str
    sayings: tuple[Saying, ...]


def worded(values: Sequence[B], words: Callable[[B], str], known: Known) -> tuple[Worded[B], ...]:
    """Values with words and sources, the first that was said first."""
    rows = [Worded(value, words(value), known.sayings(value)) for value in values]
    return tuple(sorted(rows, key=lambda row: (row.sayings[:1], row.words)))


def contradiction(
    field: str, rows: Sequence[Worded[B]], clash: Callable[[Worded[B], Worded[B]], str | None]
) -> tuple[Contradiction, ...]:
    """One contradiction for each set of values that hang together by clashes.

    Args:
        clash: why two values cannot both be true; None where they can.
    """
    found: dict[frozenset[int], str] = {}
    for (at, one), (to, other) in combinations(enumerate(rows), 2):
        if is_by_two(one, other) and (why := clash(one, other)) is not None:
            found[frozenset((at, to))] = why
    return tuple(_joined(field, [rows[at] for at in sorted(part)], _whys(part, found)) for part in _parts(found))


def is_by_two(one: Worded[B], other: Worded[B]) -> bool:
    """Whether nobody gives both values in one report: who says both at once means both."""
    first, second = ({(saying.speaker, saying.report) for saying in row.sayings} for row in (one, other))
    return bool(first) and bool(second) and not first & second


def corrected(rows: Sequence[Worded[B]]) -> tuple[Worded[B], str] | None:
    """The value by which a source last replaced another of these, and that source; None if nobody did."""
    first: dict[str, dict[int, Saying]] = {}
    for at, row in enumerate(rows):
        for saying in row.sayings:
            if is_dated(saying):
                # That an old number is repeated later takes nothing back.
                first.setdefault(saying.speaker, {}).setdefault(at, saying)
    last: tuple[Saying, int] | None = None
    for sayings in first.values():
        latest, at = max((saying, at) for at, saying in sayings.items())
        replaces = any(before.published < latest.published for before in sayings.values())
        if replaces and (last is None or latest > last[0]):
            last = (latest, at)
    return None if last is None else (rows[last[1]], last[0].speaker)


def _joined(field: str, rows: Sequence[Worded[B]], why: str) -> Contradiction:
    sides = tuple(Side(row.words, support_of(row.value)) for row in rows)
    later = corrected(rows)
    if later is not None:
        why = f"{why}; a source that gave another value before later gave {later[0].words}"
    return Contradiction(field, sides, None if later is None else later[0].words, why)


def _whys(part: frozenset[int], found: dict[frozenset[int], str]) -> str:
    return "; ".join(dict.fromkeys(why for pair, why in sorted(found.items(), key=_order) if pair <= part))


def _order(row: tuple[frozenset[int], str]) -> list[int]:
    return sorted(row[0])


def _parts(found: dict[frozenset[int], str]) -> list[frozenset[int]]:
    parts: list[frozenset[int]] = []
    for pair in found:
        touching = [part for part in parts if part & pair]
        parts = [part for part in parts if not part & pair] + [pair.union(*touching)]
    return sorted(parts, key=sorted)
