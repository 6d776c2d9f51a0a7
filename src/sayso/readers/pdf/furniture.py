"""Finds what pages repeat at their head and foot: running titles, page numbers, addresses. Left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sayso.readers.pdf.columns import Line

_ROWS_AT_EDGE: Final = 3
# In usual distances of two rows.
_LEAST_GAP: Final = 1.4
# Share of the pages that must carry a line for it to be furniture; left and right pages may differ.
_LEAST_SHARE: Final = 0.4
_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|seite|стр\.?|p\.?)\s*)?\d{1,4}(?:\s*(?:of|/|von|из|sur)\s*\d{1,4})?\W*|\W*[ivxlc]{1,6}\W*", re.I
)
_HEAD_FOOT_SHARE: Final = 0.12


def without_furniture(pages: Sequence[tuple[tuple[Line, ...], float]]) -> list[tuple[Line, ...]]:
    """The lines of each page without what repeats.

    Args:
        pages: lines in reading order, and the height of the page.
    """
    edges = [_edge_lines(lines) for lines, _ in pages]
    counts = Counter(key for found in edges for key in {_key(line) for line in found})
    least = max(2, round(len(pages) * _LEAST_SHARE))
    kept = []
    for (lines, height), at_edge in zip(pages, edges, strict=True):
        ids = {id(line) for line in at_edge if counts[_key(line)] >= least and len(pages) > 1}
        ids |= {id(line) for line in at_edge if _is_page_number(line, lines, height)}
        kept.append(tuple(line for line in lines if id(line) not in ids))
    return kept


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The few rows at the head and at the foot of a page that a gap parts from the rest."""
    rows = sorted({round(line.y, 1) for line in lines}, reverse=True)
    gaps = [above - below for above, below in pairwise(rows)]
    if not gaps:
        return []
    wide = _LEAST_GAP * sorted(gaps)[len(gaps) // 4]
    head = next((n + 1 for n, gap in enumerate(gaps[:_ROWS_AT_EDGE]) if gap > wide), 0)
    foot = next((n + 1 for n, gap in enumerate(gaps[::-1][:_ROWS_AT_EDGE]) if gap > wide), 0)
    edge = {*rows[:head], *rows[len(rows) - foot :]}
    return [line for line in lines if round(line.y, 1) in edge]


def _key(line: Line) -> str:
    words = " ".join(word.text for word in line.words).casefold()
    return f"{_NUMBER.sub('#', words)}@{round(line.y / 12)}"


def _is_page_number(line: Line, lines: Sequence[Line], page_height: float) -> bool:
    words = " ".join(word.text for word in line.words)
    if not _PAGE_NUMBER.fullmatch(words):
        return False
    ys = [other.y for other in lines]
    # A lone number in the middle of a page is part of a table or a list.
    near = _HEAD_FOOT_SHARE * page_height
    return line.y >= max(ys) - 1 or line.y <= min(ys) + min(near, 1)
