"""Where the text quotes, and whether words are a source's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from sayso.records import Manner, Span

_CLOSED_BY: Final = {"“": "”", "«": "»", "„": "“”", "‟": "”", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'"}
_MARK: Final = re.compile(r"''|``|[“”«»„‟\"‘’']")
LONGEST_QUOTATION_CHARS: Final = 3000
# A quotation by sloppy edges still counts as whole: share of its letters that must lie inside.
_MOSTLY: Final = 0.9


def quotations_in(text: str) -> tuple[Span, ...]:
    """Quotations with their marks, outermost only, in text order.

    A mark that is not closed within the paragraph opens one up to the end of the paragraph, as long speeches are set.
    """
    found: list[Span] = []
    marks = list(_MARK.finditer(text))
    position = ends = 0
    for number, mark in enumerate(marks):
        if mark.start() < position or not _opens(text, mark):
            continue
        if mark.start() >= ends:
            ends = _paragraph_end(text, mark.start())
        closing = _closing(text, marks, number, ends)
        if closing is None and mark.group() in ("'", "‘", "''"):
            continue  # an apostrophe, as a rule
        end = closing.end() if closing else ends
        if 2 < end - mark.start() <= LONGEST_QUOTATION_CHARS:
            found.append(Span(mark.start(), end))
            position = end
    return tuple(found)


def _closing(text: str, marks: Sequence[re.Match[str]], number: int, ends: int) -> re.Match[str] | None:
    """The mark that closes one; the search ends with the paragraph, or where the quotation would be none any more."""
    mark = marks[number]
    closers = _closers(mark.group())
    for place in range(number + 1, len(marks)):
        other = marks[place]
        if other.start() >= ends or other.start() > mark.start() + LONGEST_QUOTATION_CHARS:
            return None
        if other.group() in closers and _closes(text, other):
            return other
    return None


def _closers(mark: str) -> tuple[str, ...]:
    closing = _CLOSED_BY.get(mark, "")
    return (closing,) if closing in ("''",) else tuple(closing)


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() not in _CLOSED_BY:
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    free = not before or before.isspace() or before in "([{—–-:“\"‘'/>*_"
    return free and bool(after) and (not after.isspace() or mark.group() in ("``", "''", '"', "“"))


def _closes(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in ("'", "’"):
        return not before.isspace() and not after.isalnum()
    return not after.isalnum()


def _paragraph_end(text: str, start: int) -> int:
    found = text.find("\n\n", start)
    end = len(text) if found < 0 else found
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def quotation_at(offset: int, quotations: Sequence[Span]) -> Span | None:
    """The quotation that holds a character."""
    place = bisect_left(quotations, offset + 1, key=lambda span: span.start) - 1
    return quotations[place] if place >= 0 and offset < quotations[place].end else None


def manner_of(content: Sequence[Span], quotations: Sequence[Span], text: str) -> Manner:
    """Direct if all of the content is quoted, mixed if a part is, else indirect."""
    letters = quoted = 0
    for piece in content:
        for offset in range(piece.start, piece.end):
            if text[offset].isalnum():
                letters += 1
                quoted += quotation_at(offset, quotations) is not None
    if not quoted:
        return Manner.INDIRECT
    return Manner.DIRECT if quoted >= _MOSTLY * letters else Manner.MIXED
