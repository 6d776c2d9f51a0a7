"""States of one page: their order, and what changed between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from sayso.ledger.answers import Change, Stretch
from sayso.ledger.rows import AnyRow
from sayso.ledger.tables import readings
from sayso.records import Span

# Comparing takes up to the product of both sides' pieces; past this many, a stretch is given as replaced as a whole.
# 2 million pairs take about a second.
_MOST_PAIRS: Final = 2_000_000
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")


def states(connection: Connection, key: str) -> list[AnyRow]:
    """The rows of all states of an address (`rows.url_key`), oldest first."""
    statement = select(readings).where(readings.c.url_key == key).order_by(readings.c.moment, readings.c.number)
    return list(connection.execute(statement))


class _Piece(NamedTuple):
    text: str
    start: int
    end: int


def changes(before: str, after: str) -> tuple[Stretch, ...]:
    """What differs between two texts: by lines first, then by words within the lines that differ."""
    found: list[Stretch] = []
    for a, b in _differing(_pieces(_LINE, before, 0), _pieces(_LINE, after, 0)):
        words_a = _pieces(_WORD, before[a[0] : a[1]], a[0])
        words_b = _pieces(_WORD, after[b[0] : b[1]], b[0])
        found.extend(_stretch(x, y) for x, y in _differing(words_a, words_b, ends=(a, b)))
    return tuple(found)


Range = tuple[int, int]


def _pieces(pattern: re.Pattern[str], text: str, offset: int) -> list[_Piece]:
    return [_Piece(m[0], m.start() + offset, m.end() + offset) for m in pattern.finditer(text)]


def _differing(
    before: list[_Piece], after: list[_Piece], ends: tuple[Range, Range] = ((0, 0), (0, 0))
) -> Iterator[tuple[Range, Range]]:
    """Character ranges that differ; `ends` gives the place of a side that has no pieces."""
    same = 0
    shorter = min(len(before), len(after))
    while same < shorter and before[same].text == after[same].text:
        same += 1
    tail = 0
    while tail < shorter - same and before[-1 - tail].text == after[-1 - tail].text:
        tail += 1
    middle_a, middle_b = before[same : len(before) - tail], after[same : len(after) - tail]
    if not middle_a and not middle_b:
        return
    if len(middle_a) * len(middle_b) > _MOST_PAIRS:
        blocks = [("replace", 0, len(middle_a), 0, len(middle_b))]
    else:
        texts_a, texts_b = [p.text for p in middle_a], [p.text for p in middle_b]
        blocks = list(SequenceMatcher(None, texts_a, texts_b, autojunk=False).get_opcodes())
    for kind, a, a_end, b, b_end in blocks:
        if kind != "equal":
            yield (
                _range(before, same + a, same + a_end, ends[0][0]),
                _range(after, same + b, same + b_end, ends[1][0]),
            )


def _range(pieces: list[_Piece], first: int, last_exclusive: int, empty_at: int) -> Range:
    if first < last_exclusive:
        return pieces[first].start, pieces[last_exclusive - 1].end
    at = pieces[first - 1].end if first else pieces[0].start if pieces else empty_at
    return at, at


def _stretch(before: Range, after: Range) -> Stretch:
    removed = Span(*before) if before[0] < before[1] else None
    added = Span(*after) if after[0] < after[1] else None
    if removed and added:
        return Stretch(Change.REPLACED, removed, added)
    return Stretch(Change.REMOVED if removed else Change.ADDED, removed, added)
