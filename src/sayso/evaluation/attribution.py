"""Scores attributions: exact spans of each role, and whole attributions with all parts and their link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.records import Span

ROLES: Final = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many predictions were right, of how many predicted and how many in the gold data."""

    right: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True)
class RoleSpans:
    """One attribution, gold or predicted."""

    source: frozenset[Span]
    cue: frozenset[Span]
    content: frozenset[Span]


def added(rows: Iterable[Counts]) -> Counts:
    """The sum of several counts."""
    listed = list(rows)
    return Counts(*(sum(getattr(row, part) for row in listed) for part in ("right", "predicted", "gold")))


def overlap(predicted: Collection[object], gold: Collection[object]) -> Counts:
    """Counts over two sets of the same kind."""
    found, wanted = set(predicted), set(gold)
    return Counts(len(found & wanted), len(found), len(wanted))


def role_counts(
    text: str, predicted: Sequence[RoleSpans], gold: Sequence[RoleSpans], *, cut_at_lines: bool
) -> dict[str, Counts]:
    """Exact spans by role.

    Args:
        cut_at_lines: as the published token set of PolNeAR has it: one sentence a line, spans begin anew on each.
    """
    found, wanted = (pieces_by_role(text, side, cut_at_lines=cut_at_lines) for side in (predicted, gold))
    return {role: overlap(found[role], wanted[role]) for role in ROLES}


def pieces_by_role(text: str, attributions: Sequence[RoleSpans], *, cut_at_lines: bool) -> dict[str, set[Span]]:
    """All spans of each role, cut at line ends if so wanted."""

    def spans(role: str) -> set[Span]:
        every = {span for one in attributions for span in getattr(one, role)}
        return {piece for span in every for piece in _lines(text, span)} if cut_at_lines else every

    return {role: spans(role) for role in ROLES}


def whole_counts(predicted: Sequence[RoleSpans], gold: Sequence[RoleSpans]) -> Counts:
    """Attributions of which every part is right."""
    right = sum(one in predicted for one in gold)
    return Counts(right, len(predicted), len(gold))


def _lines(text: str, span: Span) -> Iterable[Span]:
    start = span.start
    for line in span.text_in(text).split("\n"):
        inner = line.strip()
        if inner:
            first = start + line.index(inner[0])
            yield Span(first, first + len(inner))
        start += len(line) + 1
