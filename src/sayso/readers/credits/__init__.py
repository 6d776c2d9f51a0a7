"""Who is credited for a text: wire bylines, sign-offs, bylines of writers, and the dateline that opens it.

A credit is a line or a mark that stands apart from the running text. "Reuters reported that ..." is attribution, which
is no business of a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.readers.credits.datelines import FoundDateline, find_dateline
from sayso.readers.credits.names import Piece
from sayso.readers.credits.signoffs import LONGEST_LINE_CHARS, find_in_head, find_in_tail, find_signoff
from sayso.records import Credit, CreditKind, Span

__all__ = ["FoundCredits", "find_credits", "is_credit_line"]

_HEAD_LINES: Final = 8
_TAIL_LINES: Final = 8
# Bylines above a dateline are shorter than the lines of a wrapped text.
_LEAST_WRAPPED_CHARS: Final = 55
_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class FoundCredits:
    """Credits in text order; `authors` are the people who wrote or reported, in the order that they are named."""

    credits: tuple[Credit, ...]
    dateline: Span | None
    authors: tuple[str, ...]


def find_credits(text: str, *, title: str | None) -> FoundCredits:
    """Find who is credited in a whole text.

    Args:
        text: the text of a document; only its first and last lines, and lines that name editors, can hold credits.
        title: the headline, which is passed over where it is the first line.
    """
    lines = [line for line in _lines(text) if line.text.strip()]
    if lines and title and lines[0].text.strip() == title.strip():
        lines = lines[1:]
    dateline: FoundDateline | None = None
    found: list[Credit] = []
    for number, line in enumerate(lines):
        in_head, in_tail = number < _HEAD_LINES, number >= len(lines) - _TAIL_LINES
        begins = number == 0 or _begins_paragraph(text, lines[number - 1], line)
        if in_head and begins and dateline is None and (dateline := find_dateline(line)) is not None:
            found += dateline.credits
            found += find_in_tail(line) if in_tail else []
            continue
        here = find_in_head(line) if in_head else []
        here = here or (find_in_tail(line) if in_tail else [])
        found += here or find_signoff(line)
    kept = _without_overlaps(found)
    authors = dict.fromkeys(credit.name for credit in kept if credit.kind is CreditKind.AUTHOR)
    return FoundCredits(kept, dateline.span if dateline else None, tuple(authors))


def is_credit_line(line: str) -> bool:
    """Whether a line does nothing but name who wrote, sent or translated the text."""
    piece = Piece(line, 0)
    if not line.strip() or len(line) > LONGEST_LINE_CHARS:
        return False
    found = find_in_head(piece) or find_in_tail(piece)
    return bool(found) and (found[0].span.start <= _FAR_IN or len(line) <= _SHORT_LINE_CHARS)


# A credit that begins later, in a longer line, hangs behind a sentence that is worth reading.
_FAR_IN: Final = 40
_SHORT_LINE_CHARS: Final = 60


def _begins_paragraph(text: str, before: Piece, line: Piece) -> bool:
    """Whether a line does not go on with a wrapped line before it."""
    gap = text[before.start + len(before.text) : line.start]
    return len(before.text) < _LEAST_WRAPPED_CHARS or gap.replace("\r\n", "\n").count("\n") > 1


def _lines(text: str) -> Iterator[Piece]:
    return (Piece(match.group(), match.start()) for match in _LINE.finditer(text))


def _without_overlaps(found: Sequence[Credit]) -> tuple[Credit, ...]:
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda credit: (credit.span, credit.name)):
        if not kept or credit.span.start >= kept[-1].span.end:
            kept.append(credit)
    return tuple(kept)
